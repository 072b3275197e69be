package io.iamsim.cli.report.outcome;

import com.google.common.hash.Hashing;
import io.iamsim.expect.Outcome;
import java.nio.charset.StandardCharsets;

/** What tells a failure apart from others and stays the same when lines move. */
final class Fingerprint {
  private Fingerprint() {}

  /** Of the kind of failure, the expectation's file and name, and the file it points to. */
  static String of(TestResults results, Outcome outcome) {
    String identity =
        String.join(
            "\n",
            FailureKind.of(outcome).id(),
            results.path(outcome.expectation().span().source()),
            outcome.expectation().name(),
            results.path(outcome.place().source()));
    return Hashing.sha256().hashString(identity, StandardCharsets.UTF_8).toString();
  }
}
