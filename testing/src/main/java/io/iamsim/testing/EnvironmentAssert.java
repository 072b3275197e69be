package io.iamsim.testing;

import io.iamsim.IamEngine;
import io.iamsim.Principals;
import io.iamsim.environment.Environment;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;

/** Assertions on what principals of an environment can do. */
public final class EnvironmentAssert {
  private final Environment environment;
  private final IamEngine engine;

  EnvironmentAssert(Environment environment) {
    this.environment = environment;
    this.engine = IamEngine.of(environment);
  }

  /**
   * Who asks: an ARN, a service principal, {@code anonymous}, or a short name of the environment.
   *
   * @throws IllegalArgumentException if the environment has no such principal, or several
   */
  public PrincipalAssert principal(String name) {
    return new PrincipalAssert(
        engine,
        IamEnvironments.orThrow(new Principals(environment).find(name)),
        AccessRequest.ANY_RESOURCE,
        null,
        RequestContext.empty());
  }
}
