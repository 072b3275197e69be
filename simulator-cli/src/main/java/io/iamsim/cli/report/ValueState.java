package io.iamsim.cli.report;

import io.iamsim.request.ContextValue;

/** What is known of a condition key, in the words of reports. */
public enum ValueState {
  PRESENT("present"),
  ABSENT("absent"),
  /** The key is there, its value is not known (ROOM-130). */
  NOT_KNOWN("there, value not known"),
  UNKNOWN("unknown");

  private final String text;

  ValueState(String text) {
    this.text = text;
  }

  /** The state of a key. */
  public static ValueState of(ContextValue value) {
    if (value instanceof ContextValue.Unknown unknown) {
      return unknown.certain() ? NOT_KNOWN : UNKNOWN;
    }
    return value instanceof ContextValue.Absent ? ABSENT : PRESENT;
  }

  /** The words. */
  public String text() {
    return text;
  }
}
