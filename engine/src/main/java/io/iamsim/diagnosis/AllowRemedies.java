package io.iamsim.diagnosis;

import io.iamsim.decision.Layer;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PolicyVersion;
import io.iamsim.model.Statement;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remedies for a missing Allow in one layer or level: a request for which the nearest Allow holds,
 * an entry more in the nearest Allow, a statement more.
 */
final class AllowRemedies {
  private final State now;
  private final Parties parties;
  private final Layer layer;
  private final @Nullable String target;
  private final List<Candidate> candidates = new ArrayList<>();

  private AllowRemedies(State now, Parties parties, Layer layer, @Nullable String target) {
    this.now = now;
    this.parties = parties;
    this.layer = layer;
    this.target = target;
  }

  /** What may help, not tried yet; the smallest first. */
  static List<Candidate> of(
      State now,
      Parties parties,
      Layer layer,
      @Nullable String target,
      Optional<StatementExplanation> nearest) {
    AllowRemedies remedies = new AllowRemedies(now, parties, layer, target);
    nearest.flatMap(RequestRemedies::satisfying).ifPresent(remedies.candidates::add);
    nearest.ifPresent(remedies::extend);
    remedies.addStatement(nearest);
    return remedies.candidates;
  }

  /** An entry more, where but one part of the statement does not fit. */
  private void extend(StatementExplanation miss) {
    List<PartExplanation> wrong =
        miss.parts().stream()
            .filter(part -> part.outcome() != PartExplanation.Outcome.MATCHES)
            .toList();
    Optional<AttachedPolicy> policy =
        LayerAccess.policy(now.policies(), layer, target, miss.policy())
            .filter(found -> !parties.environment().isAwsManaged(found.document()));
    if (wrong.size() != 1 || policy.isEmpty()) {
      return;
    }
    Statement statement = miss.statement();
    String action = parties.request().action().text();
    String resource = parties.request().resource();
    switch (wrong.get(0).part()) {
      case ACTION -> {
        if (statement.action() != null && !statement.action().negated()) {
          extend(
              miss,
              policy.get(),
              "add the action to the statement's `Action`",
              Json.quoted(action),
              each -> StatementEdit.withAction(each, action));
        }
      }
      case RESOURCE -> {
        if (statement.resource() != null && !statement.resource().negated()) {
          extend(
              miss,
              policy.get(),
              "add the resource to the statement's `Resource`",
              Json.quoted(resource),
              each -> StatementEdit.withResource(each, resource));
        }
      }
      case PRINCIPAL -> extendPrincipal(miss, policy.get());
      case CONDITION -> {}
    }
  }

  private void extendPrincipal(StatementExplanation miss, AttachedPolicy policy) {
    Statement statement = miss.statement();
    Optional<String> principal = parties.principalJson();
    if (statement.principal() == null || statement.principal().negated() || principal.isEmpty()) {
      return;
    }
    StatementEdit.document(statement(principal), policy.document())
        .map(document -> document.statements().get(0))
        .ifPresent(
            other ->
                extend(
                    miss,
                    policy,
                    "add the caller to the statement's `Principal`",
                    principal.get(),
                    each -> StatementEdit.withPrincipalsOf(each, other)));
  }

  private void extend(
      StatementExplanation miss,
      AttachedPolicy policy,
      String text,
      String json,
      UnaryOperator<Statement> change) {
    UnaryOperator<PolicyDocument> edit = StatementEdit.changing(miss.statement(), change);
    Remedy remedy =
        new Remedy(
            Remedy.Kind.EXTEND_STATEMENT,
            layer,
            target,
            policy.name(),
            miss.statement().span(),
            text,
            json,
            parties.responsible(layer, target),
            List.of());
    candidates.add(
        Candidate.ofPolicies(
            remedy, policies -> LayerAccess.edited(policies, layer, policy, edit)));
  }

  /**
   * A statement more: in the policy of the nearest Allow, else in another, else in a new one; in a
   * new one also where the policy is attached to others.
   */
  private void addStatement(Optional<StatementExplanation> nearest) {
    Optional<String> principal = parties.principalJson();
    boolean impossible =
        layer == Layer.RESOURCE
            && !now.policies().resource().applies()
            && !parties.resourceCanHavePolicy();
    if (impossible || (parties.type(layer).hasPrincipal() && principal.isEmpty())) {
      return;
    }
    String json = statement(principal);
    Optional<AttachedPolicy> policy = policyFor(nearest);
    boolean shared =
        layer == Layer.IDENTITY
            && policy.filter(found -> !parties.othersWith(layer, found).isEmpty()).isPresent();
    if (policy.isEmpty() || shared) {
      addPolicy(json);
    }
    policy.ifPresent(found -> addTo(found, json));
  }

  private void addTo(AttachedPolicy policy, String json) {
    StatementEdit.adding(json, policy.document())
        .ifPresent(
            edit ->
                candidates.add(
                    Candidate.ofPolicies(
                        remedy(
                            policy.name(),
                            policy.document().span(),
                            "add a statement to the policy",
                            json),
                        policies -> LayerAccess.edited(policies, layer, policy, edit))));
  }

  private void addPolicy(String json) {
    PolicyDocument empty = emptyDocument();
    StatementEdit.adding(json, empty)
        .ifPresent(
            edit ->
                candidates.add(
                    Candidate.ofPolicies(
                        remedy(null, null, newPolicy(), json),
                        policies ->
                            LayerAccess.added(
                                policies,
                                layer,
                                target,
                                AttachedPolicy.of("remedy", edit.apply(empty))))));
  }

  private Remedy remedy(
      @Nullable String policy, @Nullable SourceSpan place, String text, String json) {
    return new Remedy(
        Remedy.Kind.ADD_STATEMENT,
        layer,
        target,
        policy,
        place,
        text,
        json,
        parties.responsible(layer, target),
        List.of());
  }

  private String newPolicy() {
    return switch (layer) {
      case IDENTITY -> "give `" + parties.callerName() + "` an inline policy with the statement";
      case RESOURCE -> "give the resource a policy with the statement";
      case SERVICE_CONTROL, RESOURCE_CONTROL ->
          "attach a policy with the statement" + (target == null ? "" : " to " + target);
      default -> "make a policy with the statement";
    };
  }

  private Optional<AttachedPolicy> policyFor(Optional<StatementExplanation> nearest) {
    return nearest
        .flatMap(miss -> LayerAccess.policy(now.policies(), layer, target, miss.policy()))
        .filter(this::isEditable)
        .or(
            () ->
                LayerAccess.get(now.policies(), layer).stream()
                    .map(PolicyLayer::levels)
                    .flatMap(List::stream)
                    .filter(level -> Objects.equals(level.target(), target))
                    .map(PolicyLevel::policies)
                    .flatMap(List::stream)
                    .filter(this::isEditable)
                    .findFirst());
  }

  private boolean isEditable(AttachedPolicy policy) {
    return !parties.environment().isAwsManaged(policy.document());
  }

  private PolicyDocument emptyDocument() {
    return new PolicyDocument(
        parties.type(layer),
        PolicyVersion.V2012_10_17,
        null,
        List.of(),
        0,
        SourceSpan.at("remedy", 1, 1));
  }

  /** The statement that allows the request and nothing else. */
  private String statement(Optional<String> principal) {
    PolicyType type = parties.type(layer);
    StringBuilder json = new StringBuilder("{\"Effect\": \"Allow\"");
    if (type.hasPrincipal()) {
      json.append(", \"Principal\": ").append(principal.orElse("\"*\""));
    }
    json.append(", \"Action\": ").append(Json.quoted(parties.request().action().text()));
    if (type == PolicyType.KMS_KEY) {
      json.append(", \"Resource\": \"*\"");
    } else if (type != PolicyType.ROLE_TRUST) {
      json.append(", \"Resource\": ").append(Json.quoted(parties.request().resource()));
    }
    return json.append('}').toString();
  }
}
