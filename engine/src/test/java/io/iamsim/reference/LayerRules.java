package io.iamsim.reference;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.Statement;
import io.iamsim.reference.ReferenceDecision.LayerWord;
import io.iamsim.request.PrincipalKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a layer can say of a request: EVAL-3, SCP-3, RCP-3, SESS-5, UNK-12. */
final class LayerRules {
  private final Layer layer;
  private final Question question;

  private LayerRules(Layer layer, Question question) {
    this.layer = layer;
    this.question = question;
  }

  /**
   * One thing that a layer may say.
   *
   * @param result its word, never unknown
   * @param grants how its Allows name the caller
   */
  record Possibility(LayerResult result, Set<GrantClass> grants) {
    static Possibility of(LayerResult result) {
      return new Possibility(result, Set.of());
    }
  }

  /**
   * A layer with everything that it may say; more than one thing if it depends on something
   * unknown.
   *
   * @param layer which layer
   * @param words its word, organisation levels one by one
   * @param possible all that it may say as a whole
   */
  record Outlook(Layer layer, List<LayerWord> words, Set<Possibility> possible) {
    /** The same with Allows that do not count (S3-4, S3-9). */
    Outlook withoutGrants() {
      return new Outlook(
          layer,
          words,
          possible.stream()
              .map(possibility -> Possibility.of(possibility.result()))
              .collect(Collectors.toSet()));
    }
  }

  static Outlook outlook(Layer layer, PolicyLayer policies, Question question) {
    return new LayerRules(layer, question).outlook(policies);
  }

  private Outlook outlook(PolicyLayer policies) {
    if (!question.has(layer)) {
      return single(Set.of(Possibility.of(LayerResult.NOT_APPLICABLE)));
    }
    boolean perhapsNone = layer == Layer.VPC_ENDPOINT && question.throughService() == Truth.UNKNOWN;
    return switch (perhapsNone && policies.applies()
        ? PolicyLayer.State.NOT_PROVIDED
        : policies.state()) {
      case NOT_APPLICABLE -> single(Set.of(Possibility.of(withoutPolicies())));
      case NOT_PROVIDED -> single(anything());
      case APPLIES ->
          layer == Layer.SERVICE_CONTROL
                  || layer == Layer.RESOURCE_CONTROL
                  || layer == Layer.SCOPE_DOWN
              ? levels(policies.levels())
              : single(union(policies.levels()));
    };
  }

  private Outlook single(Set<Possibility> possible) {
    return new Outlook(layer, List.of(new LayerWord(layer, null, word(possible))), possible);
  }

  private static LayerResult word(Set<Possibility> possible) {
    Set<LayerResult> results =
        possible.stream().map(Possibility::result).collect(Collectors.toSet());
    return results.size() == 1 ? results.iterator().next() : LayerResult.UNKNOWN;
  }

  /** SESS-5, ROOT-4: who must have session policies and has none may nothing. */
  private LayerResult withoutPolicies() {
    boolean mustHave =
        question.kind() == PrincipalKind.FEDERATED_USER
            || question.kind() == PrincipalKind.ASSUMED_ROOT;
    return layer == Layer.SESSION && mustHave
        ? LayerResult.IMPLICIT_DENY
        : LayerResult.NOT_APPLICABLE;
  }

  /** UNK-12: whatever such a layer can say; an unknown resource policy may grant to everyone. */
  private Set<Possibility> anything() {
    Set<Possibility> possible = new LinkedHashSet<>();
    possible.add(Possibility.of(LayerResult.EXPLICIT_DENY));
    if (layer != Layer.RESOURCE_CONTROL) {
      possible.add(Possibility.of(LayerResult.IMPLICIT_DENY));
    }
    possible.add(new Possibility(LayerResult.ALLOWED, Set.of(GrantClass.WILDCARD)));
    return possible;
  }

  private Set<Possibility> union(List<PolicyLevel> levels) {
    List<PolicyDocument> documents =
        levels.stream().flatMap(level -> documents(level).stream()).toList();
    if (layer == Layer.SESSION && documents.isEmpty()) {
      return Set.of(Possibility.of(withoutPolicies()));
    }
    return possibilities(documents);
  }

  private static List<PolicyDocument> documents(PolicyLevel level) {
    return level.policies().stream().map(AttachedPolicy::document).toList();
  }

  /** SCP-3, SCP-4, RCP-4: every level must let the request through. */
  private Outlook levels(List<PolicyLevel> levels) {
    List<LayerWord> words = new ArrayList<>();
    Set<LayerResult> whole = Set.of(LayerResult.ALLOWED);
    for (PolicyLevel level : levels) {
      Set<Possibility> possible = possibilities(documents(level));
      words.add(new LayerWord(layer, level.target(), word(possible)));
      Set<LayerResult> joined = new LinkedHashSet<>();
      for (LayerResult above : whole) {
        possible.forEach(here -> joined.add(both(above, here.result())));
      }
      whole = joined;
    }
    return new Outlook(
        layer, words, whole.stream().map(Possibility::of).collect(Collectors.toSet()));
  }

  private static LayerResult both(LayerResult above, LayerResult here) {
    if (above == LayerResult.EXPLICIT_DENY || here == LayerResult.EXPLICIT_DENY) {
      return LayerResult.EXPLICIT_DENY;
    }
    return above == LayerResult.ALLOWED ? here : above;
  }

  /**
   * EVAL-3 over three-valued statements. More Allows never deny more, so of what the Allows may say
   * the least and the most are enough.
   */
  private Set<Possibility> possibilities(List<PolicyDocument> documents) {
    Truth denied = Truth.FALSE;
    Set<GrantClass> sureGrants = new HashSet<>();
    Set<GrantClass> maybeGrants = new HashSet<>();
    Truth allowed = Truth.of(layer == Layer.RESOURCE_CONTROL);
    for (PolicyDocument document : documents) {
      for (Statement statement : document.statements()) {
        PrincipalRules.Named named = PrincipalRules.matches(statement, document.type(), question);
        Truth matches = named.truth().and(otherParts(statement, document.type()));
        if (statement.effect() == Effect.DENY) {
          denied = denied.or(matches);
        } else {
          allowed = allowed.or(matches);
          if (matches != Truth.FALSE) {
            maybeGrants.addAll(named.classes());
          }
          if (matches == Truth.TRUE) {
            sureGrants.addAll(named.classes());
          }
        }
      }
    }
    Set<Possibility> possible = new LinkedHashSet<>();
    if (denied != Truth.FALSE) {
      possible.add(Possibility.of(LayerResult.EXPLICIT_DENY));
    }
    if (denied != Truth.TRUE) {
      possible.add(atLeast(allowed == Truth.TRUE, sureGrants));
      possible.add(atLeast(allowed != Truth.FALSE, maybeGrants));
    }
    return possible;
  }

  private static Possibility atLeast(boolean allowed, Set<GrantClass> grants) {
    return new Possibility(
        allowed ? LayerResult.ALLOWED : LayerResult.IMPLICIT_DENY, Set.copyOf(grants));
  }

  /** MATCH-10. */
  private Truth otherParts(Statement statement, PolicyType type) {
    return ActionRules.matches(statement.action(), question.request().action())
        .and(ResourceRules.matches(statement.resource(), type, question))
        .and(ConditionRules.hold(statement.conditions(), question));
  }
}
