package io.iamsim.reference;

import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.request.AccessRequest;

/** Whatever answers requests: the reference, or the engine that is held to it. */
public interface Decider {
  Decision decide(AccessRequest request, ApplicablePolicies policies);

  /** The reference, for requests that give every key that the policies read. */
  static Decider reference() {
    return (request, policies) ->
        ReferenceEvaluator.decide(
                request, policies, request.context().values(), ReferenceFacts.none())
            .decision();
  }
}
