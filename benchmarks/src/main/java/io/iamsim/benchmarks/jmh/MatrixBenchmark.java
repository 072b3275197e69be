package io.iamsim.benchmarks.jmh;

import io.iamsim.corpus.workload.Question;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.model.ActionName;
import io.iamsim.query.AccessMatrix;
import io.iamsim.query.AccessScope;
import io.iamsim.query.MatrixQuestions;
import io.iamsim.request.AccessRequest;
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
import org.openjdk.jmh.infra.Blackhole;

/** What one decision of a table costs: the typical role, its actions by its resources. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatrixBenchmark {
  private static final int ACTIONS = 20;
  private static final int RESOURCES = 50;

  private @Nullable AccessMatrix matrix;

  /** Makes the table. */
  @Setup
  public void prepare() {
    Scene scene = Workload.named("typical").scenes().get(0);
    List<AccessRequest> requests = scene.questions().stream().map(Question::request).toList();
    List<ActionName> actions =
        requests.stream().map(AccessRequest::action).distinct().limit(ACTIONS).toList();
    List<String> resources =
        requests.stream().map(AccessRequest::resource).distinct().limit(RESOURCES).toList();
    AccessMatrix made =
        new AccessMatrix(
            AccessScope.of(scene.environment()),
            new MatrixQuestions(
                List.of(scene.principal()), actions, resources, requests.get(0).context()));
    if (made.questions().size() != ACTIONS * RESOURCES) {
      throw new IllegalStateException(made.questions().size() + " questions");
    }
    matrix = made;
  }

  /** The whole table. */
  @Benchmark
  @OperationsPerInvocation(ACTIONS * RESOURCES)
  public void decide(Blackhole hole) {
    Objects.requireNonNull(matrix).forEachRow(hole::consume);
  }
}
