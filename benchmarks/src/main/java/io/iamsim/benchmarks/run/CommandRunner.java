package io.iamsim.benchmarks.run;

import io.iamsim.benchmarks.report.Measured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures the {@code iamsim} command as a user runs it: by its launcher, process and all. */
final class CommandRunner {
  private static final int WARMUPS = 2;
  private static final long PATIENCE_SECONDS = 300;

  private final Path launcher;
  private final String javaHome = System.getProperty("java.home");
  private final Path folder;
  private final boolean tiny;

  /**
   * @param root the source tree, in which the launcher is
   * @param folder for what is written
   * @param tiny true to see only whether it runs
   */
  CommandRunner(Path root, Path folder, boolean tiny) {
    this.launcher = root.toAbsolutePath().resolve("iamsim");
    this.folder = folder;
    this.tiny = tiny;
  }

  Measured run(Measurement.Start what) {
    List<String> command =
        switch (what.what()) {
          case "java" -> List.of(Path.of(javaHome, "bin", "java").toString(), "-version");
          case "can" -> can();
          default -> throw new MeasurementFailure("no command " + what.what());
        };
    int warmups = tiny ? 1 : WARMUPS;
    double[] millis = new double[tiny ? 3 : 21];
    for (int i = -warmups; i < millis.length; i++) {
      double took = seconds(command) * 1000;
      if (i >= 0) {
        millis[i] = took;
      }
    }
    return Measured.of(what.id(), "ms", millis);
  }

  private List<String> can() {
    Path policy =
        BatchFiles.write(
            folder.resolve("start.json"),
            List.of(
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", "
                    + "\"Action\": \"s3:Get*\", \"Resource\": \"arn:aws:s3:::example/*\"}}"));
    return List.of(
        launcher.toString(),
        "can",
        "arn:aws:iam::111122223333:user/alice",
        "s3:GetObject",
        "arn:aws:s3:::example/key",
        "--identity-policy",
        policy.toString());
  }

  /**
   * Requests a second, the start of the command taken out: what a long file takes more than a short
   * one, by when Java has compiled what it needs. The answers to the short one are read first.
   */
  Measured run(Measurement.Batch what) {
    BatchFiles files = new BatchFiles(folder, what.form());
    int few = tiny ? 20 : files.few();
    int many = tiny ? 60 : files.many();
    Path answers = folder.resolve("answers.ndjson");
    seconds(batch(files, few), answers);
    requireExpected(answers, files.expected(few));
    double[] rates = new double[tiny ? 1 : 3];
    for (int i = 0; i < rates.length; i++) {
      double shorter = seconds(batch(files, few));
      double longer = seconds(batch(files, many));
      rates[i] = (many - few) / Math.max(1e-3, longer - shorter);
    }
    return Measured.of(what.id(), "1/s", rates);
  }

  private static void requireExpected(Path answers, List<String> expected) {
    try {
      List<String> lines = Files.readAllLines(answers);
      for (int i = 0; i < expected.size(); i++) {
        if (!lines.get(i).endsWith("\"decision\":\"" + expected.get(i) + "\"}")) {
          throw new MeasurementFailure(
              "batch answers " + lines.get(i) + " instead of " + expected.get(i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> batch(BatchFiles files, int requests) {
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "batch", "--lean"));
    files.environment().ifPresent(file -> command.addAll(List.of("--env", file.toString())));
    command.add(files.requests(requests).toString());
    return command;
  }

  private double seconds(List<String> command) {
    return seconds(command, ProcessBuilder.Redirect.DISCARD);
  }

  private double seconds(List<String> command, Path out) {
    return seconds(command, ProcessBuilder.Redirect.to(out.toFile()));
  }

  private double seconds(List<String> command, ProcessBuilder.Redirect out) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("JAVA_HOME", javaHome);
    builder.environment().put("IAMSIM_NO_BUILD", "1");
    builder.environment().remove("IAMSIM_ENV");
    long begin = System.nanoTime();
    try {
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new MeasurementFailure(command + " takes more than " + PATIENCE_SECONDS + " s");
      }
      double took = (System.nanoTime() - begin) / 1e9;
      if (process.exitValue() != 0) {
        throw new MeasurementFailure(command + " exits with " + process.exitValue());
      }
      return took;
    } catch (IOException e) {
      throw new MeasurementFailure(command + " does not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailure("interrupted", e);
    }
  }
}
