package io.iamsim.cli.report.coverage;

import io.iamsim.expect.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What was exercised of what begins on one line.
 *
 * @param line the line
 * @param hits the fewest cases that any of it took part in, so that 0 says that some never did
 * @param branches the ways in which conditions on the line can turn out
 */
record LineCoverage(int line, long hits, List<Coverage.Unit> branches) {
  LineCoverage {
    branches = List.copyOf(branches);
  }

  /** The lines of a file on which something begins, in order. */
  static List<LineCoverage> of(Coverage.FileCoverage file) {
    TreeMap<Integer, List<Coverage.Unit>> lines = new TreeMap<>();
    file.units()
        .forEach(
            unit -> lines.computeIfAbsent(unit.span().line(), line -> new ArrayList<>()).add(unit));
    return lines.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
  }

  private static LineCoverage of(int line, List<Coverage.Unit> units) {
    List<Coverage.Unit> branches = units.stream().filter(unit -> unit.kind().isBranch()).toList();
    long hits =
        units.stream()
            .filter(unit -> !unit.kind().isBranch())
            .mapToLong(Coverage.Unit::hits)
            .min()
            .orElseGet(() -> branches.stream().mapToLong(Coverage.Unit::hits).sum());
    return new LineCoverage(line, hits, branches);
  }

  long branchesCovered() {
    return branches.stream().filter(Coverage.Unit::isCovered).count();
  }

  /** True if everything on the line was exercised. */
  boolean isWhole() {
    return hits > 0 && branchesCovered() == branches.size();
  }
}
