package io.iamsim.corpus.workload;

import io.iamsim.decision.Decision;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes questions; the keys of a context are in alphabetical order, and others are absent, as the
 * engines have it that ours is measured beside.
 */
final class Requests {
  private Requests() {}

  static Question question(
      RequestPrincipal principal,
      Decision expected,
      String action,
      String resource,
      Map<String, String> context) {
    RequestContext.Builder keys = RequestContext.builder().read(ContextReading.ASSUME_ABSENT);
    new TreeMap<>(context).forEach(keys::put);
    return new Question(
        new AccessRequest(
            principal, ActionName.parse(action).orElseThrow(), resource, null, keys.build()),
        expected);
  }
}
