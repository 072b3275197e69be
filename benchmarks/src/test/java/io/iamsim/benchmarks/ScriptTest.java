package io.iamsim.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of {@code scripts/bench}, as far as it measures nothing. */
class ScriptTest {
  private record Run(int status, String output) {}

  private static Run bench(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("../scripts/bench"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  @Test
  void helpNamesEverySet() throws IOException, InterruptedException {
    Run run = bench("--help");
    assertThat(run.status()).isZero();
    assertThat(run.output())
        .startsWith("Measures iamsim on this machine")
        .contains("bench quick", "bench full", "bench start", "bench guard", "bench baseline")
        .contains("--minutes N", "--resume", "--record")
        .doesNotContain("set -euo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "quick --fast", "quick --java 8"})
  void whatItDoesNotKnowIsRefusedBeforeAnythingIsBuilt(String line)
      throws IOException, InterruptedException {
    Run run = bench(line.split(" "));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).startsWith("bench: ");
  }
}
