package io.iamsim.query;

import io.iamsim.Supposition;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.explain.Explanation;
import io.iamsim.model.Comparison;
import io.iamsim.model.PolicyString;
import io.iamsim.query.AccessCondition.All;
import io.iamsim.query.AccessCondition.Any;
import io.iamsim.query.AccessCondition.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an undecided decision hangs on: under which condition it is an allow, and under which an
 * explicit denial (EVAL-17, ROOM-135). Where neither holds it is an implicit denial.
 *
 * @param allowed where the request is allowed
 * @param explicitDeny where a Deny matches
 * @param denies the Denies that may match
 */
public record DecidingConditions(
    AccessCondition allowed, AccessCondition explicitDeny, List<MatchedStatement> denies) {
  private static final int MOST_HINTS = 3;

  public DecidingConditions {
    denies = List.copyOf(denies);
  }

  /** The conditions of an undecided request on a resource. */
  public static DecidingConditions of(Supposition supposition, String resource) {
    return new DecidingConditions(
        ConditionDerivation.of(supposition, resource),
        ConditionDerivation.explicitDeny(supposition, resource),
        ConditionDerivation.possibleDenies(supposition));
  }

  /** The explanation; if the request is undecided, with remarks that say on what it hangs. */
  public static Explanation explained(Supposition supposition, String resource) {
    Explanation explanation = supposition.explanation();
    EvaluationResult result = explanation.result();
    return result.decision() != Decision.UNKNOWN
        ? explanation
        : new Explanation(
            result.withNotes(of(supposition, resource).notes()),
            explanation.statements(),
            explanation.nearestMisses(),
            explanation.contextReads());
  }

  /** The conditions as remarks: where it is which decision, and what to say to have it decided. */
  public List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    if (!allowed.equals(AccessCondition.NEVER)) {
      notes.add(note("allowed if " + ConditionText.of(allowed)));
    }
    if (isOpposite()) {
      notes.add(note("else explicitDeny by " + denying()));
    } else if (!explicitDeny.equals(AccessCondition.NEVER)) {
      notes.add(note("explicitDeny if " + ConditionText.of(explicitDeny) + ", by " + denying()));
      notes.add(note("else implicitDeny"));
    } else {
      notes.add(note("else implicitDeny"));
    }
    hint().ifPresent(hint -> notes.add(note(hint)));
    return notes;
  }

  private boolean isOpposite() {
    return explicitDeny.equals(ConditionAlgebra.not(allowed))
        || allowed.equals(ConditionAlgebra.not(explicitDeny));
  }

  private String denying() {
    return denies.stream()
        .map(
            deny ->
                "`"
                    + deny.statement().label()
                    + "` ("
                    + deny.layer().text()
                    + (deny.target() == null ? "" : " at " + deny.target())
                    + ", "
                    + deny.statement().span()
                    + ")")
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private Optional<String> hint() {
    List<String> hints = new ArrayList<>();
    List<String> keys = allowed.keys().isEmpty() ? explicitDeny.keys() : allowed.keys();
    for (String key : keys) {
      Optional<String> value = example(allowed, true, key);
      if (hints.size() < MOST_HINTS) {
        hints.add("--context " + key + "=" + value.orElse("..."));
      }
    }
    return hints.isEmpty()
        ? Optional.empty()
        : Optional.of("say what the request has, as in " + String.join(" ", hints));
  }

  /** A value that a condition asks of a key, if it is one that can be given as it stands. */
  private static Optional<String> example(AccessCondition condition, boolean holds, String key) {
    if (condition instanceof All all) {
      return all.parts().stream().flatMap(part -> example(part, holds, key).stream()).findFirst();
    }
    if (condition instanceof Any any) {
      return any.parts().stream().flatMap(part -> example(part, holds, key).stream()).findFirst();
    }
    if (condition instanceof AccessCondition.Not not) {
      return example(not.part(), !holds, key);
    }
    return condition instanceof Test test && test.key().text().equals(key)
        ? value(test, holds)
        : Optional.empty();
  }

  private static Optional<String> value(Test test, boolean holds) {
    boolean wanted = test.operator().negated() != holds;
    if (!wanted || !isEquality(test.operator().comparison())) {
      return Optional.empty();
    }
    return test.values().stream()
        .filter(value -> !value.hasVariables())
        .map(PolicyString::text)
        .map(text -> test.operator().comparison() == Comparison.IP_ADDRESS ? address(text) : text)
        .filter(text -> text.indexOf('*') < 0 && text.indexOf('?') < 0)
        .findFirst();
  }

  /** True if what a policy names is a value that satisfies it. */
  private static boolean isEquality(Comparison comparison) {
    return switch (comparison) {
      case STRING_EQUALS,
          STRING_EQUALS_IGNORE_CASE,
          STRING_LIKE,
          NUMERIC_EQUALS,
          DATE_EQUALS,
          BOOL,
          BINARY_EQUALS,
          IP_ADDRESS,
          ARN_EQUALS,
          ARN_LIKE ->
          true;
      default -> false;
    };
  }

  private static String address(String range) {
    int slash = range.indexOf('/');
    return slash < 0 ? range : range.substring(0, slash);
  }

  private static Note note(String text) {
    return new Note(Note.Kind.CONDITION, "ROOM-135", text);
  }
}
