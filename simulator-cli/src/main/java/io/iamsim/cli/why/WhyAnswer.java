package io.iamsim.cli.why;

import io.iamsim.diagnosis.Diagnosis;
import io.iamsim.diagnosis.Disagreement;
import io.iamsim.diagnosis.ReportedDenial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One denial with its diagnosis.
 *
 * @param report what AWS reports, or null if the request was given by flags
 * @param diagnosis what was found
 * @param disagreements where the two differ
 */
public record WhyAnswer(
    @Nullable ReportedDenial report, Diagnosis diagnosis, List<Disagreement> disagreements) {
  public WhyAnswer {
    disagreements = List.copyOf(disagreements);
  }

  /** What AWS reports. */
  Optional<ReportedDenial> reported() {
    return Optional.ofNullable(report);
  }
}
