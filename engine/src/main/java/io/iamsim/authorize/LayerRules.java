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
 * RCP-2, PB-3, SESS-5), whoever brought them.
 */
final class LayerRules {
  private static final Set<PrincipalKind> WITH_IDENTITY =
      EnumSet.of(PrincipalKind.USER, PrincipalKind.ROLE_SESSION, PrincipalKind.FEDERATED_USER);
  private static final Set<PrincipalKind> WITH_SESSION =
      EnumSet.of(
          PrincipalKind.ROLE_SESSION, PrincipalKind.FEDERATED_USER, PrincipalKind.ASSUMED_ROOT);
  private static final Set<PrincipalKind> WITHOUT_ACCOUNT =
      EnumSet.of(PrincipalKind.SERVICE, PrincipalKind.ANONYMOUS, PrincipalKind.IDENTITY_PROVIDER);

  private final RequestPrincipal principal;
  private final ServiceFacts service;
  private final Map<Layer, PolicyLayer> layers = new EnumMap<>(Layer.class);
  private final List<Note> notes = new ArrayList<>();

  private LayerRules(RequestPrincipal principal, ServiceFacts service) {
    this.principal = principal;
    this.service = service;
  }

  /** The layers that take part, and remarks on policies that do not. */
  record Participation(Map<Layer, PolicyLayer> layers, List<Note> notes) {}

  static Participation of(
      ApplicablePolicies policies, RequestPrincipal principal, ServiceFacts service) {
    LayerRules rules = new LayerRules(principal, service);
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
    put(Layer.VPC_ENDPOINT, policies.vpcEndpoint(), true, "");
    put(
        Layer.RESOURCE,
        policies.resource(),
        service.resourcePolicyApplies(),
        "the action works on no resource");
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
              layer == Layer.RESOURCE ? "MATCH-30" : "EVAL-5",
              "the " + layer.title() + " given are not used: " + otherwise));
    }
  }
}
