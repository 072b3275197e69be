package io.iamsim.benchmarks.jmh;

import io.iamsim.IamEngine;
import io.iamsim.corpus.workload.PolicyText;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.request.AccessRequest;
import io.iamsim.source.SourceText;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to get from a workload's policy texts to decisions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadBenchmark {
  @Param("spread-1000")
  public String workload = "";

  private List<PolicyText> texts = List.of();
  private @Nullable AccessRequest request;

  /** Writes the texts. */
  @Setup
  public void prepare() {
    Scene scene = Workload.named(workload).scenes().get(0);
    texts = scene.policies().stream().filter(text -> text.type() == PolicyType.IDENTITY).toList();
    request = scene.questions().get(0).request();
  }

  /** The identity-based policies, read and checked. */
  @Benchmark
  public List<PolicyDocument> parse() {
    return texts.stream().map(ReadBenchmark::parse).toList();
  }

  /** The same, and then an engine made, the policies compiled and the first request decided. */
  @Benchmark
  public Decision firstDecision() {
    PolicyLayer identity =
        PolicyLayer.of(
            texts.stream().map(text -> AttachedPolicy.of(text.name(), parse(text))).toList());
    return IamEngine.of(Environment.empty())
        .authorize(
            Objects.requireNonNull(request), ApplicablePolicies.none().withIdentity(identity))
        .decision();
  }

  private static PolicyDocument parse(PolicyText text) {
    return PolicyParser.parse(
            SourceText.of(text.name(), text.text()), text.type(), ParseMode.STRICT)
        .orElseThrow();
  }
}
