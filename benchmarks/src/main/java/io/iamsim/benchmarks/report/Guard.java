package io.iamsim.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what was measured to the ratios of the baseline. */
public final class Guard {
  private Guard() {}

  /**
   * The outcome.
   *
   * @param passed false if a ratio became worse than the tolerance allows or was not measured, or
   *     if there is none
   * @param text a line for each ratio
   */
  public record Report(boolean passed, String text) {}

  /** Compares every ratio of the baseline. */
  public static Report compare(Baseline baseline, Results results) {
    Map<String, Double> now = Baseline.of(results).ratios();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ratio", "baseline", "now", "change", "verdict"));
    boolean passed = !baseline.ratios().isEmpty();
    for (Map.Entry<String, Double> ratio : baseline.ratios().entrySet()) {
      @Nullable Double value = now.get(ratio.getKey());
      double before = ratio.getValue();
      boolean fine = value != null && value <= before * baseline.tolerance();
      passed &= fine;
      rows.add(
          value == null
              ? List.of(ratio.getKey(), Target.number(before), "", "", "not measured")
              : List.of(
                  ratio.getKey(),
                  Target.number(before),
                  Target.number(value),
                  Target.number(value / before) + "x",
                  verdict(fine, value * baseline.tolerance() < before)));
    }
    return new Report(passed, Table.text(rows));
  }

  private static String verdict(boolean fine, boolean better) {
    if (!fine) {
      return "slower";
    }
    return better ? "faster; renew the baseline" : "ok";
  }
}
