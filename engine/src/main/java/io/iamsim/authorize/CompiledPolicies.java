package io.iamsim.authorize;

import com.google.common.collect.MapMaker;
import io.iamsim.compile.ActionPlan;
import io.iamsim.compile.CompiledPolicy;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.compile.KeyTable;
import io.iamsim.compile.PolicyCompiler;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.evaluate.NamedPolicy;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The compiled form of every document that is in use, by the document's identity, and the plans of
 * policies that are attached together, by the identity of their list. Both go when what they are
 * made of goes. Maps, and no caches that could do more: making one of those takes a tenth of the
 * start of a command that asks one question.
 */
final class CompiledPolicies {
  private final KeyTable keys = new KeyTable();
  private final PolicyCompiler compiler = new PolicyCompiler(keys);
  private final ConcurrentMap<PolicyDocument, CompiledPolicy> compiled =
      new MapMaker().weakKeys().makeMap();
  private final ConcurrentMap<List<AttachedPolicy>, Map<ActionName, ActionPlan>> together =
      new MapMaker().weakKeys().makeMap();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /** The slots of the condition keys that the policies read. */
  KeyTable keys() {
    return keys;
  }

  /** How well the compiled documents serve. */
  PolicyUse use() {
    return new PolicyUse(compiled.size(), hits.sum(), misses.sum());
  }

  /** The compiled forms of policies, with their names. */
  List<NamedPolicy> of(List<AttachedPolicy> policies) {
    List<NamedPolicy> named = new ArrayList<>(policies.size());
    for (AttachedPolicy policy : policies) {
      named.add(new NamedPolicy(policy.name(), of(policy.document())));
    }
    return named;
  }

  /** The plan of policies that are attached together. */
  ActionPlan plan(List<AttachedPolicy> policies, ActionName action) {
    if (policies.size() == 1) {
      return of(policies.get(0).document()).plan(action);
    }
    Map<ActionName, ActionPlan> plans =
        together.computeIfAbsent(policies, list -> new ConcurrentHashMap<>(4));
    @Nullable ActionPlan known = plans.get(action);
    if (known != null) {
      return known;
    }
    List<CompiledStatement> covering = new ArrayList<>();
    for (AttachedPolicy policy : policies) {
      covering.addAll(of(policy.document()).covering(action));
    }
    if (plans.size() >= CompiledPolicy.MOST_PLANS) {
      plans.clear();
    }
    ActionPlan plan = ActionPlan.of(covering);
    plans.put(action, plan);
    return plan;
  }

  private CompiledPolicy of(PolicyDocument document) {
    @Nullable CompiledPolicy known = compiled.get(document);
    if (known != null) {
      hits.increment();
      return known;
    }
    misses.increment();
    CompiledPolicy made = compiler.compile(document);
    @Nullable CompiledPolicy before = compiled.putIfAbsent(document, made);
    return before == null ? made : before;
  }
}
