package io.iamsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.SourceText;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody uses any more is not kept. */
class MemoryTest {
  private static final int ENOUGH = 50;

  private static final AccessRequest REQUEST =
      new AccessRequest(
          RequestPrincipal.parse("arn:aws:iam::123456789012:user/u").orElseThrow(),
          ActionName.parse("s3:GetObject").orElseThrow(),
          "arn:aws:s3:::b/x",
          null,
          RequestContext.empty());

  private static PolicyDocument document() {
    return PolicyParser.parse(
            SourceText.of(
                "p",
                "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\","
                    + " \"Action\": \"s3:Get*\", \"Resource\": \"arn:aws:s3:::b/*\"}]}"),
            PolicyType.IDENTITY,
            ParseMode.STRICT)
        .orElseThrow();
  }

  /** Asks in every way and forgets the policy. */
  private static WeakReference<PolicyDocument> ask(IamEngine engine) {
    PolicyDocument document = document();
    ApplicablePolicies policies =
        ApplicablePolicies.none()
            .withIdentity(PolicyLayer.of(List.of(AttachedPolicy.of("p", document))));
    assertThat(engine.decide(REQUEST, policies)).isEqualTo(Decision.ALLOWED);
    assertThat(engine.authorize(REQUEST, policies).decision()).isEqualTo(Decision.ALLOWED);
    assertThat(engine.explain(REQUEST, policies).result().decision()).isEqualTo(Decision.ALLOWED);
    return new WeakReference<>(document);
  }

  /** The environment of an engine that was asked in every way and then forgotten. */
  private static WeakReference<Environment> environmentOfUsedEngine() {
    Environment environment = new EnvironmentBuilder().build().orElseThrow();
    IamEngine engine = IamEngine.of(environment);
    ask(engine);
    assertThat(engine.decide(REQUEST)).isEqualTo(Decision.IMPLICIT_DENY);
    return new WeakReference<>(environment);
  }

  private static boolean goes(WeakReference<?> reference) {
    for (int i = 0; i < ENOUGH && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }

  @Test
  void anEngineGoesWhenItIsNoLongerUsed() {
    assertThat(goes(environmentOfUsedEngine())).isTrue();
  }

  @Test
  void policiesGoWhenTheyAreNoLongerUsed() {
    IamEngine engine = IamEngine.of(Environment.empty());
    List<WeakReference<PolicyDocument>> forgotten = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      forgotten.add(ask(engine));
    }
    // a thread may still hold what it was asked last
    assertThat(forgotten.subList(0, 9)).allMatch(MemoryTest::goes);
    assertThat(ask(engine).get()).isNotNull();
  }
}
