package io.iamsim.authorize;

import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.service.ServiceFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the policies at hand take part for this kind of caller and this action (EVAL-5, SCP-2,
 * RCP-2, PB-3, SESS-5, VPCE-6), whoever brought them.
 */
final class LayerRules {
  private static final Set<PrincipalKind> WITH_IDENTITY =
      EnumSet.of(PrincipalKind.USER, PrincipalKind.ROLE_SESSION, PrincipalKind.FEDERATED_USER);
  private static final Set<PrincipalKind> WITH_SESSION =
      EnumSet.of(
          PrincipalKind.ROLE_SESSION, PrincipalKind.FEDERATED_USER, PrincipalKind.ASSUMED_ROOT);
  private static final Set<PrincipalKind> WITHOUT_ACCOUNT =
      EnumSet.of(
          PrincipalKind.SERVICE,
          PrincipalKind.ANONYMOUS,
          PrincipalKind.IDENTITY_PROVIDER,
          PrincipalKind.ORIGIN_ACCESS_IDENTITY);

  private static final Set<Layer> SINGULAR =
      EnumSet.of(Layer.RESOURCE, Layer.VPC_ENDPOINT, Layer.PERMISSIONS_BOUNDARY);

  private final RequestFacts facts;
  private final RequestPrincipal principal;
  private final ServiceFacts service;
  private final Map<Layer, PolicyLayer> layers = new EnumMap<>(Layer.class);
  private final List<Note> notes = new ArrayList<>();

  private LayerRules(RequestFacts facts, ServiceFacts service) {
    this.facts = facts;
    this.principal = facts.request().principal();
    this.service = service;
  }

  /** The layers that take part, and remarks on policies that do not. */
  record Participation(Map<Layer, PolicyLayer> layers, List<Note> notes) {}

  static Participation of(ApplicablePolicies policies, RequestFacts facts, ServiceFacts service) {
    LayerRules rules = new LayerRules(facts, service);
    rules.take(policies);
    return new Participation(rules.layers, rules.notes);
  }

  private void take(ApplicablePolicies policies) {
    PrincipalKind kind = principal.kind();
    boolean serviceLinked =
        principal instanceof RequestPrincipal.RoleSession session && session.isServiceLinked();
    put(
        Layer.RESOURCE_CONTROL,
        policies.resourceControl(),
        service.resourceControlApplies(),
        "resource control policies do not reach this request");
    put(
        Layer.SERVICE_CONTROL,
        policies.serviceControl(),
        !WITHOUT_ACCOUNT.contains(kind) && !serviceLinked,
        "service control policies do not bind this caller");
    put(
        Layer.VPC_ENDPOINT,
        facts.perhapsViaService() ? perhaps(policies.vpcEndpoint()) : policies.vpcEndpoint(),
        !facts.viaService(),
        "an AWS service makes the call, not through the caller's VPC endpoint");
    put(
        Layer.RESOURCE,
        policies.resource(),
        service.withoutResourcePolicy().isEmpty(),
        service.withoutResourcePolicy().map(ServiceFacts.RuleVerdict::text).orElse(""));
    put(
        Layer.IDENTITY,
        policies.identity(),
        WITH_IDENTITY.contains(kind),
        "the caller has no identity-based policies");
    put(
        Layer.PERMISSIONS_BOUNDARY,
        policies.permissionsBoundary(),
        WITH_IDENTITY.contains(kind) && !serviceLinked,
        "the caller has no permissions boundary");
    put(
        Layer.SESSION,
        policies.session(),
        WITH_SESSION.contains(kind),
        "session policies limit sessions only");
    if (policies.scopeDown().state() != PolicyLayer.State.NOT_APPLICABLE) {
      put(
          Layer.SCOPE_DOWN,
          policies.scopeDown(),
          !WITHOUT_ACCOUNT.contains(kind),
          "the caller has no credentials to scope down");
    }
  }

  private static PolicyLayer perhaps(PolicyLayer vpcEndpoint) {
    return vpcEndpoint.applies()
        ? PolicyLayer.notProvided("it is not known whether an AWS service makes the call")
        : vpcEndpoint;
  }

  /** The rule for which the policies of a layer are not used. */
  private String rule(Layer layer) {
    return switch (layer) {
      case RESOURCE ->
          service.withoutResourcePolicy().map(ServiceFacts.RuleVerdict::rule).orElse("EVAL-5");
      case VPC_ENDPOINT -> "VPCE-6";
      default -> "EVAL-5";
    };
  }

  private void put(Layer layer, PolicyLayer policies, boolean takesPart, String otherwise) {
    if (takesPart) {
      layers.put(layer, policies);
      return;
    }
    layers.put(layer, PolicyLayer.notApplicable(otherwise));
    boolean guardrail = layer == Layer.RESOURCE_CONTROL || layer == Layer.SERVICE_CONTROL;
    if (policies.applies() && !guardrail) {
      notes.add(
          new Note(
              Note.Kind.WARNING,
              rule(layer),
              "the "
                  + layer.title()
                  + (SINGULAR.contains(layer) ? " is" : " are")
                  + " not used: "
                  + otherwise));
    }
  }
}
