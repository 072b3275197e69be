package io.iamsim.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every workload with every contender: median, how many times ours, bytes an operation. */
final class ContenderTable {
  private static final String OURS = "PREPARED";

  private ContenderTable() {}

  static List<List<String>> rows(Results results) {
    Map<String, Set<String>> contenders = new LinkedHashMap<>();
    for (Measured one : results.measured()) {
      String[] parts = one.id().split("/");
      if (parts.length == 3 && parts[0].equals("decide")) {
        contenders.computeIfAbsent(parts[1], key -> new LinkedHashSet<>()).add(parts[2]);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("workload", "contender", "ns a decision", "times ours", "B a decision"));
    contenders.forEach(
        (workload, names) ->
            names.forEach(
                name ->
                    results
                        .get("decide/" + workload + "/" + name)
                        .ifPresent(one -> rows.add(row(results, workload, name, one)))));
    return rows;
  }

  private static List<String> row(Results results, String workload, String name, Measured one) {
    Optional<Measured> ours = results.get("decide/" + workload + "/" + OURS);
    return List.of(
        workload,
        name,
        Target.number(one.median()),
        ours.map(our -> Target.number(one.median() / our.median())).orElse(""),
        one.bytesPerOperation() < 0 ? "" : Target.number(one.bytesPerOperation()));
  }
}
