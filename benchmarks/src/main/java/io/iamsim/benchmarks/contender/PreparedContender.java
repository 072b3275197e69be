package io.iamsim.benchmarks.contender;

import io.iamsim.IamEngine;
import io.iamsim.PrincipalAuthorizer;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import io.iamsim.request.AccessRequest;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The engine, with the principal of each scene prepared. */
final class PreparedContender implements Contender {
  private final PrincipalAuthorizer[] authorizers;
  private final AccessRequest[] requests;

  PreparedContender(Workload workload) {
    List<Ask> asks = Ask.all(workload);
    Map<Scene, PrincipalAuthorizer> byScene = new IdentityHashMap<>();
    this.authorizers =
        asks.stream()
            .map(
                ask ->
                    byScene.computeIfAbsent(
                        ask.scene(),
                        scene -> IamEngine.of(scene.environment()).as(ask.request().principal())))
            .toArray(PrincipalAuthorizer[]::new);
    this.requests = asks.stream().map(Ask::request).toArray(AccessRequest[]::new);
  }

  @Override
  public Decision decide(int question) {
    AccessRequest request = requests[question];
    return authorizers[question].authorize(request.action(), request.resource(), request.context());
  }
}
