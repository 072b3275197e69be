package io.iamsim.cli.report.outcome;

import io.iamsim.cli.report.Columns;
import io.iamsim.cli.report.Palette;
import io.iamsim.cli.report.coverage.CoverageText;
import io.iamsim.expect.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** For a person: every failure with its reason, then each file and the sum. */
public final class TextOutcomes implements OutcomeReport {
  private static final String INDENT = "  ";

  private final Palette palette;

  /** Paints with this palette. */
  public TextOutcomes(Palette palette) {
    this.palette = palette;
  }

  @Override
  public void write(TestResults results, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    results.failures().forEach(failure -> failure(results, failure, text));
    Columns files = new Columns();
    results
        .byFile()
        .forEach(
            (file, outcomes) -> {
              long failed = outcomes.stream().filter(outcome -> !outcome.met()).count();
              files.row(
                  new Columns.Cell(failed == 0 ? "ok" : "FAIL", word -> verdict(failed == 0, word)),
                  Columns.cell(results.path(file)),
                  Columns.cell((outcomes.size() - failed) + " passed"),
                  Columns.cell(failed == 0 ? "" : failed + " failed"));
            });
    files.printTo(text, "");
    text.append(results.summary()).append('\n');
    String keys = results.keysNotGiven();
    text.append(keys.isEmpty() ? "" : keys + "\n");
    results
        .covered()
        .ifPresent(
            coverage ->
                text.append(CoverageText.summary(coverage))
                    .append('\n')
                    .append(CoverageText.files(coverage, results::path)));
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String verdict(boolean good, String word) {
    return good ? palette.good(word) : palette.bad(word);
  }

  private void failure(TestResults results, Outcome failure, StringBuilder text) {
    text.append(palette.bad("FAIL"))
        .append(INDENT)
        .append(palette.heading(failure.expectation().name()))
        .append(INDENT)
        .append(palette.faint(failure.expectation().span().toString()))
        .append('\n')
        .append(INDENT)
        .append(failure.reason())
        .append('\n');
    List<String> lines = results.explained(failure);
    lines.forEach(line -> text.append(INDENT).append(line).append('\n'));
    text.append('\n');
  }
}
