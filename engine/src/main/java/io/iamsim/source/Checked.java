package io.iamsim.source;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading something: a value unless an error forbids one, and everything found on
 * the way.
 *
 * @param <T> what was read
 */
public final class Checked<T> {
  private final @Nullable T value;
  private final List<Finding> findings;

  private Checked(@Nullable T value, List<Finding> findings) {
    this.value = value;
    this.findings = List.copyOf(findings);
  }

  /** The value if no finding is an error, else only the findings. */
  public static <T> Checked<T> of(@Nullable T value, List<Finding> findings) {
    return new Checked<>(hasError(findings) ? null : value, findings);
  }

  private static boolean hasError(List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      if (findings.get(i).isError()) {
        return true;
      }
    }
    return false;
  }

  /** No value, for the reasons given. */
  public static <T> Checked<T> failed(List<Finding> findings) {
    return new Checked<>(null, findings);
  }

  /** True if there is a value. */
  public boolean ok() {
    return value != null;
  }

  /** The value, absent if an error forbids one. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /** All findings, in the order of the text. */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * The value, for a caller that has established that there is one.
   *
   * @throws NoSuchElementException if there is none, naming the first finding
   */
  public T orElseThrow() {
    if (value == null) {
      throw new NoSuchElementException(
          findings.isEmpty() ? "no value" : findings.get(0).toString());
    }
    return value;
  }
}
