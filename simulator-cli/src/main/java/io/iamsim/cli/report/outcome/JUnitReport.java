package io.iamsim.cli.report.outcome;

import io.iamsim.cli.report.XmlText;
import io.iamsim.expect.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * JUnit XML as GitLab, Jenkins and others read it: a test suite a file, a test case an expectation.
 * The format wants durations; they are 0, so that two runs of the same policies are the same.
 */
public final class JUnitReport implements OutcomeReport {
  private static final String NO_TIME = "0";

  @Override
  public void write(TestResults results, OutputStream out) throws IOException {
    XmlText xml = new XmlText();
    xml.begin(
        "testsuites",
        "name",
        "iamsim",
        "tests",
        String.valueOf(results.outcomes().size()),
        "failures",
        String.valueOf(results.failures().size()),
        "errors",
        "0",
        "time",
        NO_TIME);
    results.byFile().forEach((file, outcomes) -> suite(results, file, outcomes, xml));
    xml.end();
    out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void suite(TestResults results, String file, List<Outcome> outcomes, XmlText xml) {
    long failed = outcomes.stream().filter(outcome -> !outcome.met()).count();
    String path = results.path(file);
    xml.begin(
        "testsuite",
        "name",
        path,
        "tests",
        String.valueOf(outcomes.size()),
        "failures",
        String.valueOf(failed),
        "errors",
        "0",
        "skipped",
        "0",
        "time",
        NO_TIME);
    for (Outcome outcome : outcomes) {
      testCase(results, path, outcome, xml);
    }
    xml.end();
  }

  private static void testCase(TestResults results, String path, Outcome outcome, XmlText xml) {
    String[] attributes = {
      "name",
      outcome.expectation().name(),
      "classname",
      path,
      "file",
      path,
      "line",
      String.valueOf(outcome.expectation().span().line()),
      "time",
      NO_TIME
    };
    if (outcome.met()) {
      xml.empty("testcase", attributes);
      return;
    }
    xml.begin("testcase", attributes);
    xml.text(
        "failure",
        outcome.expectation().span()
            + "\n"
            + outcome.reason()
            + "\n"
            + String.join("\n", results.explained(outcome)),
        "message",
        outcome.reason(),
        "type",
        outcome.got());
    xml.end();
  }
}
