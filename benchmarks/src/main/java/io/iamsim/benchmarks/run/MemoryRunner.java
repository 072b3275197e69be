package io.iamsim.benchmarks.run;

import io.iamsim.benchmarks.report.Measured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Measures the heap that statements keep, in a process with a heap of 1 GiB. */
final class MemoryRunner {
  private MemoryRunner() {}

  static Measured run(Measurement.Memory what, boolean tiny) {
    int statements = tiny ? 1000 : what.statements();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseParallelGC", // gives up when it does nothing but collect
            "-XX:+ExitOnOutOfMemoryError",
            "-Xlog:disable",
            "-cp",
            System.getProperty("java.class.path"),
            RetainedHeap.class.getName(),
            String.valueOf(statements));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new MeasurementFailure(statements + " statements do not fit in 1 GiB");
      }
      return Measured.of(what.id(), "B", Double.parseDouble(answer));
    } catch (IOException e) {
      throw new MeasurementFailure(what.id(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailure("interrupted", e);
    }
  }
}
