package io.iamsim.benchmarks.run;

import io.iamsim.benchmarks.report.Measured;
import io.iamsim.benchmarks.report.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Measures one thing after the other and keeps each result at once. */
final class SetRunner {
  private final Plan plan;
  private final Path results;
  private final Path root;
  private final PrintStream progress;

  /**
   * @param results the file that results are kept in
   * @param root the source tree
   * @param progress where to say what is going on
   */
  SetRunner(Plan plan, Path results, Path root, PrintStream progress) {
    this.plan = plan;
    this.results = results;
    this.root = root;
    this.progress = progress;
  }

  /**
   * Measures what is not in {@code known} yet. When the time and a quarter of it are over, it stops
   * with what it has.
   *
   * @param time for all that is to be measured
   * @param tiny true to see only whether everything runs
   */
  Results run(Results known, Duration time, boolean tiny) {
    List<Measurement> missing =
        plan.measurements().stream().filter(one -> known.get(one.id()).isEmpty()).toList();
    if (missing.isEmpty()) {
      return known;
    }
    Budget budget = tiny ? Budget.TINY : Budget.of(time, missing.size());
    long deadline = System.nanoTime() + time.plus(time.dividedBy(4)).toNanos();
    Path folder = temporaryFolder();
    CommandRunner commands = new CommandRunner(root, folder, tiny);
    Results all = known;
    for (int i = 0; i < missing.size(); i++) {
      if (System.nanoTime() > deadline) {
        progress.printf(
            Locale.ROOT, "time is up; %d not measured (go on with --resume)%n", missing.size() - i);
        break;
      }
      Measurement next = missing.get(i);
      try {
        Measured measured = measure(next, budget, commands, tiny);
        all = all.plus(measured);
        all.write(results);
        progress.printf(
            Locale.ROOT,
            "%3d/%d  %-36s %,14.1f %s%n",
            i + 1,
            missing.size(),
            next.id(),
            measured.median(),
            measured.unit());
      } catch (RuntimeException e) { // the others are still worth measuring
        progress.printf("%3d/%d  %-36s failed: %s%n", i + 1, missing.size(), next.id(), e);
      }
    }
    delete(folder);
    return all;
  }

  private static Measured measure(
      Measurement what, Budget budget, CommandRunner commands, boolean tiny) {
    JmhRunner jmh = new JmhRunner(what.warmsUpSlowly() ? budget.warmedUpForLong() : budget);
    if (what instanceof Measurement.Decide decide) {
      return jmh.run(decide);
    }
    if (what instanceof Measurement.Read read) {
      return jmh.run(read);
    }
    if (what instanceof Measurement.Matrix matrix) {
      return jmh.run(matrix);
    }
    if (what instanceof Measurement.Many many) {
      return jmh.run(many);
    }
    if (what instanceof Measurement.Start start) {
      return commands.run(start);
    }
    if (what instanceof Measurement.Batch batch) {
      return commands.run(batch);
    }
    return MemoryRunner.run((Measurement.Memory) what, tiny);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("iamsim-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
