package io.iamsim.benchmarks.run;

import io.iamsim.IamEngine;
import io.iamsim.corpus.workload.PolicyText;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.request.AccessRequest;
import io.iamsim.source.SourceText;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps so many statements, parsed and compiled to the last, decides a request with all of them,
 * and prints the bytes of heap that each has come to.
 */
public final class RetainedHeap {
  private static final int BLOCK = 1000;
  private static final int AT_ONCE = 25;

  private RetainedHeap() {}

  /** Prints one number. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    int statements = Integer.parseInt(arguments[0]);
    Scene scene = Workload.named("spread-" + BLOCK).scenes().get(0);
    long before = usedHeap();
    List<AttachedPolicy> policies = policies(scene, statements / BLOCK);
    IamEngine engine = IamEngine.of(Environment.empty());
    AccessRequest request = scene.questions().get(0).request();
    // an explanation looks at every statement, a decision only at those that cover the action
    for (int from = 0; from < policies.size(); from += AT_ONCE) {
      engine.explain(
          request, attached(policies.subList(from, Math.min(from + AT_ONCE, policies.size()))));
    }
    ApplicablePolicies applicable = attached(policies);
    Decision decision = engine.authorize(request, applicable).decision();
    double each = (usedHeap() - before) / (double) statements;
    Reference.reachabilityFence(engine);
    Reference.reachabilityFence(applicable);
    if (decision != scene.questions().get(0).expected()) {
      throw new IllegalStateException("decides " + decision);
    }
    System.out.println(each);
  }

  private static ApplicablePolicies attached(List<AttachedPolicy> policies) {
    return ApplicablePolicies.none().withIdentity(PolicyLayer.of(policies));
  }

  /** The block's statements, again and again, each time for resources of another name. */
  private static List<AttachedPolicy> policies(Scene scene, int blocks) {
    List<AttachedPolicy> policies = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      for (PolicyText policy : scene.policies()) {
        String text =
            block == 0
                ? policy.text()
                : policy.text().replace("thing/unit", "thing/" + block + "-unit");
        policies.add(
            AttachedPolicy.of(
                policy.name(),
                PolicyParser.parse(
                        SourceText.of(policy.name(), text), policy.type(), ParseMode.STRICT)
                    .orElseThrow()));
      }
    }
    return policies;
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
