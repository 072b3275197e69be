package io.iamsim.diagnosis;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.request.AccessRequest;

/** A request and the policies that apply to it, with some remedies applied. */
record State(AccessRequest request, ApplicablePolicies policies) {
  State with(Candidate candidate) {
    return new State(candidate.request().apply(request), candidate.policies().apply(policies));
  }
}
