package io.iamsim.corpus.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.model.PolicyType;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "small",
        "small64",
        "typical",
        "spread-1",
        "spread-10",
        "spread-100",
        "spread-1000",
        "hot-1",
        "hot-10",
        "hot-100",
        "hot-1000",
        "infix-10",
        "infix-100",
        "infix-1000",
        "adversarial-16",
        "adversarial-2048"
      })
  void everyRequestIsDecidedAsItWasMadeToBe(String name) {
    List<String> wrong = new ArrayList<>();
    for (Scene scene : Workload.named(name).scenes()) {
      IamEngine engine = IamEngine.of(scene.environment());
      for (Question question : scene.questions()) {
        Decision decision = engine.authorize(question.request()).decision();
        if (decision != question.expected()) {
          wrong.add(decision + " instead of " + question.expected() + ": " + question.request());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void typicalIsSixtyPercentAllowedAndFifteenDeniedExplicitly() {
    Scene scene = Workload.named("typical").scenes().get(0);
    IamEngine engine = IamEngine.of(scene.environment());
    Map<Decision, Integer> counts = new EnumMap<>(Decision.class);
    scene
        .questions()
        .forEach(
            question ->
                counts.merge(engine.authorize(question.request()).decision(), 1, Integer::sum));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                Decision.ALLOWED, 614, Decision.IMPLICIT_DENY, 256, Decision.EXPLICIT_DENY, 154));
  }

  @Test
  void typicalHasSixIdentityPoliciesOf58StatementsAndEveryOtherLayer() {
    Scene scene = Workload.named("typical").scenes().get(0);
    assertThat(scene.policies())
        .extracting(PolicyText::type)
        .containsExactlyInAnyOrder(
            PolicyType.IDENTITY,
            PolicyType.IDENTITY,
            PolicyType.IDENTITY,
            PolicyType.IDENTITY,
            PolicyType.IDENTITY,
            PolicyType.IDENTITY,
            PolicyType.PERMISSIONS_BOUNDARY,
            PolicyType.SERVICE_CONTROL,
            PolicyType.SERVICE_CONTROL,
            PolicyType.SERVICE_CONTROL,
            PolicyType.RESOURCE);
    assertThat(
            scene.policies().stream()
                .filter(policy -> policy.type() == PolicyType.IDENTITY)
                .mapToInt(policy -> policy.document().statements().size()))
        .containsExactly(2, 12, 9, 5, 4, 26);
  }

  @Test
  void typicalManyIs64RolesThatShareNoName() {
    Workload many = Workload.named("typical-many");
    assertThat(many.scenes()).hasSize(64);
    assertThat(many.size()).isEqualTo(64 * 128);
    assertThat(many.scenes()).extracting(scene -> scene.principal().text()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1000, 10_000})
  void aScalingWorkloadHasAsManyStatementsAsItsNameSays(int size) {
    for (String kind : List.of("spread", "hot", "infix")) {
      Scene scene = Workload.named(kind + "-" + size).scenes().get(0);
      assertThat(scene.statementCount()).as(kind).isEqualTo(size);
      assertThat(scene.questions()).as(kind).hasSize(256);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small64", "typical", "spread-100", "hot-100", "infix-100"})
  void noTwoRequestsAreAlike(String name) {
    List<Question> questions = Workload.named(name).scenes().get(0).questions();
    assertThat(questions).extracting(WorkloadTest::text).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"typical", "spread-100", "hot-100", "infix-100"})
  void theSameNameGivesTheSameTexts(String name) {
    assertThat(texts(name)).isEqualTo(texts(name));
  }

  private static List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Scene scene : Workload.named(name).scenes()) {
      scene.policies().forEach(policy -> texts.add(policy.text()));
      scene.questions().forEach(question -> texts.add(text(question)));
    }
    return texts;
  }

  private static String text(Question question) {
    AccessRequest request = question.request();
    StringBuilder text = new StringBuilder(request.action() + " " + request.resource());
    request
        .context()
        .values()
        .forEach(
            (key, value) ->
                text.append(' ').append(key).append(((ContextValue.Present) value).values()));
    return text.toString();
  }

  @Test
  void theTextsAreTheSameOnEveryMachine() {
    assertThat(texts("typical").hashCode()).isEqualTo(-1280814864);
    assertThat(texts("spread-100").hashCode()).isEqualTo(1650656919);
    assertThat(texts("hot-100").hashCode()).isEqualTo(1776446775);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "large", "spread-", "spread-x", "other-10"})
  void aNameThatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> Workload.named(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
