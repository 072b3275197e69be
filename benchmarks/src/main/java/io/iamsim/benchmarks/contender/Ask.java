package io.iamsim.benchmarks.contender;

import io.iamsim.corpus.workload.Question;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.model.AccountId;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A question in plain form, for evaluators that are not the engine.
 *
 * @param scene where it is asked
 * @param request the request itself
 * @param expected the answer
 * @param action the action in lower case
 * @param context all context keys in lower case, those that follow from the request included
 */
public record Ask(
    Scene scene,
    AccessRequest request,
    Decision expected,
    String action,
    Map<String, String> context) {
  public Ask {
    context = Map.copyOf(context);
  }

  /** A workload's questions; its scenes take turns. */
  public static List<Ask> all(Workload workload) {
    List<Ask> asks = new ArrayList<>();
    int rounds = workload.scenes().get(0).questions().size();
    for (int round = 0; round < rounds; round++) {
      for (Scene scene : workload.scenes()) {
        asks.add(of(scene, scene.questions().get(round)));
      }
    }
    return asks;
  }

  private static Ask of(Scene scene, Question question) {
    AccessRequest request = question.request();
    Map<String, String> context = new HashMap<>(principalKeys(scene));
    request.context().values().forEach((key, value) -> context.put(key.canonical(), single(value)));
    return new Ask(
        scene,
        request,
        question.expected(),
        request.action().service() + ":" + request.action().name(),
        context);
  }

  private static String single(ContextValue value) {
    if (value instanceof ContextValue.Present present && present.values().size() == 1) {
      return present.values().get(0);
    }
    throw new IllegalArgumentException("workloads give each key one value");
  }

  /** The keys that are the same in every request of a scene. */
  static Map<String, String> principalKeys(Scene scene) {
    RequestPrincipal.RoleSession session = (RequestPrincipal.RoleSession) scene.principal();
    AccountId account = session.account().orElseThrow();
    Map<String, String> keys = new HashMap<>();
    keys.put("aws:principalarn", session.roleArn().toString());
    keys.put("aws:principalaccount", account.value());
    keys.put("aws:resourceaccount", account.value());
    keys.put("aws:multifactorauthpresent", "false");
    scene
        .environment()
        .organization()
        .map(Organization::id)
        .ifPresent(id -> keys.put("aws:principalorgid", id));
    scene
        .environment()
        .identity(session.roleArn().toString())
        .map(IamIdentity::tags)
        .ifPresent(
            tags ->
                tags.forEach(
                    (tag, value) ->
                        keys.put("aws:principaltag/" + tag.toLowerCase(Locale.ROOT), value)));
    return keys;
  }
}
