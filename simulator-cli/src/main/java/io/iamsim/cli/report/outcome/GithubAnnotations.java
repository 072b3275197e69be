package io.iamsim.cli.report.outcome;

import io.iamsim.expect.Outcome;
import io.iamsim.source.SourceSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Workflow commands by which GitHub Actions annotates the policy statement of each failure. */
public final class GithubAnnotations implements OutcomeReport {
  @Override
  public void write(TestResults results, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Outcome failure : results.failures()) {
      SourceSpan span = failure.place();
      text.append("::error file=")
          .append(property(results.path(span.source())))
          .append(",line=")
          .append(span.line())
          .append(",endLine=")
          .append(span.endLine())
          .append(",col=")
          .append(span.column())
          .append(",title=")
          .append(property(failure.expectation().name()))
          .append("::")
          .append(
              data(
                  failure.reason()
                      + " (expected in "
                      + results.path(failure.expectation().span().source())
                      + ":"
                      + failure.expectation().span().line()
                      + ")\n"
                      + String.join("\n", results.explained(failure))))
          .append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
