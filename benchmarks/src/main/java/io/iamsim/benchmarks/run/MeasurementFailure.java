package io.iamsim.benchmarks.run;

/** A measurement that could not be made. */
final class MeasurementFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  MeasurementFailure(String message, Throwable cause) {
    super(message, cause);
  }

  MeasurementFailure(String message) {
    super(message);
  }
}
