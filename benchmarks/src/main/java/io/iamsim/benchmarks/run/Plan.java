package io.iamsim.benchmarks.run;

import io.iamsim.benchmarks.contender.Contender.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A set of measurements, the most telling first, so that a run that is cut short is worth most.
 *
 * @param name what commands call it
 * @param minutes how long it takes unless told otherwise, for each Java
 * @param measurements no two alike
 */
record Plan(String name, int minutes, List<Measurement> measurements) {
  private static final List<Integer> SIZES = List.of(10, 100, 1000, 10_000);

  Plan {
    measurements = List.copyOf(measurements);
  }

  /** Everything that the targets speak of. */
  static Plan quick() {
    return new Plan("quick", 5, targets());
  }

  /** The same for longer, with the slow engines at the large sizes. */
  static Plan full() {
    Set<Measurement> all = new LinkedHashSet<>(targets());
    for (String shape : List.of("spread", "hot", "infix")) {
      for (int size : SIZES) {
        all.add(decide(shape + "-" + size, Kind.JCASBIN));
        all.add(decide(shape + "-" + size, Kind.CEDAR));
        if (size <= 1000) {
          all.add(decide(shape + "-" + size, Kind.NAIVE));
        }
      }
    }
    for (int letters : List.of(16, 256)) {
      all.add(decide("adversarial-" + letters, Kind.PREPARED));
    }
    all.add(decide("adversarial-16", Kind.NAIVE));
    all.add(new Measurement.Read("typical", "parse"));
    all.add(new Measurement.Read("typical", "firstDecision"));
    all.add(new Measurement.Memory(1_000_000));
    return new Plan("full", 11, List.copyOf(all));
  }

  /** What the guard compares. */
  static Plan guard() {
    List<Measurement> all = new ArrayList<>();
    for (Kind kind : List.of(Kind.PREPARED, Kind.REQUEST, Kind.LINEAR_SCAN, Kind.JCASBIN)) {
      all.add(decide("typical", kind));
    }
    all.add(decide("small64", Kind.PREPARED));
    all.add(decide("small64", Kind.LINEAR_SCAN));
    for (String shape : List.of("spread", "hot", "infix")) {
      all.add(decide(shape + "-10", Kind.PREPARED));
      all.add(decide(shape + "-10000", Kind.PREPARED));
    }
    all.add(decide("adversarial-128", Kind.PREPARED));
    all.add(decide("adversarial-2048", Kind.PREPARED));
    return new Plan("guard", 2, all);
  }

  /** How long commands take to start. */
  static Plan start() {
    return new Plan(
        "start", 1, List.of(new Measurement.Start("java"), new Measurement.Start("can")));
  }

  private static List<Measurement> targets() {
    List<Measurement> all = new ArrayList<>();
    List<Kind> everyone =
        List.of(
            Kind.PREPARED, Kind.REQUEST, Kind.LINEAR_SCAN, Kind.NAIVE, Kind.JCASBIN, Kind.CEDAR);
    everyone.forEach(kind -> all.add(decide("typical", kind)));
    all.add(new Measurement.Decide("typical", Kind.PREPARED, 2));
    everyone.forEach(kind -> all.add(decide("small64", kind)));
    for (String shape : List.of("spread", "hot", "infix")) {
      SIZES.forEach(size -> all.add(decide(shape + "-" + size, Kind.PREPARED)));
    }
    all.add(new Measurement.Start("java"));
    all.add(new Measurement.Start("can"));
    all.add(decide("typical", Kind.EXPLAIN));
    all.add(decide("adversarial-128", Kind.PREPARED));
    all.add(decide("adversarial-2048", Kind.PREPARED));
    all.add(new Measurement.Read("spread-1000", "parse"));
    all.add(new Measurement.Read("spread-1000", "firstDecision"));
    all.add(new Measurement.Batch("self-contained"));
    all.add(new Measurement.Batch("environment"));
    all.add(new Measurement.Memory(100_000));
    all.add(new Measurement.Matrix());
    all.add(new Measurement.Many("principals"));
    all.add(new Measurement.Many("table"));
    all.add(new Measurement.Many("whoCan"));
    all.add(decide("typical-many", Kind.PREPARED));
    all.add(decide("small", Kind.PREPARED));
    for (String shape : List.of("spread", "hot", "infix")) {
      SIZES.forEach(size -> all.add(decide(shape + "-" + size, Kind.LINEAR_SCAN)));
    }
    for (String shape : List.of("spread", "hot")) {
      all.add(decide(shape + "-10", Kind.JCASBIN));
      all.add(decide(shape + "-1000", Kind.JCASBIN));
    }
    return all;
  }

  private static Measurement decide(String workload, Kind contender) {
    return new Measurement.Decide(workload, contender, 1);
  }
}
