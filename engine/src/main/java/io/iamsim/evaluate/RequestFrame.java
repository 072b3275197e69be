package io.iamsim.evaluate;

import io.iamsim.compile.CompiledKey;
import io.iamsim.request.AccessRequest;
import java.util.function.Predicate;

/**
 * What the requests of one kind have in common: who asks for which action, how their ARNs begin,
 * and what the condition keys are that they do not give.
 */
public final class RequestFrame {
  private final EvaluationContext context;
  private final String beginning;
  private final boolean whole;
  private final Predicate<CompiledKey> settled;

  /**
   * A frame.
   *
   * @param context one of the requests, begun, which gives no key
   * @param beginning what the ARNs have in common, their first five parts at least; or {@code *}
   * @param whole true if that is the whole of them
   * @param settled which keys are in every request what they are in this one, unless they are given
   */
  public RequestFrame(
      EvaluationContext context, String beginning, boolean whole, Predicate<CompiledKey> settled) {
    this.context = context;
    this.beginning = beginning;
    this.whole = whole;
    this.settled = settled;
  }

  EvaluationContext context() {
    return context;
  }

  String beginning() {
    return beginning;
  }

  boolean isWhole() {
    return whole;
  }

  boolean namesNoResource() {
    return context.resource().equals(AccessRequest.ANY_RESOURCE);
  }

  boolean isSettled(CompiledKey key) {
    return settled.test(key);
  }
}
