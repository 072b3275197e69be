package io.iamsim.testing;

import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads environments from disk (docs/environment.md). */
public final class IamEnvironments {
  private IamEnvironments() {}

  /**
   * The environment in files or folders, which are merged.
   *
   * @throws IllegalArgumentException if anything in it is wrong; the message has every error with
   *     file, line and column
   */
  public static Environment load(Path first, Path... more) {
    List<String> paths =
        Stream.concat(Stream.of(first), Stream.of(more)).map(DiskFiles::name).toList();
    return orThrow(EnvironmentLoader.load(paths, new DiskFiles(), ParseMode.STRICT));
  }

  /** As {@link #load(Path, Path...)}, by the name of one path. */
  public static Environment load(String path) {
    return load(Path.of(path));
  }

  /** The value, or an exception with every error. */
  static <T> T orThrow(Checked<T> checked) {
    return checked
        .value()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    checked.findings().stream()
                        .filter(Finding::isError)
                        .map(Finding::toString)
                        .collect(Collectors.joining("\n"))));
  }
}
