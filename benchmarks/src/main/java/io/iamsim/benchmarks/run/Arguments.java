package io.iamsim.benchmarks.run;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What {@code scripts/bench} asks for.
 *
 * @param set which measurements
 * @param minutes how long they may take, instead of what the set takes by itself
 * @param resume true to keep what the results file has
 * @param tiny true to see only whether everything runs
 * @param root the source tree
 * @param folder where results go
 * @param revision the source's revision
 */
record Arguments(
    String set,
    OptionalDouble minutes,
    boolean resume,
    boolean tiny,
    Path root,
    Path folder,
    String revision) {

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if it has something unknown
   */
  static Arguments of(String... arguments) {
    OptionalDouble minutes = OptionalDouble.empty();
    boolean resume = false;
    boolean tiny = false;
    Path root = Path.of(".");
    @Nullable Path folder = null;
    String revision = "unknown";
    for (int i = 1; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--resume" -> resume = true;
        case "--tiny" -> tiny = true;
        case "--minutes" -> minutes = OptionalDouble.of(Double.parseDouble(arguments[++i]));
        case "--root" -> root = Path.of(arguments[++i]);
        case "--folder" -> folder = Path.of(arguments[++i]);
        case "--revision" -> revision = arguments[++i];
        default -> throw new IllegalArgumentException("unknown argument `" + arguments[i] + "`");
      }
    }
    if (arguments.length == 0) {
      throw new IllegalArgumentException("no set of measurements");
    }
    return new Arguments(
        arguments[0],
        minutes,
        resume,
        tiny,
        root,
        folder == null ? root.resolve("benchmarks/target/bench") : folder,
        revision);
  }

  /** The committed ratios that the guard compares with. */
  Path baseline() {
    return root.resolve("benchmarks/baseline.json");
  }
}
