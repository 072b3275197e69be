package io.iamsim.expect;

import com.google.common.collect.ImmutableSet;
import io.iamsim.decision.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an expectation says of a decision (docs/expectations.md). */
public enum ExpectedDecision {
  ALLOWED("allowed", ImmutableSet.of(Decision.ALLOWED)),
  DENIED("denied", ImmutableSet.of(Decision.EXPLICIT_DENY, Decision.IMPLICIT_DENY)),
  EXPLICIT_DENY("explicitDeny", ImmutableSet.of(Decision.EXPLICIT_DENY)),
  IMPLICIT_DENY("implicitDeny", ImmutableSet.of(Decision.IMPLICIT_DENY)),
  UNKNOWN("unknown", ImmutableSet.of(Decision.UNKNOWN)),
  /** The policies that the case brings are refused, so that there is no decision. */
  INVALID("invalid", ImmutableSet.of());

  private final String text;
  private final ImmutableSet<Decision> decisions;

  ExpectedDecision(String text, ImmutableSet<Decision> decisions) {
    this.text = text;
    this.decisions = decisions;
  }

  /** The name in files. */
  public String text() {
    return text;
  }

  /** True if the decision is the one expected. */
  public boolean accepts(Decision decision) {
    return decisions.contains(decision);
  }

  /** The expected decision of that name. */
  public static Optional<ExpectedDecision> parse(String text) {
    return Arrays.stream(values()).filter(value -> value.text.equals(text)).findFirst();
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(ExpectedDecision::text).toList();
  }
}
