package io.iamsim.diagnosis;

import io.iamsim.decision.Layer;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change that takes an obstacle away. It was applied and the request asked again: together with
 * the first remedy of every other obstacle it allows the request.
 *
 * @param kind what is changed
 * @param layer where
 * @param target the organization node of the policy, or null
 * @param policy the name of the policy that is changed, or null if a new one is made, or none
 * @param place the statement that is changed, or where the policy stands; null for a new one
 * @param text what to do, in words
 * @param json what to write: a statement, or the piece of one that is added; null for no policy
 * @param responsible who can do it
 * @param alsoAllows what the request's caller or others could do besides; empty if nothing else
 */
public record Remedy(
    Kind kind,
    Layer layer,
    @Nullable String target,
    @Nullable String policy,
    @Nullable SourceSpan place,
    String text,
    @Nullable String json,
    String responsible,
    List<String> alsoAllows) {
  public Remedy {
    alsoAllows = List.copyOf(alsoAllows);
  }

  /** What a remedy changes. */
  public enum Kind {
    /** The request itself: what it carries. */
    REQUEST("request"),
    /** A statement more. */
    ADD_STATEMENT("addStatement"),
    /** An Allow that covers more. */
    EXTEND_STATEMENT("extendStatement"),
    /** A Deny that covers less. */
    NARROW_STATEMENT("narrowStatement"),
    /** A setting that is no policy. */
    SETTING("setting");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The name in answers. */
    public String text() {
      return text;
    }
  }

  /** The statement that is changed, or where the policy stands. */
  public Optional<SourceSpan> span() {
    return Optional.ofNullable(place);
  }

  /** What to write. */
  public Optional<String> statement() {
    return Optional.ofNullable(json);
  }

  Remedy alsoAllowing(List<String> more) {
    return new Remedy(
        kind, layer, target, policy, place, text, json, responsible, List.copyOf(more));
  }
}
