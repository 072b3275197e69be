package io.iamsim.corpus.workload;

import io.iamsim.decision.Decision;
import io.iamsim.request.AccessRequest;

/**
 * One request of a workload.
 *
 * @param request what is asked
 * @param expected the answer that the request was made for
 */
public record Question(AccessRequest request, Decision expected) {}
