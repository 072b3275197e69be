package io.iamsim.benchmarks.jmh;

import io.iamsim.DecisionTable;
import io.iamsim.IamEngine;
import io.iamsim.corpus.workload.LargeOrganization;
import io.iamsim.decision.Decision;
import io.iamsim.environment.Environment;
import io.iamsim.model.ActionName;
import io.iamsim.query.AccessScope;
import io.iamsim.query.Grant;
import io.iamsim.query.PrincipalPattern;
import io.iamsim.query.WhoCan;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Questions about all principals of an organisation; one operation is one principal or cell. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ManyBenchmark {
  private static final int PRINCIPALS = 400;
  private static final int ACTIONS = 10;
  private static final int RESOURCES = 10;

  private @Nullable IamEngine engine;
  private @Nullable WhoCan whoCan;
  private List<RequestPrincipal> principals = List.of();
  private final List<ActionName> actions = new ArrayList<>();
  private final List<String> resources = new ArrayList<>();

  /** Makes the organisation. */
  @Setup
  public void prepare() {
    Environment environment = LargeOrganization.environment(PRINCIPALS, 1);
    engine = IamEngine.of(environment);
    whoCan = new WhoCan(AccessScope.of(environment), RequestContext.empty());
    principals = PrincipalPattern.all(environment);
    for (int i = 0; i < ACTIONS; i++) {
      String verb = i % 2 == 0 ? "s3:GetThing" : "s3:PutThing";
      actions.add(ActionName.parse(verb + i).orElseThrow());
    }
    for (int i = 1; i <= RESOURCES; i++) {
      resources.add("arn:aws:s3:::data-" + i + "/team-3/x");
    }
    if (principals.size() != PRINCIPALS) {
      throw new IllegalStateException(principals.size() + " principals");
    }
  }

  private IamEngine engine() {
    return Objects.requireNonNull(engine);
  }

  /** One request of each principal, by this thread. */
  @Benchmark
  @OperationsPerInvocation(PRINCIPALS)
  public List<Decision> principals() {
    return engine()
        .decideForAll(
            principals, actions.get(0), resources.get(0), RequestContext.empty(), Runnable::run);
  }

  /** All principals, actions and resources, by this thread. */
  @Benchmark
  @OperationsPerInvocation(PRINCIPALS * ACTIONS * RESOURCES)
  public DecisionTable table() {
    return engine()
        .decideTable(principals, actions, resources, RequestContext.empty(), Runnable::run);
  }

  /** Who can read one object, and under which conditions. */
  @Benchmark
  @OperationsPerInvocation(PRINCIPALS)
  public List<Grant> whoCan() {
    WhoCan queries = Objects.requireNonNull(whoCan);
    List<Grant> grants = new ArrayList<>();
    ActionName read = ActionName.parse("s3:GetObject").orElseThrow();
    for (RequestPrincipal principal : principals) {
      grants.addAll(queries.grants(principal, read, resources.get(0)));
    }
    return grants;
  }
}
