package io.iamsim.explain;

import io.iamsim.source.SourceSpan;
import java.util.List;

/**
 * Whether one part of a statement fits the request.
 *
 * @param part which part
 * @param outcome whether it fits
 * @param text the part against the request, such as {@code aws:SourceIp is 192.0.2.1, not in
 *     203.0.113.0/24}: lower case, no full stop
 * @param span the part in its file
 * @param entries the entries of an action or resource element that name what is asked for, by their
 *     places; none for other parts
 */
public record PartExplanation(
    Part part, Outcome outcome, String text, SourceSpan span, List<SourceSpan> entries) {
  public PartExplanation {
    entries = List.copyOf(entries);
  }

  /** A part without entries. */
  public PartExplanation(Part part, Outcome outcome, String text, SourceSpan span) {
    this(part, outcome, text, span, List.of());
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
