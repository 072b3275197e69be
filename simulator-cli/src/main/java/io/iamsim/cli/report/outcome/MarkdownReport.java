package io.iamsim.cli.report.outcome;

import io.iamsim.cli.report.coverage.CoverageText;
import io.iamsim.expect.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A comment for a merge request: the sum, a table of the failures, each with its details. */
public final class MarkdownReport implements OutcomeReport {
  /** A comment that is too long is refused by the forges; the rest is in the other reports. */
  private static final int MOST = 50;

  @Override
  public void write(TestResults results, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    List<Outcome> failures = results.failures();
    text.append("### iamsim: ")
        .append(failures.isEmpty() ? "all expectations are met" : "expectations are not met")
        .append("\n\n")
        .append(results.summary())
        .append("\n");
    results
        .covered()
        .ifPresent(
            coverage -> text.append('\n').append(CoverageText.summary(coverage)).append('\n'));
    if (!failures.isEmpty()) {
      table(results, failures.subList(0, Math.min(MOST, failures.size())), text);
    }
    if (failures.size() > MOST) {
      text.append("\nand ").append(failures.size() - MOST).append(" more failures\n");
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void table(TestResults results, List<Outcome> failures, StringBuilder text) {
    text.append("\n| expectation | expected | got | look at |\n|---|---|---|---|\n");
    for (Outcome failure : failures) {
      text.append("| ")
          .append(cell(failure.expectation().name()))
          .append(" | ")
          .append(cell(failure.expectation().wanted()))
          .append(" | ")
          .append(cell(failure.got()))
          .append(" | ")
          .append(code(results.path(failure.place().source()) + ":" + failure.place().line()))
          .append(" |\n");
    }
    for (Outcome failure : failures) {
      text.append("\n<details><summary>")
          .append(html(failure.expectation().name()))
          .append("</summary>\n\n");
      String body =
          failure.expectation().span()
              + "\n"
              + failure.reason()
              + "\n"
              + String.join("\n", results.explained(failure));
      String fence = fence(body);
      text.append(fence)
          .append("text\n")
          .append(body)
          .append('\n')
          .append(fence)
          .append("\n\n</details>\n");
    }
  }

  /** A fence longer than any run of backticks inside. */
  private static String fence(String body) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < body.length(); i++) {
      run = body.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return "`".repeat(Math.max(3, longest + 1));
  }

  private static String code(String text) {
    return "`" + text.replace("`", "'").replace("|", "\\|").replace("\n", " ") + "`";
  }

  /** Text in a table, nothing of it markup. */
  private static String cell(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("\\`*_[]<>|#~@!".indexOf(c) >= 0) {
        escaped.append('\\').append(c);
      } else {
        escaped.append(Character.isWhitespace(c) ? ' ' : c);
      }
    }
    return escaped.toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ");
  }
}
