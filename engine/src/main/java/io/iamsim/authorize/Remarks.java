package io.iamsim.authorize;

import io.iamsim.catalog.ResourcePolicySupport;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.Note;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says beside the decision: what it assumes, what it was not given, and what the
 * service data say against it (UNK-17). Remarks never change a decision.
 */
final class Remarks {
  private final AccessRequest asked;
  private final RequestFacts facts;
  private final ServiceCatalog catalog;
  private final KeysOfActions keysOfActions;
  private final List<Note> notes = new ArrayList<>();

  private Remarks(
      AccessRequest asked,
      RequestFacts facts,
      ServiceCatalog catalog,
      KeysOfActions keysOfActions) {
    this.asked = asked;
    this.facts = facts;
    this.catalog = catalog;
    this.keysOfActions = keysOfActions;
  }

  static List<Note> of(
      AccessRequest asked,
      RequestFacts facts,
      ServiceCatalog catalog,
      KeysOfActions keysOfActions,
      ApplicablePolicies policies,
      List<LayerEvaluation> layers,
      EvaluationContext context) {
    Remarks remarks = new Remarks(asked, facts, catalog, keysOfActions);
    remarks.otherAction();
    remarks.keyOfAlias();
    remarks.needlessResource();
    remarks.notes.addAll(context.notes());
    context
        .reads()
        .forEach(
            (key, value) -> {
              remarks.key(key);
            });
    remarks.strangeKeys(context.reads().keySet());
    remarks.resourcePolicy(policies);
    remarks.endpoint(policies);
    layers.forEach(remarks::layer);
    return List.copyOf(remarks.notes);
  }

  /** SQS-1, MATCH-8: an API operation's name stood for its action. */
  private void otherAction() {
    if (!asked.action().equals(facts.request().action())) {
      note(
          Note.Kind.ASSUMPTION,
          "MATCH-8",
          "`" + asked.action() + "` is authorized as `" + facts.request().action() + "`");
    }
  }

  /** KMS-12. */
  private void keyOfAlias() {
    boolean resolved =
        facts.requestAlias() != null && !asked.resource().equals(facts.request().resource());
    if (resolved) {
      note(
          Note.Kind.ASSUMPTION,
          "KMS-12",
          "`" + facts.requestAlias() + "` stands for `" + facts.request().resource() + "`");
    }
  }

  /** EVAL-6: whose resource it is was assumed. */
  static Note ownerAssumed(AccessRequest asked, RequestFacts facts) {
    return new Note(
        Note.Kind.ASSUMPTION,
        "EVAL-6",
        "`"
            + asked.resource()
            + "` is not in the environment, its owner is taken to be account "
            + facts.owner());
  }

  /** ROOM-65: the decision hangs on whose the resource is. */
  static Note ownerDoubtful(RequestFacts facts, Decision here, Decision elsewhere) {
    return new Note(
        Note.Kind.NOT_PROVIDED,
        "ROOM-65",
        "the environment does not have `"
            + facts.request().resource()
            + "`, so whose it is is not known"
            + (here == elsewhere
                ? ""
                : ": "
                    + here.text()
                    + " if account "
                    + facts.owner()
                    + " owns it, "
                    + elsewhere.text()
                    + " if another account does")
            + "; say whose it is (--resource-account)");
  }

  /** ROOM-131: the keys that decided with the value that practically every request has. */
  static Optional<Note> assumed(
      GlobalContextKeys.Completion completion, EvaluationContext context) {
    String values =
        context.reads().keySet().stream()
            .filter(completion.assumed()::contains)
            .map(key -> "`" + key + "` " + text(completion.context().orAbsent(key)))
            .collect(Collectors.joining(", "));
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Note(
                Note.Kind.ASSUMPTION,
                "ROOM-131",
                values + ", as in practically every request; --context says otherwise"));
  }

  private static String text(ContextValue value) {
    return value instanceof ContextValue.Present present
        ? String.join(", ", present.values())
        : "absent";
  }

  private void needlessResource() {
    if (!asked.namesNoResource() && facts.request().namesNoResource()) {
      note(
          Note.Kind.ASSUMPTION,
          "MATCH-30",
          "`" + asked.action() + "` works on no particular resource, so `*` is asked for");
    }
  }

  /** UNK-16, CTX-20; of a key of another type of resource it was said already. */
  private void key(ConditionKey key) {
    boolean given =
        asked
            .context()
            .get(key)
            .filter(value -> !(value instanceof ContextValue.Absent))
            .isPresent();
    if (catalog.conditionKey(key.text()).isEmpty()) {
      note(
          Note.Kind.LOW_CONFIDENCE,
          "UNK-16",
          "the key `"
              + key
              + "` is not in the service data, so it is taken as a text"
              + likely(key));
    } else if (given && isNeverCarried(key)) {
      note(
          Note.Kind.WARNING,
          "CTX-20",
          "`"
              + key
              + "` was given, but requests for `"
              + asked.action()
              + "` do not carry it, so it has no effect");
    }
  }

  /** ROOM-112: keys that were given, that nobody knows and that no statement asked for. */
  private void strangeKeys(Set<ConditionKey> read) {
    asked
        .context()
        .values()
        .forEach(
            (key, value) -> {
              boolean strange =
                  value instanceof ContextValue.Present
                      && !read.contains(key)
                      && !isProviders(key)
                      && catalog.conditionKey(key.text()).isEmpty();
              if (strange) {
                note(
                    Note.Kind.WARNING,
                    "UNK-16",
                    "the key `" + key + "` was given and is not in the service data" + likely(key));
              }
            });
  }

  /** CTX-12: claims of an identity provider are keys that no list is complete of. */
  private static boolean isProviders(ConditionKey key) {
    int colon = key.text().indexOf(':');
    return colon > 0 && key.text().lastIndexOf('.', colon) >= 0;
  }

  private String likely(ConditionKey key) {
    String meant = isProviders(key) ? "" : catalog.likelyNames().conditionKey(key.text());
    return meant.isEmpty() ? "" : ", " + meant;
  }

  private boolean isNeverCarried(ConditionKey key) {
    @Nullable CarriedKeys carried = keysOfActions.of(facts.request().action());
    return carried != null && carried.isNeverCarried(key);
  }

  /** SVCT-3. */
  private void resourcePolicy(ApplicablePolicies policies) {
    String service = asked.action().service();
    boolean known =
        catalog
            .resourcePolicySupport(service)
            .map(ResourcePolicySupport::resources)
            .filter(resources -> !resources.isEmpty())
            .isPresent();
    if (policies.resource().applies() && !known) {
      note(
          Note.Kind.LOW_CONFIDENCE,
          "SVCT-3",
          "it is not known that `" + service + "` has resource-based policies");
    }
  }

  /** UNK-8. */
  private void endpoint(ApplicablePolicies policies) {
    if (policies.vpcEndpoint().applies() && asked.action().is("sts", "getcalleridentity")) {
      note(
          Note.Kind.LOW_CONFIDENCE,
          "UNK-8",
          "it is not known whether a VPC endpoint policy can deny sts:GetCallerIdentity");
    }
  }

  private void layer(LayerEvaluation layer) {
    for (LayerDecision decision : layer.decisions()) {
      if (decision.result() == LayerResult.UNKNOWN && !decision.reason().isEmpty()) {
        note(
            Note.Kind.NOT_PROVIDED,
            "UNK-12",
            layer.layer().title() + " are not known: " + decision.reason());
      }
    }
    boolean guardrail = layer.layer() == Layer.SERVICE_CONTROL && !layer.atWorst().lets();
    if (guardrail
        && facts.request().principal().kind() == PrincipalKind.ROOT
        && catalog.isPartlyFreeForRoot(asked.action().service())) {
      note(
          Note.Kind.NOT_COVERED,
          "UNK-7",
          "some of what a root user does in `"
              + asked.action().service()
              + "` is out of the reach of service control policies");
    }
  }

  private void note(Note.Kind kind, String rule, String text) {
    notes.add(new Note(kind, rule, text));
  }
}
