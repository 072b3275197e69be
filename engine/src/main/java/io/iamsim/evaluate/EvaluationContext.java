package io.iamsim.evaluate;

import io.iamsim.decision.Note;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.request.ContextValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request while it is evaluated: its completed context, and what evaluation learns on the way.
 *
 * <p>A key of which nothing is said reads as absent and is remembered as missing (UNK-1, closed
 * context). Reads count only while every other part of the statement fits, so that the keys
 * remembered are those that matter.
 */
public final class EvaluationContext {
  private static final ContextValue ABSENT = new ContextValue.Absent();

  private final ActionName action;
  private final String resource;
  private final Caller caller;
  private final CompletedContext values;
  private final Map<ConditionKey, Optional<ContextValue>> reads = new LinkedHashMap<>();
  private final Set<Note> notes = new LinkedHashSet<>();
  private boolean counting = true;

  /**
   * A request to evaluate.
   *
   * @param action the action
   * @param resource the resource, or {@code *} for none
   * @param caller who asks
   * @param values the completed context
   */
  public EvaluationContext(
      ActionName action, String resource, Caller caller, CompletedContext values) {
    this.action = action;
    this.resource = resource;
    this.caller = caller;
    this.values = values;
  }

  /** The action. */
  public ActionName action() {
    return action;
  }

  /** The resource, or {@code *}. */
  public String resource() {
    return resource;
  }

  /** Who asks. */
  public Caller caller() {
    return caller;
  }

  /** What is known of a key, and remembers that it was asked. */
  public ContextValue read(ConditionKey key) {
    @Nullable ContextValue value = values.get(key);
    if (counting) {
      reads.putIfAbsent(key, Optional.ofNullable(value));
    }
    return value == null ? ABSENT : value;
  }

  /** What is known of a key, for telling a person. */
  public Optional<ContextValue> peek(ConditionKey key) {
    return Optional.ofNullable(values.get(key));
  }

  /** From here on, reads and notes count, or do not. */
  public void count(boolean counts) {
    counting = counts;
  }

  /** Remembers a remark. */
  public void note(Note.Kind kind, String rule, String text) {
    if (counting) {
      notes.add(new Note(kind, rule, text));
    }
  }

  /** Keys read of which nothing was said, in the order of reading. */
  public List<String> missingKeys() {
    List<String> missing = new ArrayList<>();
    reads.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            missing.add(key.text());
          }
        });
    return missing;
  }

  /** Keys read that are unknown, in the order of reading. */
  public List<String> unknownKeys() {
    List<String> unknown = new ArrayList<>();
    reads.forEach(
        (key, value) -> {
          if (value.isPresent() && value.get() instanceof ContextValue.Unknown) {
            unknown.add(key.text());
          }
        });
    return unknown;
  }

  /** Every key read with what was known of it. */
  public Map<ConditionKey, Optional<ContextValue>> reads() {
    return Collections.unmodifiableMap(reads);
  }

  /** The remarks, in the order of making. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** A fresh resolver of policy variables. */
  Variables variables() {
    return new Variables();
  }

  /** Resolves policy variables and says whether one was unknown (VAR-2, VAR-3, VAR-5). */
  final class Variables {
    private boolean unknown;

    /** The text to insert, or null if there is none. */
    @Nullable String valueOf(Segment.Variable variable) {
      ContextValue value = read(variable.key());
      if (value instanceof ContextValue.Unknown) {
        unknown = true;
        return null;
      }
      if (!(value instanceof ContextValue.Present present)) {
        return variable.defaultText();
      }
      if (present.multivalued()) {
        return null;
      }
      String text = present.values().isEmpty() ? "" : present.values().get(0);
      if (!text.isEmpty()) {
        return text;
      }
      note(
          Note.Kind.LOW_CONFIDENCE,
          "VAR-3",
          "the empty value of `" + variable.key() + "` is taken as no value for a variable");
      return variable.defaultText();
    }

    /** True if a variable asked for so far is unknown. */
    boolean unknown() {
      return unknown;
    }
  }
}
