package io.iamsim.benchmarks.contender;

import io.iamsim.IamEngine;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import io.iamsim.request.AccessRequest;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The engine, asked with whole requests: it collects the policies and completes the context. */
final class EngineContender implements Contender {
  private final IamEngine[] engines;
  private final AccessRequest[] requests;

  EngineContender(Workload workload) {
    List<Ask> asks = Ask.all(workload);
    this.engines = engines(asks);
    this.requests = asks.stream().map(Ask::request).toArray(AccessRequest[]::new);
  }

  /** The engine of each question; one for each scene. */
  static IamEngine[] engines(List<Ask> asks) {
    Map<Scene, IamEngine> byScene = new IdentityHashMap<>();
    return asks.stream()
        .map(
            ask -> byScene.computeIfAbsent(ask.scene(), scene -> IamEngine.of(scene.environment())))
        .toArray(IamEngine[]::new);
  }

  @Override
  public Decision decide(int question) {
    return engines[question].decide(requests[question]);
  }
}
