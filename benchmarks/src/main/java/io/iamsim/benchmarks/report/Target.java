package io.iamsim.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Something that is wanted of the engine.
 *
 * @param measure what is looked at
 * @param limit what it has to be
 * @param unit what stands behind the value
 * @param value the value in a Java's results; absent if it was not measured
 */
record Target(String measure, Limit limit, String unit, Function<Results, OptionalDouble> value) {

  /** A bound on a value. */
  sealed interface Limit {
    /** True if the value keeps within the bound. */
    boolean kept(double value);

    /** The bound in words. */
    String text(String unit);

    /** No more than this. */
    record AtMost(double bound) implements Limit {
      @Override
      public boolean kept(double value) {
        return value <= bound;
      }

      @Override
      public String text(String unit) {
        return "at most " + whole(bound) + unit;
      }
    }

    /** No less than this. */
    record AtLeast(double bound) implements Limit {
      @Override
      public boolean kept(double value) {
        return value >= bound;
      }

      @Override
      public String text(String unit) {
        return "at least " + whole(bound) + unit;
      }
    }

    /** Shown and not judged. */
    record Open() implements Limit {
      @Override
      public boolean kept(double value) {
        return true;
      }

      @Override
      public String text(String unit) {
        return "";
      }
    }
  }

  /** The target in words. */
  String wanted() {
    return limit.text(unit);
  }

  /** The value of these results and, if it misses the target, by how much. */
  String found(Results results) {
    OptionalDouble found = value.apply(results);
    if (found.isEmpty()) {
      return "not measured";
    }
    double number = found.getAsDouble();
    return number(number) + unit + (limit.kept(number) ? "" : " (missed)");
  }

  private static String whole(double value) {
    return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : number(value);
  }

  /** Three digits and no more than is known. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size == 0 || size >= 99.95) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (size < 0.0095) {
      return String.format(Locale.ROOT, "%.4f", value);
    }
    return String.format(Locale.ROOT, size >= 9.995 ? "%.1f" : "%.2f", value);
  }
}
