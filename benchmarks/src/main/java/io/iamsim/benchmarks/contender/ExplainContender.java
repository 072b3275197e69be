package io.iamsim.benchmarks.contender;

import io.iamsim.IamEngine;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import io.iamsim.request.AccessRequest;
import java.util.List;

/** The engine, asked for an explanation. */
final class ExplainContender implements Contender {
  private final IamEngine[] engines;
  private final AccessRequest[] requests;

  ExplainContender(Workload workload) {
    List<Ask> asks = Ask.all(workload);
    this.engines = EngineContender.engines(asks);
    this.requests = asks.stream().map(Ask::request).toArray(AccessRequest[]::new);
  }

  @Override
  public Decision decide(int question) {
    return engines[question].explain(requests[question]).result().decision();
  }
}
