package io.iamsim.cli.input;

import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import java.util.List;

/** The command line or an input is wrong: nothing is done, the findings say why. */
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /** An input was refused for these reasons. */
  public Rejected(List<Finding> findings) {
    super(findings.isEmpty() ? "rejected" : findings.get(0).toString(), null, false, false);
    this.findings = List.copyOf(findings);
  }

  /** An argument was refused; the help may be empty. */
  public static Rejected argument(String message, String help) {
    return new Rejected(List.of(Finding.of(FindingCode.INVALID_VALUE, null, message, help)));
  }

  /** Why. */
  public List<Finding> findings() {
    return findings;
  }
}
