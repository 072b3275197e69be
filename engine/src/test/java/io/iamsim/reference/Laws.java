package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.Statement;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What holds of every decider, whatever the rules say. */
final class Laws {
  private Laws() {}

  /** EVAL-3: the order of statements and of policies never matters. */
  static void orderNeverMatters(
      Decider decider, AccessRequest request, ApplicablePolicies policies, long seed) {
    Random random = new Random(seed);
    ApplicablePolicies shuffled = mapLayers(policies, layer -> shuffled(layer, random));
    assertThat(decider.decide(request, shuffled)).isEqualTo(decider.decide(request, policies));
  }

  /** EVAL-2: what was not allowed is not allowed with a further Deny. */
  static void denyNeverAllows(
      Decider decider,
      AccessRequest request,
      ApplicablePolicies before,
      ApplicablePolicies withDeny) {
    if (decider.decide(request, before) != Decision.ALLOWED) {
      assertThat(decider.decide(request, withDeny)).isNotEqualTo(Decision.ALLOWED);
    }
  }

  /** What was allowed, or may be, is not denied with a further Allow. */
  static void allowNeverDenies(
      Decider decider,
      AccessRequest request,
      ApplicablePolicies before,
      ApplicablePolicies withAllow) {
    Decision decision = decider.decide(request, before);
    if (decision == Decision.ALLOWED) {
      assertThat(decider.decide(request, withAllow)).isEqualTo(Decision.ALLOWED);
    } else if (decision == Decision.UNKNOWN) {
      assertThat(decider.decide(request, withAllow).isDenied()).isFalse();
    }
  }

  /** EVAL-17: what is decided without a key is decided so whatever the key holds. */
  static void unknownNeverGuesses(
      Decider decider,
      AccessRequest request,
      ApplicablePolicies policies,
      String key,
      ContextValue value) {
    Decision blind = decider.decide(with(request, key, new ContextValue.Unknown()), policies);
    Decision seeing = decider.decide(with(request, key, value), policies);
    switch (blind) {
      case ALLOWED -> assertThat(seeing).isEqualTo(Decision.ALLOWED);
      case EXPLICIT_DENY -> assertThat(seeing).isEqualTo(Decision.EXPLICIT_DENY);
      case IMPLICIT_DENY -> assertThat(seeing.isDenied()).isTrue();
      case UNKNOWN -> {}
    }
  }

  private static AccessRequest with(AccessRequest request, String key, ContextValue value) {
    RequestContext.Builder context = RequestContext.builder();
    request.context().values().forEach((name, known) -> context.put(name.text(), known));
    return new AccessRequest(
        request.principal(),
        request.action(),
        request.resource(),
        request.resourceAccount(),
        context.put(key, value).build());
  }

  private static ApplicablePolicies mapLayers(
      ApplicablePolicies policies, UnaryOperator<PolicyLayer> change) {
    return new ApplicablePolicies(
            change.apply(policies.identity()),
            change.apply(policies.permissionsBoundary()),
            change.apply(policies.session()),
            change.apply(policies.serviceControl()),
            change.apply(policies.resourceControl()),
            change.apply(policies.resource()),
            change.apply(policies.vpcEndpoint()))
        .withScopeDown(change.apply(policies.scopeDown()))
        .withKmsGrants(policies.kmsGrants())
        .withS3(policies.s3());
  }

  private static PolicyLayer shuffled(PolicyLayer layer, Random random) {
    List<PolicyLevel> levels =
        layer.levels().stream()
            .map(level -> new PolicyLevel(level.target(), policies(level.policies(), random)))
            .toList();
    return new PolicyLayer(layer.state(), levels, layer.reason());
  }

  private static List<AttachedPolicy> policies(List<AttachedPolicy> policies, Random random) {
    List<AttachedPolicy> shuffled = new ArrayList<>();
    for (AttachedPolicy policy : policies) {
      PolicyDocument document = policy.document();
      List<Statement> statements = new ArrayList<>(document.statements());
      Collections.shuffle(statements, random);
      shuffled.add(
          AttachedPolicy.of(
              policy.name(),
              new PolicyDocument(
                  document.type(),
                  document.version(),
                  document.id(),
                  statements,
                  document.size(),
                  document.span())));
    }
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
