package io.iamsim.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything that one Java measured, and where and how.
 *
 * @param java the Java's version
 * @param machine processors, memory, system
 * @param date the day, in UTC
 * @param command what was run
 * @param revision the source's revision
 * @param measured in the order in which it was measured
 */
public record Results(
    String java,
    String machine,
    String date,
    String command,
    String revision,
    List<Measured> measured) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public Results {
    measured = List.copyOf(measured);
  }

  /** The results in a file. */
  public static Results read(Path file) {
    try {
      return JSON.readValue(Files.readAllBytes(file), Results.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the file anew, whole or not at all. */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path half = file.resolveSibling(file.getFileName() + ".half");
      Files.writeString(half, JSON.writeValueAsString(this) + "\n");
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with one more, in place of what was measured under that id before. */
  public Results plus(Measured more) {
    List<Measured> all = new ArrayList<>(measured);
    all.removeIf(before -> before.id().equals(more.id()));
    all.add(more);
    return new Results(java, machine, date, command, revision, all);
  }

  /** What was measured under the id. */
  public Optional<Measured> get(String id) {
    return measured.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The median under the id. */
  public OptionalDouble median(String id) {
    return get(id).map(one -> OptionalDouble.of(one.median())).orElse(OptionalDouble.empty());
  }

  /** How many times the median of {@code id} is that of {@code other}. */
  public OptionalDouble ratio(String id, String other) {
    OptionalDouble above = median(id);
    OptionalDouble below = median(other);
    return above.isPresent() && below.isPresent() && below.getAsDouble() > 0
        ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The Java's feature release, such as 17. */
  public int release() {
    return Integer.parseInt(java.split("[.+-]", 2)[0]);
  }
}
