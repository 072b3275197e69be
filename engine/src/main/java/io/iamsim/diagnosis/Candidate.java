package io.iamsim.diagnosis;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.request.AccessRequest;
import java.util.function.UnaryOperator;

/**
 * A remedy that is not tried yet, and what it does.
 *
 * @param remedy what is told of it
 * @param policies what it does to the policies
 * @param request what it does to the request
 */
record Candidate(
    Remedy remedy,
    UnaryOperator<ApplicablePolicies> policies,
    UnaryOperator<AccessRequest> request) {

  static Candidate ofPolicies(Remedy remedy, UnaryOperator<ApplicablePolicies> change) {
    return new Candidate(remedy, change, UnaryOperator.identity());
  }
}
