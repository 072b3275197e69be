package io.iamsim.testing;

import io.iamsim.environment.Environment;

/**
 * The way into assertions on access. The words in front say what is asked; {@code can} and {@code
 * cannot} ask and assert, so that nothing is left unasked at the end of a chain:
 *
 * <pre>{@code
 * Environment environment = IamEnvironments.load("iam/env");
 * assertThat(environment).principal("role/analyst").on("arn:aws:s3:::acme-reports/q1.csv")
 *     .given("aws:SourceIp", "203.0.113.7").can("s3:GetObject");
 * assertThat(environment).principal("role/analyst").on("arn:aws:s3:::acme-reports/q1.csv")
 *     .cannot("s3:DeleteObject").because(Layer.SERVICE_CONTROL);
 * }</pre>
 */
public final class IamAssertions {
  private IamAssertions() {}

  /** Assertions on what principals of an environment can do. */
  public static EnvironmentAssert assertThat(Environment environment) {
    return new EnvironmentAssert(environment);
  }
}
