package io.iamsim.expect;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The examples of docs/expectations.md are expectation files. */
final class DocumentedExpectationsTest {
  private static final String FENCE = "```";

  private static Checked<ExpectationFile> example(String name, String begin) throws IOException {
    String text = Files.readString(Path.of("..", "docs", "expectations.md"));
    int start = text.indexOf(begin);
    assertThat(start).as("an example that begins so").isPositive();
    return ExpectationReader.read(
        SourceText.of(name, text.substring(start, text.indexOf(FENCE, start))), ParseMode.STRICT);
  }

  @Test
  void theYamlExampleIsACaseAndAMatrix() throws IOException {
    Checked<ExpectationFile> file = example("a.iamtest.yaml", "# tests/reports.iamtest.yaml");
    assertThat(file.findings()).isEmpty();
    assertThat(file.orElseThrow().expectations()).hasSize(5);
    assertThat(file.orElseThrow().environments()).hasSize(1);
  }

  @Test
  void theCsvExampleIsTwoCasesInAnEnvironment() throws IOException {
    Checked<ExpectationFile> file = example("a.iamtest.csv", "# environment: ../env\nname,");
    assertThat(file.findings()).isEmpty();
    assertThat(file.orElseThrow().expectations()).hasSize(2);
    assertThat(file.orElseThrow().environments()).hasSize(1);
  }
}
