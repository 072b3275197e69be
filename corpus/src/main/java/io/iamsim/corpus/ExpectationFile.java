package io.iamsim.corpus;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The expected decisions of one file, matrices written out.
 *
 * @param environment the path of the environment relative to the file, or null if the cases bring
 *     their policies
 * @param decisions in the order of the file
 */
public record ExpectationFile(@Nullable String environment, List<ExpectedDecision> decisions) {
  public ExpectationFile {
    decisions = List.copyOf(decisions);
  }

  /** The path of the environment. */
  public Optional<String> environmentPath() {
    return Optional.ofNullable(environment);
  }
}
