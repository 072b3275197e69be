package io.iamsim.explain;

import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether one part of a statement fits the request. What there is to say of it is put into words
 * when somebody asks: of most parts nobody does.
 */
public final class PartExplanation {
  private final Part part;
  private final Outcome outcome;
  private final SourceSpan span;
  private final Supplier<String> text;
  private final Supplier<List<SourceSpan>> entries;

  /**
   * A part to put into words later.
   *
   * @param text see {@link #text}; the same whenever it is asked
   * @param entries see {@link #entries}; the same whenever they are asked
   */
  PartExplanation(
      Part part,
      Outcome outcome,
      SourceSpan span,
      Supplier<String> text,
      Supplier<List<SourceSpan>> entries) {
    this.part = part;
    this.outcome = outcome;
    this.span = span;
    this.text = text;
    this.entries = entries;
  }

  /** A part in words. */
  public PartExplanation(
      Part part, Outcome outcome, String text, SourceSpan span, List<SourceSpan> entries) {
    this(part, outcome, span, () -> text, () -> entries);
  }

  /** A part in words, without entries. */
  public PartExplanation(Part part, Outcome outcome, String text, SourceSpan span) {
    this(part, outcome, text, span, List.of());
  }

  /** Which part. */
  public Part part() {
    return part;
  }

  /** Whether it fits. */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * The part against the request, such as {@code aws:SourceIp is 192.0.2.1, not in 203.0.113.0/24}:
   * lower case, no full stop.
   */
  public String text() {
    return text.get();
  }

  /** The part in its file. */
  public SourceSpan span() {
    return span;
  }

  /**
   * The entries of an action or resource element that name what is asked for, by their places; none
   * for other parts.
   */
  public List<SourceSpan> entries() {
    return entries.get();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartExplanation that
        && part == that.part
        && outcome == that.outcome
        && span.equals(that.span)
        && text().equals(that.text())
        && entries().equals(that.entries());
  }

  @Override
  public int hashCode() {
    return Objects.hash(part, outcome, span);
  }

  @Override
  public String toString() {
    return part.text() + " " + outcome.text() + ": " + text();
  }

  /** The four parts of MATCH-10. */
  public enum Part {
    ACTION("action"),
    PRINCIPAL("principal"),
    RESOURCE("resource"),
    CONDITION("condition");

    private final String text;

    Part(String text) {
      this.text = text;
    }

    /** The name in answers. */
    public String text() {
      return text;
    }
  }

  /** Three-valued fit. */
  public enum Outcome {
    MATCHES("matches"),
    DOES_NOT_MATCH("doesNotMatch"),
    UNKNOWN("unknown");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** The name in answers. */
    public String text() {
      return text;
    }
  }
}
