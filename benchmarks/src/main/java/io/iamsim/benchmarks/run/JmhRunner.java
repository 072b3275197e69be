package io.iamsim.benchmarks.run;

import io.iamsim.benchmarks.jmh.DecisionBenchmark;
import io.iamsim.benchmarks.jmh.ManyBenchmark;
import io.iamsim.benchmarks.jmh.MatrixBenchmark;
import io.iamsim.benchmarks.jmh.ReadBenchmark;
import io.iamsim.benchmarks.report.Measured;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Measures in a process of its own, allocation included. */
final class JmhRunner {
  private final Budget budget;

  JmhRunner(Budget budget) {
    this.budget = budget;
  }

  Measured run(Measurement.Decide what) {
    ChainedOptionsBuilder options =
        options(DecisionBenchmark.class, "decide")
            .param("workload", what.workload())
            .param("contender", what.contender().name())
            .threads(what.threads());
    return run(what.id(), options);
  }

  Measured run(Measurement.Read what) {
    return run(
        what.id(), options(ReadBenchmark.class, what.method()).param("workload", what.workload()));
  }

  Measured run(Measurement.Matrix what) {
    return run(what.id(), options(MatrixBenchmark.class, "decide"));
  }

  Measured run(Measurement.Many what) {
    return run(what.id(), options(ManyBenchmark.class, what.method()));
  }

  private ChainedOptionsBuilder options(Class<?> benchmark, String method) {
    TimeValue iteration = TimeValue.milliseconds(budget.iteration().toMillis());
    return new OptionsBuilder()
        .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
        .forks(budget.forks())
        .warmupIterations(budget.warmups())
        .warmupTime(iteration)
        .measurementIterations(budget.iterations())
        .measurementTime(iteration)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .jvmArgsAppend("-Xms1g", "-Xmx1g", "-Xlog:disable");
  }

  private static Measured run(String id, ChainedOptionsBuilder options) {
    Collection<RunResult> results;
    try {
      results = new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new MeasurementFailure(id + ": " + e.getMessage(), e);
    }
    RunResult result = results.iterator().next();
    Statistics statistics = result.getPrimaryResult().getStatistics();
    return new Measured(
        id,
        "ns",
        statistics.getPercentile(50),
        statistics.getMin(),
        statistics.getMax(),
        (int) statistics.getN(),
        allocated(result));
  }

  private static double allocated(RunResult result) {
    double[] bytes = {-1};
    result
        .getSecondaryResults()
        .forEach(
            (name, secondary) -> {
              if (name.endsWith("gc.alloc.rate.norm")) {
                bytes[0] = secondary.getStatistics().getPercentile(50);
              }
            });
    return bytes[0];
  }
}
