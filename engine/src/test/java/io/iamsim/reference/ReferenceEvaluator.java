package io.iamsim.reference;

import com.google.common.collect.Sets;
import io.iamsim.decision.Decision;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.ConditionKey;
import io.iamsim.reference.LayerRules.Outlook;
import io.iamsim.reference.LayerRules.Possibility;
import io.iamsim.reference.ReferenceDecision.LayerWord;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides a request by reading the rules aloud: {@code decideOne} of section 4.3 of
 * docs/semantics.md over the model as it was parsed. Nothing is compiled, indexed or remembered.
 *
 * <p>The context is complete: a key that it does not have is absent. Where a layer depends on
 * something unknown, the decision is made for everything that the layers may say (EVAL-17). If all
 * of it denies but not all explicitly, the answer is the weaker claim, an implicit denial.
 */
public final class ReferenceEvaluator {
  private static final ConditionKey VPC = ConditionKey.of("aws:SourceVpc");
  private static final ConditionKey MFA = ConditionKey.of("aws:MultiFactorAuthPresent");

  private ReferenceEvaluator() {}

  /** The decision on a request whose context is complete. */
  public static ReferenceDecision decide(
      AccessRequest asked,
      ApplicablePolicies policies,
      Map<ConditionKey, ContextValue> completedContext,
      ReferenceFacts facts) {
    AccessRequest request = ServiceFacts.asAuthorized(asked);
    if (ServiceFacts.isOnAnotherType(request)) {
      return ReferenceDecision.byRule(Decision.IMPLICIT_DENY, "ROOM-100");
    }
    Optional<String> always = ServiceFacts.alwaysAllowed(request);
    if (always.isPresent()) {
      return ReferenceDecision.byRule(Decision.ALLOWED, always.get());
    }
    Optional<String> never = ServiceFacts.neverAllowed(request);
    if (never.isPresent()) {
      return ReferenceDecision.byRule(Decision.IMPLICIT_DENY, never.get());
    }
    Question question = question(request, policies, completedContext, facts);
    Truth refused = ServiceFacts.refusedByIam(request, question.value(MFA));
    if (refused == Truth.TRUE) {
      return ReferenceDecision.byRule(Decision.IMPLICIT_DENY, "STS-14");
    }
    if (facts.awsManagedKey() && ServiceFacts.changesManagedKey(request.action())) {
      return ReferenceDecision.byRule(Decision.IMPLICIT_DENY, "KMS-11");
    }
    Truth outsideVpc = outsideVpc(question);
    if (outsideVpc == Truth.TRUE) {
      return ReferenceDecision.byRule(Decision.IMPLICIT_DENY, "S3-12");
    }
    List<Outlook> outlooks =
        Stream.of(
                LayerRules.outlook(Layer.RESOURCE_CONTROL, policies.resourceControl(), question),
                LayerRules.outlook(Layer.SERVICE_CONTROL, policies.serviceControl(), question),
                LayerRules.outlook(Layer.VPC_ENDPOINT, policies.vpcEndpoint(), question),
                LayerRules.outlook(Layer.RESOURCE, policies.resource(), question),
                LayerRules.outlook(Layer.IDENTITY, policies.identity(), question),
                LayerRules.outlook(
                    Layer.PERMISSIONS_BOUNDARY, policies.permissionsBoundary(), question),
                LayerRules.outlook(Layer.SESSION, policies.session(), question),
                LayerRules.outlook(Layer.SCOPE_DOWN, policies.scopeDown(), question))
            .filter(
                o ->
                    o.layer() != Layer.SCOPE_DOWN
                        || policies.scopeDown().state() != PolicyLayer.State.NOT_APPLICABLE)
            .toList();
    Set<Decision> decisions = EnumSet.noneOf(Decision.class);
    GrantRules grants = GrantRules.read(policies.kmsGrants(), question);
    BucketRules bucket = new BucketRules(question, policies);
    List<Outlook> counting =
        outlooks.stream()
            .map(o -> o.layer() == Layer.RESOURCE && !bucket.policyGrants() ? o.withoutGrants() : o)
            .toList();
    for (Set<GrantClass> given : grants.possible()) {
      for (Set<GrantClass> listed : Set.copyOf(List.of(bucket.grants(), bucket.possibleGrants()))) {
        decideAll(
            bucket.asOfOwner(),
            counting,
            new EnumMap<>(Layer.class),
            Sets.union(given, listed),
            decisions);
      }
    }
    boolean deniedAnyway = decisions.equals(EnumSet.of(Decision.EXPLICIT_DENY));
    if (refused == Truth.UNKNOWN || (outsideVpc == Truth.UNKNOWN && !deniedAnyway)) {
      decisions.add(Decision.IMPLICIT_DENY);
    }
    List<LayerWord> words =
        Stream.of(
                outlooks.stream().flatMap(o -> o.words().stream()),
                grants.word().stream(),
                bucket.words().stream(),
                Stream.of(new LayerWord(Layer.VPC_ENDPOINT, null, LayerResult.UNKNOWN))
                    .filter(word -> outsideVpc == Truth.UNKNOWN))
            .flatMap(said -> said)
            .toList();
    return new ReferenceDecision(oneOf(decisions), words, List.of());
  }

  /** S3-12, ROOM-25: whether an access point would refuse the request for its VPC. */
  private static Truth outsideVpc(Question question) {
    String only = question.facts().onlyFromVpc();
    ContextValue vpc = question.value(VPC);
    if (only == null) {
      return Truth.FALSE;
    }
    if (vpc instanceof ContextValue.Unknown) {
      return Truth.UNKNOWN;
    }
    return Truth.of(
        !(vpc instanceof ContextValue.Present present && present.values().contains(only)));
  }

  private static Question question(
      AccessRequest request,
      ApplicablePolicies policies,
      Map<ConditionKey, ContextValue> context,
      ReferenceFacts facts) {
    Question plain = new Question(request, context, facts, Truth.FALSE);
    PolicyLayer.State boundary =
        plain.has(Layer.PERMISSIONS_BOUNDARY)
            ? policies.permissionsBoundary().state()
            : PolicyLayer.State.NOT_APPLICABLE;
    return new Question(
        request,
        context,
        facts,
        switch (boundary) {
          case APPLIES -> Truth.TRUE;
          case NOT_PROVIDED -> Truth.UNKNOWN;
          case NOT_APPLICABLE -> Truth.FALSE;
        });
  }

  /** EVAL-17: every way in which the layers may speak together. */
  private static void decideAll(
      Question question,
      List<Outlook> open,
      Map<Layer, LayerResult> said,
      Set<GrantClass> grants,
      Set<Decision> decisions) {
    if (open.isEmpty()) {
      decisions.add(new Ladder(question, said, grants).decide());
      return;
    }
    Outlook next = open.get(0);
    for (Possibility possibility : next.possible()) {
      said.put(next.layer(), possibility.result());
      decideAll(
          question,
          open.subList(1, open.size()),
          said,
          next.layer() == Layer.RESOURCE ? Sets.union(grants, possibility.grants()) : grants,
          decisions);
    }
  }

  private static Decision oneOf(Set<Decision> decisions) {
    if (decisions.size() == 1) {
      return decisions.iterator().next();
    }
    return decisions.contains(Decision.ALLOWED) ? Decision.UNKNOWN : Decision.IMPLICIT_DENY;
  }
}
