package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.explain.Explanation;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every expected decision of the corpus, one test each. */
class CorpusTest {
  private static final ConcurrentMap<String, Environment> ENVIRONMENTS = new ConcurrentHashMap<>();

  /** An environment and an engine for it. */
  private record House(Environment environment, IamEngine engine) {
    static House of(Environment environment) {
      return new House(environment, IamEngine.of(environment));
    }
  }

  @Test
  void theOrganisationHasAtLeastAHundredAndFiftyDecisionsWithTheirLayer() throws IOException {
    long decisions =
        files("organization").stream()
            .flatMap(file -> expectations(file).decisions().stream())
            .filter(decision -> decision.because() != null)
            .count();
    assertThat(decisions).isGreaterThanOrEqualTo(150);
  }

  @TestFactory
  Stream<DynamicTest> organisation() throws IOException {
    return files("organization").stream().flatMap(CorpusTest::tests);
  }

  @TestFactory
  Stream<DynamicTest> rulesOfTheSemantics() throws IOException {
    return files("semantics").stream().flatMap(CorpusTest::tests);
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of(folder))) {
      return walk.filter(path -> path.toString().endsWith(".iamtest.yaml")).sorted().toList();
    }
  }

  private static ExpectationFile expectations(Path file) {
    return ExpectationReader.read(new FolderFiles().read(file.toString()).orElseThrow())
        .orElseThrow();
  }

  private static Stream<DynamicTest> tests(Path path) {
    ExpectationFile file = expectations(path);
    House house =
        House.of(
            file.environmentPath()
                .map(relative -> environment(new FolderFiles().resolve(path.toString(), relative)))
                .orElseGet(Environment::empty));
    return file.decisions().stream()
        .map(
            decision ->
                dynamicTest(
                    decision.span() + " " + decision.name() + " " + decision.rules(),
                    () -> check(house, decision)));
  }

  private static Environment environment(String path) {
    return ENVIRONMENTS.computeIfAbsent(
        path,
        key -> {
          Checked<Environment> environment =
              EnvironmentLoader.load(List.of(key), new FolderFiles(), ParseMode.STRICT);
          assertThat(environment.findings()).noneMatch(finding -> finding.isError());
          return environment.orElseThrow();
        });
  }

  private static void check(House house, ExpectedDecision expected) {
    IamEngine engine = house.engine();
    Optional<Checked<ApplicablePolicies>> own =
        expected.ownPolicies().map(node -> CasePolicies.read(node, expected.action()));
    if (expected.expect().equals("invalid")) {
      assertThat(own.orElseThrow().ok()).as("the policies are refused").isFalse();
      return;
    }
    AccessRequest request = request(house.environment(), expected);
    own.ifPresent(policies -> assertThat(policies.findings()).noneMatch(f -> f.isError()));
    assertThat(engine.check(request)).isEmpty();
    ApplicablePolicies policies =
        own.map(Checked::orElseThrow).orElseGet(() -> engine.applicablePolicies(request));
    Explanation explanation = engine.explain(request, policies);
    String told = explanation.result() + "\nnearest: " + explanation.nearestMisses();
    Decision decision = explanation.result().decision();
    if (expected.expect().equals("denied")) {
      assertThat(decision.isDenied()).as(told).isTrue();
    } else {
      assertThat(decision.text()).as(told).isEqualTo(expected.expect());
    }
    if (expected.because() != null) {
      assertThat(explanation.result().decidedBy())
          .as(told)
          .extracting(Layer::text)
          .contains(expected.because());
    }
    assertThat(explanation.result().notes())
        .as(told)
        .extracting(Note::rule)
        .containsAll(expected.notes());
    // EVAL-10: asked again, without listening, it is answered alike in everything
    assertThat(engine.authorize(request, policies)).isEqualTo(explanation.result());
  }

  private static AccessRequest request(Environment environment, ExpectedDecision expected) {
    return new AccessRequest(
        principal(environment, expected.principal()),
        ActionName.parse(expected.action()).orElseThrow(),
        expected.resource(),
        expected.resourceAccount() == null ? null : new AccountId(expected.resourceAccount()),
        expected.context());
  }

  /** A principal by ARN, or by a short name such as {@code role/deployer} that only one has. */
  private static RequestPrincipal principal(Environment environment, String text) {
    return RequestPrincipal.parse(text)
        .orElseGet(
            () -> {
              List<String> named =
                  environment.accounts().stream()
                      .flatMap(account -> account.identities().keySet().stream())
                      .filter(arn -> arn.endsWith(":" + text))
                      .toList();
              assertThat(named).as(text).hasSize(1);
              return RequestPrincipal.parse(named.get(0)).orElseThrow();
            });
  }
}
