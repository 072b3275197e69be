package io.iamsim.decision;

/**
 * Something to know about a decision: an assumption, a low-confidence reading, something not
 * covered.
 *
 * @param kind what sort of remark
 * @param rule the rule of docs/semantics.md, or empty
 * @param text the remark: lower case, no full stop
 */
public record Note(Kind kind, String rule, String text) {

  /** The sorts of remark (UNK-17). */
  public enum Kind {
    /** On what an undecided decision hangs. */
    CONDITION("condition"),
    ASSUMPTION("assumption"),
    LOW_CONFIDENCE("lowConfidence"),
    NOT_PROVIDED("notProvided"),
    NOT_COVERED("notCovered"),
    /** A rule that decides beside the policies. */
    RULE("rule"),
    WARNING("warning");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The name in answers. */
    public String text() {
      return text;
    }
  }
}
