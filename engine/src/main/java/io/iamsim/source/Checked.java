package io.iamsim.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    this.findings = inOrder(findings);
  }

  /** By text in the order in which the texts come up, then by place; without a place first. */
  private static List<Finding> inOrder(List<Finding> findings) {
    if (findings.size() < 2) {
      return List.copyOf(findings);
    }
    Map<String, Integer> texts = new HashMap<>();
    findings.forEach(finding -> texts.putIfAbsent(source(finding), texts.size()));
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(
        Comparator.comparingInt((Finding finding) -> texts.getOrDefault(source(finding), 0))
            .thenComparingInt(finding -> finding.span() == null ? 0 : finding.span().line())
            .thenComparingInt(finding -> finding.span() == null ? 0 : finding.span().column()));
    return List.copyOf(sorted);
  }

  private static String source(Finding finding) {
    return finding.span() == null ? "" : finding.span().source();
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
