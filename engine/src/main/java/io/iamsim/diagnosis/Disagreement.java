package io.iamsim.diagnosis;

import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.Note;
import io.iamsim.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the decision found here is not what AWS reports, and why that can be.
 *
 * @param text what differs
 * @param reasons why that can be
 */
public record Disagreement(String text, List<String> reasons) {
  public Disagreement {
    reasons = List.copyOf(reasons);
  }

  /** Every difference between a report and a diagnosis; none if they agree. */
  public static List<Disagreement> between(
      ReportedDenial report, Diagnosis diagnosis, Environment environment) {
    List<Disagreement> found = new ArrayList<>();
    if (diagnosis.decision() == Decision.ALLOWED) {
      String because = report.reason().map(cause -> ": " + cause.text()).orElse("");
      found.add(
          new Disagreement(
              "AWS denied the request" + because + "; here it is allowed",
              reasons(report, diagnosis, environment)));
    } else if (report.cause() != null && !agrees(report.cause(), diagnosis)) {
      boolean undecided = diagnosis.decision() == Decision.UNKNOWN;
      found.add(
          new Disagreement(
              "AWS says "
                  + report.cause().text()
                  + (undecided
                      ? "; here it is undecided, and nothing of the kind was found"
                      : "; here that is not in the way"),
              reasons(report, diagnosis, environment)));
    }
    return List.copyOf(found);
  }

  /** True if what AWS names is among what is in the way here. */
  private static boolean agrees(ReportedCause cause, Diagnosis diagnosis) {
    boolean perhaps =
        diagnosis.decision() == Decision.UNKNOWN
            && (cause.layer() == null || !cause.explicit() || isUnknown(cause.layer(), diagnosis));
    if (perhaps) {
      return true;
    }
    return diagnosis.obstacles().stream()
        .anyMatch(
            obstacle ->
                obstacle.explicit() == cause.explicit()
                    && (cause.layer() == null
                        || cause.layer() == obstacle.layer()
                        || eitherSide(cause, obstacle)));
  }

  private static boolean isUnknown(Layer layer, Diagnosis diagnosis) {
    return diagnosis.explanation().result().layers().stream()
        .anyMatch(level -> level.layer() == layer && level.result() == LayerResult.UNKNOWN);
  }

  /** In one account AWS names one of the two that could have allowed. */
  private static boolean eitherSide(ReportedCause cause, Obstacle obstacle) {
    return !cause.explicit()
        && cause.layer() == Layer.RESOURCE
        && obstacle.layer() == Layer.IDENTITY;
  }

  private static List<String> reasons(
      ReportedDenial report, Diagnosis diagnosis, Environment environment) {
    List<String> reasons = new ArrayList<>();
    keys(diagnosis).ifPresent(reasons::add);
    ReportedCause cause = report.cause();
    if (cause != null && cause.layer() != null) {
      diagnosis.explanation().result().layers().stream()
          .filter(level -> level.layer() == cause.layer() && !level.reason().isEmpty())
          .filter(level -> level.result() != LayerResult.UNKNOWN)
          .limit(1)
          .forEach(level -> reasons.add(level.layer().title() + ": " + level.reason()));
    }
    boolean guardrail =
        cause != null
            && (cause.layer() == Layer.SERVICE_CONTROL || cause.layer() == Layer.RESOURCE_CONTROL);
    if (guardrail && environment.organization().isEmpty()) {
      reasons.add("the environment has no organization, and so none of its policies");
    }
    if (cause != null && cause.policy() != null) {
      policy(cause.policy(), environment).ifPresent(reasons::add);
    }
    diagnosis.explanation().result().notes().stream()
        .filter(
            note -> note.kind() == Note.Kind.NOT_PROVIDED || note.kind() == Note.Kind.ASSUMPTION)
        .forEach(note -> reasons.add(note.text()));
    reasons.add("the policies in the environment are not those in force when the call was made");
    return reasons;
  }

  private static Optional<String> keys(Diagnosis diagnosis) {
    List<String> open =
        Stream.concat(
                diagnosis.explanation().result().missingContextKeys().stream(),
                diagnosis.explanation().result().unknownContextKeys().stream())
            .map(key -> "`" + key + "`")
            .distinct()
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "condition keys that the policies read were not given: " + String.join(", ", open));
  }

  private static Optional<String> policy(String arn, Environment environment) {
    String id = arn.substring(arn.lastIndexOf('/') + 1);
    boolean known =
        environment.managedPolicy(arn).isPresent()
            || environment.policies().stream()
                .anyMatch(policy -> policy.name().equals(id) || policy.name().endsWith("/" + id));
    if (known) {
      return Optional.empty();
    }
    boolean organizations = arn.contains(":organizations:");
    return Optional.of(
        "the environment has no policy called `"
            + id
            + "`; "
            + (organizations
                ? "`aws organizations describe-policy --policy-id " + id + "` shows it"
                : "`aws iam get-policy-version` shows it"));
  }
}
