package io.iamsim.benchmarks.contender;

import io.iamsim.IamEngine;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.request.AccessRequest;
import java.util.List;

/** The engine, handed the policies that apply, which were collected beforehand. */
final class PreparedContender implements Contender {
  private final IamEngine[] engines;
  private final AccessRequest[] requests;
  private final ApplicablePolicies[] policies;

  PreparedContender(Workload workload) {
    List<Ask> asks = Ask.all(workload);
    this.engines = EngineContender.engines(asks);
    this.requests = asks.stream().map(Ask::request).toArray(AccessRequest[]::new);
    this.policies = new ApplicablePolicies[requests.length];
    for (int i = 0; i < requests.length; i++) {
      policies[i] = engines[i].applicablePolicies(requests[i]);
    }
  }

  @Override
  public Decision decide(int question) {
    return engines[question].authorize(requests[question], policies[question]).decision();
  }
}
