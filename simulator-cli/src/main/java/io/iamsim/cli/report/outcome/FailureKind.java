package io.iamsim.cli.report.outcome;

import io.iamsim.expect.ExpectedDecision;
import io.iamsim.expect.Outcome;

/** How an expectation can be missed, as the reports for code reviews sort it. */
enum FailureKind {
  ACCESS_TOO_WIDE("access-too-wide", "a request is allowed that is expected not to be"),
  ACCESS_MISSING("access-missing", "a request is not allowed that is expected to be"),
  EXPECTATION_NOT_MET("expectation-not-met", "an expectation is not met");

  private final String id;
  private final String title;

  FailureKind(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The name by which tools know it. */
  String id() {
    return id;
  }

  /** What it means. */
  String title() {
    return title;
  }

  static FailureKind of(Outcome outcome) {
    boolean allowed = outcome.got().equals("allowed");
    boolean allowedExpected = outcome.expectation().expect() == ExpectedDecision.ALLOWED;
    if (allowed == allowedExpected) {
      return EXPECTATION_NOT_MET;
    }
    return allowed ? ACCESS_TOO_WIDE : ACCESS_MISSING;
  }
}
