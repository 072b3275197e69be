package io.iamsim.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The ratios that the guard holds the engine to. A ratio within one run hardly depends on the
 * machine, a time does; so no time is kept.
 *
 * @param tolerance how many times its old value a ratio may become
 * @param ratios by name; smaller is better
 */
public record Baseline(double tolerance, Map<String, Double> ratios) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final double USUAL_TOLERANCE = 1.5;

  /** A ratio of two medians. */
  private record Ratio(String name, String id, String other) {
    static Ratio ofContenders(String workload, String ours, String other) {
      return new Ratio(
          workload + ": " + ours + " / " + other,
          "decide/" + workload + "/" + ours,
          "decide/" + workload + "/" + other);
    }

    static Ratio ofSizes(String shape, int large, int small) {
      return new Ratio(
          shape + ": " + large + " / " + small,
          "decide/" + shape + "-" + large + "/PREPARED",
          "decide/" + shape + "-" + small + "/PREPARED");
    }
  }

  private static final List<Ratio> GUARDED =
      List.of(
          Ratio.ofContenders("typical", "PREPARED", "LINEAR_SCAN"),
          Ratio.ofContenders("typical", "PREPARED", "JCASBIN"),
          Ratio.ofContenders("typical", "REQUEST", "LINEAR_SCAN"),
          Ratio.ofContenders("small64", "PREPARED", "LINEAR_SCAN"),
          Ratio.ofSizes("spread", 10_000, 10),
          Ratio.ofSizes("hot", 10_000, 10),
          Ratio.ofSizes("infix", 10_000, 10),
          Ratio.ofSizes("adversarial", 2048, 128));

  public Baseline {
    ratios = new LinkedHashMap<>(ratios);
  }

  /** The ratios of these results. */
  public static Baseline of(Results results) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (Ratio ratio : GUARDED) {
      OptionalDouble value = results.ratio(ratio.id, ratio.other);
      if (value.isPresent()) {
        ratios.put(ratio.name, Math.round(value.getAsDouble() * 1e4) / 1e4);
      }
    }
    return new Baseline(USUAL_TOLERANCE, ratios);
  }

  /** The baseline in a file. */
  public static Baseline read(Path file) {
    try {
      return JSON.readValue(Files.readAllBytes(file), Baseline.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the file. */
  public void write(Path file) {
    try {
      Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
