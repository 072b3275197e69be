package io.iamsim.benchmarks.run;

import io.iamsim.benchmarks.report.Baseline;
import io.iamsim.benchmarks.report.Guard;
import io.iamsim.benchmarks.report.PerformancePage;
import io.iamsim.benchmarks.report.Results;
import io.iamsim.benchmarks.report.TargetTable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a set of measurements on this Java: {@code scripts/bench} is its command line. Nothing but
 * results goes to standard output.
 */
public final class Bench {
  private static final Path RECORDED = Path.of("docs", "performance");

  private Bench() {}

  /** Runs it; the exit status is 1 if something could not be measured or has become slower. */
  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int status;
    try {
      status = run(Arguments.of(arguments), out, err);
    } catch (IllegalArgumentException e) {
      err.println("bench: " + e.getMessage());
      status = 2;
    }
    System.exit(status);
  }

  private static PrintStream stream(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  static int run(Arguments arguments, PrintStream out, PrintStream err) {
    if (arguments.set().equals("page")) {
      page(arguments, out);
      return 0;
    }
    Plan plan = plan(arguments.set());
    Path file = arguments.folder().resolve("java-" + Runtime.version().feature() + ".json");
    Results known =
        arguments.resume() && Files.exists(file) ? Results.read(file) : nothing(arguments);
    Duration time = Duration.ofSeconds(Math.round(60 * arguments.minutes().orElse(plan.minutes())));
    Results results =
        new SetRunner(plan, file, arguments.root(), err).run(known, time, arguments.tiny());
    boolean complete =
        plan.measurements().stream().allMatch(one -> results.get(one.id()).isPresent());
    if (plan.name().equals("guard")) {
      return guard(arguments, results, out) && complete ? 0 : 1;
    }
    out.print(TargetTable.text(List.of(results)));
    return complete ? 0 : 1;
  }

  private static Plan plan(String name) {
    return switch (name) {
      case "quick" -> Plan.quick();
      case "full" -> Plan.full();
      case "guard", "baseline" -> Plan.guard();
      case "start" -> Plan.start();
      default -> throw new IllegalArgumentException("no set of measurements `" + name + "`");
    };
  }

  private static Results nothing(Arguments arguments) {
    return new Results(
        Runtime.version().toString(),
        Machine.describe(),
        LocalDate.now(ZoneOffset.UTC).toString(),
        "scripts/bench " + arguments.set(),
        arguments.revision(),
        List.of());
  }

  private static boolean guard(Arguments arguments, Results results, PrintStream out) {
    if (arguments.set().equals("baseline")) {
      Baseline.of(results).write(arguments.baseline());
      out.println("wrote " + arguments.baseline());
      return true;
    }
    Guard.Report report = Guard.compare(Baseline.read(arguments.baseline()), results);
    out.print(report.text());
    return report.passed();
  }

  /**
   * Writes the tables and charts of what all Javas have measured; for the documentation, also the
   * baseline if there is none yet.
   */
  private static void page(Arguments arguments, PrintStream out) {
    List<Results> all = new ArrayList<>();
    for (int release : List.of(17, 21, 25)) {
      Path file = arguments.folder().resolve("java-" + release + ".json");
      if (Files.exists(file)) {
        all.add(Results.read(file));
      }
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no results in " + arguments.folder());
    }
    PerformancePage.write(arguments.folder(), all);
    if (arguments.folder().endsWith(RECORDED) && !Files.exists(arguments.baseline())) {
      Baseline.of(all.get(0)).write(arguments.baseline());
    }
    out.print(TargetTable.text(all));
  }
}
