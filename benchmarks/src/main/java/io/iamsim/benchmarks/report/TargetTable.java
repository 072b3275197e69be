package io.iamsim.benchmarks.report;

import io.iamsim.benchmarks.report.Target.Limit;
import io.iamsim.benchmarks.report.Target.Limit.AtLeast;
import io.iamsim.benchmarks.report.Target.Limit.AtMost;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The targets and what was measured, a column for each Java. */
public final class TargetTable {
  private static final String TYPICAL = "decide/typical/PREPARED";
  private static final String SMALL = "decide/small64/PREPARED";
  private static final String REQUEST = "decide/typical/REQUEST";
  private static final Limit OPEN = new Limit.Open();

  private static final List<Target> TARGETS = targets();

  private TargetTable() {}

  private static List<Target> targets() {
    List<Target> all = new ArrayList<>();
    all.add(median("typical, prepared principal", new AtMost(250), " ns", TYPICAL));
    all.add(bytes("its allocation", new AtMost(0.5), TYPICAL));
    all.add(times("jCasbin on the same", new AtLeast(100), "decide/typical/JCASBIN", TYPICAL));
    all.add(times("our linear scan", new AtLeast(5), "decide/typical/LINEAR_SCAN", TYPICAL));
    all.add(times("our naive interpreter", OPEN, "decide/typical/NAIVE", TYPICAL));
    all.add(times("cedar-java", OPEN, "decide/typical/CEDAR", TYPICAL));
    all.add(median("small64, prepared principal", new AtMost(60), " ns", SMALL));
    all.add(bytes("its allocation", new AtMost(0.5), SMALL));
    all.add(median("typical, from a bare request", new AtMost(1500), " ns", REQUEST));
    all.add(bytes("its allocation", new AtMost(400), REQUEST));
    all.add(median("typical-many, prepared", OPEN, " ns", "decide/typical-many/PREPARED"));
    for (String shape : List.of("spread", "hot", "infix")) {
      all.add(
          times(
              shape + ", 10,000 statements against 10",
              shape.equals("infix") ? OPEN : new AtMost(3),
              "decide/" + shape + "-10000/PREPARED",
              "decide/" + shape + "-10/PREPARED"));
    }
    all.add(
        new Target(
            "adversarial, 2,048 letters, a letter",
            new AtMost(10),
            " ns",
            results -> scaled(results, "decide/adversarial-2048/PREPARED", 1 / 2048.0)));
    all.add(
        times(
            "adversarial, 16 times the letters",
            new AtMost(20),
            "decide/adversarial-2048/PREPARED",
            "decide/adversarial-128/PREPARED"));
    all.add(
        new Target(
            "two threads against one",
            new AtLeast(1.8),
            "x",
            results -> times(results.ratio(TYPICAL, TYPICAL + "/threads2"), 2)));
    all.add(median("a decision of a matrix, typical", OPEN, " ns", "matrix/typical"));
    all.add(median("a cell of a table of 400 principals", OPEN, " ns", "many/table"));
    all.add(median("one request of 400 principals, each", OPEN, " ns", "many/principals"));
    all.add(median("who-can over 400 principals, each", OPEN, " ns", "many/whoCan"));
    all.add(median("explain, typical", new AtMost(100_000), " ns", "decide/typical/EXPLAIN"));
    all.add(
        new Target(
            "statements a second from text to first decision",
            new AtLeast(200_000),
            "",
            results -> rate(results, "read/spread-1000/firstDecision", 1000)));
    all.add(median("kept per statement, of 100,000", new AtMost(1024), " B", "memory/100000"));
    all.add(
        median(
            "kept per statement, of 1,000,000 in 1 GiB", new AtMost(1024), " B", "memory/1000000"));
    all.add(
        median("batch --lean --env, requests", new AtLeast(300_000), "/s", "batch/environment"));
    all.add(median("batch --lean, self-contained", OPEN, "/s", "batch/self-contained"));
    all.add(times("iamsim can against java -version", new AtMost(4), "start/can", "start/java"));
    return List.copyOf(all);
  }

  private static Target median(String measure, Limit limit, String unit, String id) {
    return new Target(measure, limit, unit, results -> results.median(id));
  }

  private static Target bytes(String measure, Limit limit, String id) {
    return new Target(
        measure,
        limit,
        " B",
        results ->
            results
                .get(id)
                .filter(one -> one.bytesPerOperation() >= 0)
                .map(one -> OptionalDouble.of(one.bytesPerOperation()))
                .orElse(OptionalDouble.empty()));
  }

  private static Target times(String measure, Limit limit, String id, String other) {
    return new Target(measure, limit, "x", results -> results.ratio(id, other));
  }

  private static OptionalDouble scaled(Results results, String id, double factor) {
    return times(results.median(id), factor);
  }

  private static OptionalDouble times(OptionalDouble value, double factor) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
  }

  /**
   * How many of {@code units} there are in a second, if they all take the median in nanoseconds.
   */
  private static OptionalDouble rate(Results results, String id, int units) {
    OptionalDouble median = results.median(id);
    return median.isPresent() ? OptionalDouble.of(units * 1e9 / median.getAsDouble()) : median;
  }

  /** The table for a terminal, of what was measured, and behind it what its ratios are made of. */
  public static String text(List<Results> all) {
    List<Target> measured =
        TARGETS.stream()
            .filter(target -> all.stream().anyMatch(one -> target.value().apply(one).isPresent()))
            .toList();
    List<List<String>> contenders = ContenderTable.rows(all.get(0));
    return Table.text(rows(measured, all))
        + (contenders.size() == 1 ? "" : "\n" + Table.text(contenders));
  }

  /** The table in Markdown, gaps and all. */
  static String markdown(List<Results> all) {
    return Table.markdown(rows(TARGETS, all));
  }

  private static List<List<String>> rows(List<Target> targets, List<Results> all) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("measure", "target", all, results -> "Java " + results.release()));
    targets.forEach(target -> rows.add(row(target.measure(), target.wanted(), all, target::found)));
    return rows;
  }

  private static List<String> row(
      String measure, String wanted, List<Results> all, Function<Results, String> cell) {
    List<String> row = new ArrayList<>(List.of(measure, wanted));
    all.forEach(results -> row.add(cell.apply(results)));
    return row;
  }
}
