package io.iamsim.source;

/** How much a finding matters: an error makes its subject unusable, the others do not. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
