package io.iamsim.cli.report;

import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.model.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one sentence why a decision is what it is (BLOCK-2, BLOCK-3, BLOCK-7). */
public final class Reason {
  private final EvaluationResult result;

  private Reason(EvaluationResult result) {
    this.result = result;
  }

  /** The sentence, without a full stop. */
  public static String of(EvaluationResult result) {
    Optional<String> parts =
        result.notes().stream()
            .filter(note -> note.rule().equals("ROOM-101"))
            .map(Note::text)
            .findFirst();
    if (parts.isPresent()) {
      return parts.get();
    }
    Reason reason = new Reason(result);
    return switch (result.decision()) {
      case ALLOWED -> reason.allowed();
      case EXPLICIT_DENY -> reason.explicitDeny();
      case IMPLICIT_DENY -> reason.implicitDeny();
      case UNKNOWN -> reason.unknown();
    };
  }

  private String allowed() {
    if (result.decidedBy().isEmpty()) {
      return "because a rule allows it without policies" + rules();
    }
    String bypassed =
        result.bypassed().isEmpty()
            ? ""
            : "; " + join(result.bypassed(), " and ") + " would not allow it and need not";
    return "because of an allow in "
        + join(result.decidedBy(), " and in ")
        + named()
        + ", and nothing denies it"
        + bypassed;
  }

  private String explicitDeny() {
    if (result.decidedBy().isEmpty()) {
      return "because a rule denies it" + rules();
    }
    return "because of an explicit deny in "
        + places(LayerResult.EXPLICIT_DENY, " and in ")
        + ", which overrides every allow";
  }

  private String implicitDeny() {
    if (result.decidedBy().isEmpty()) {
      return result.rules().isEmpty()
          ? "because no policy allows it"
          : "because a rule denies it whatever the policies say" + rules();
    }
    if (result.decidedBy().contains(Layer.S3_BLOCK_PUBLIC_ACCESS)) {
      return "because S3 Block Public Access keeps it from being allowed";
    }
    return "because nothing in "
        + places(LayerResult.IMPLICIT_DENY, ", and nothing in ")
        + " allows it";
  }

  private String unknown() {
    String keys =
        result.unknownContextKeys().isEmpty()
            ? ""
            : "because it depends on "
                + result.unknownContextKeys().stream()
                    .map(key -> "`" + key + "`")
                    .collect(Collectors.joining(", "))
                + (result.unknownContextKeys().size() == 1
                    ? ", whose value is not known"
                    : ", whose values are not known");
    if (!keys.isEmpty()) {
      return keys;
    }
    return result.decidedBy().isEmpty()
        ? "because something that decides is not known" + rules()
        : "because not enough is known of " + places(LayerResult.UNKNOWN, " and of ");
  }

  private String rules() {
    return result.rules().isEmpty() ? "" : " (" + String.join(", ", result.rules()) + ")";
  }

  /** How a resource policy names the caller, which is why it suffices. */
  private String named() {
    if (!result.decidedBy().contains(Layer.RESOURCE)) {
      return "";
    }
    return result.matchedStatements().stream()
        .filter(matched -> matched.layer() == Layer.RESOURCE)
        .filter(matched -> matched.statement().effect() == Effect.ALLOW)
        .filter(MatchedStatement::certain)
        .flatMap(matched -> matched.grant().stream())
        .min(GrantClass::compareTo)
        .map(grant -> " naming " + grant.title())
        .orElse("");
  }

  private static String join(List<Layer> layers, String separator) {
    List<String> titles = new ArrayList<>();
    for (Layer layer : layers) {
      titles.add("the " + layer.title());
    }
    return String.join(separator, titles);
  }

  private String places(LayerResult wanted, String separator) {
    List<String> places = new ArrayList<>();
    for (Layer layer : result.decidedBy()) {
      places.add("the " + layer.title() + targets(layer, wanted));
    }
    return String.join(separator, places);
  }

  private String targets(Layer layer, LayerResult wanted) {
    List<String> targets = new ArrayList<>();
    for (LayerDecision level : result.layers()) {
      if (level.layer() == layer && level.result() == wanted && level.targetNode().isPresent()) {
        targets.add(level.targetNode().get());
      }
    }
    return targets.isEmpty() ? "" : " at " + String.join(" and ", targets);
  }
}
