package io.iamsim.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that ask for the coverage of policies. */
final class CoverageOptions {
  @Option(
      names = "--coverage",
      description = "Say which parts of the environment's policies the expectations exercised.")
  private boolean wanted;

  @Option(
      names = "--coverage-report",
      paramLabel = "FORMAT",
      converter = CoverageOption.Converter.class,
      description =
          "cobertura=FILE, html=DIR, or text: everything never exercised, with its place."
              + " Repeatable.")
  private List<CoverageOption> reports = new ArrayList<>();

  @Option(
      names = "--coverage-threshold",
      paramLabel = "PERCENT",
      converter = Percent.class,
      description = "Exit with 1 if less is exercised: 0 to 100.")
  private @Nullable BigDecimal threshold;

  /** True if coverage is to be recorded. */
  boolean isWanted() {
    return wanted || !reports.isEmpty() || threshold != null;
  }

  /** The reports, in the order given. */
  List<CoverageOption> reports() {
    return List.copyOf(reports);
  }

  /** The share that must be reached. */
  BigDecimal threshold() {
    return threshold == null ? BigDecimal.ZERO : threshold;
  }

  /** Reads a number from 0 to 100. */
  static final class Percent implements ITypeConverter<BigDecimal> {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Override
    public BigDecimal convert(String text) {
      try {
        BigDecimal percent = new BigDecimal(text);
        if (percent.signum() >= 0 && percent.compareTo(ALL) <= 0) {
          return percent;
        }
      } catch (NumberFormatException e) {
        throw none(text);
      }
      throw none(text);
    }

    private static TypeConversionException none(String text) {
      return new TypeConversionException("'" + text + "' is no percentage, which is 0 to 100");
    }
  }
}
