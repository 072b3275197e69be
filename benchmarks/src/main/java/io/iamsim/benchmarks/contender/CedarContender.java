package io.iamsim.benchmarks.contender;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cedar through cedar-java, with a policy for each statement, parsed and cached on the native side.
 * Action and resource travel as texts in the context, so that {@code like} can compare them; a
 * decision includes cedar-java's own way across (JSON and a native call), as every user pays it.
 */
final class CedarContender implements Contender {
  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final Entities entities = new Entities();
  private final PolicySet[] policies;
  private final AuthorizationRequest[] requests;

  CedarContender(Workload workload) {
    List<Ask> asks = Ask.all(workload);
    Map<Scene, PolicySet> byScene = new IdentityHashMap<>();
    this.policies =
        asks.stream()
            .map(ask -> byScene.computeIfAbsent(ask.scene(), CedarContender::policies))
            .toArray(PolicySet[]::new);
    this.requests = asks.stream().map(CedarContender::request).toArray(AuthorizationRequest[]::new);
  }

  @Override
  public Decision decide(int question) {
    try {
      AuthorizationResponse response =
          engine.isAuthorized(requests[question], policies[question], entities);
      AuthorizationSuccessResponse answer =
          response.success.orElseThrow(() -> new IllegalStateException(response.toString()));
      return answer.isAllowed() ? Decision.ALLOWED : Decision.IMPLICIT_DENY;
    } catch (AuthException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PolicySet policies(Scene scene) {
    List<String> texts = CedarTexts.of(FlatRules.of(scene), Ask.principalKeys(scene));
    Set<Policy> all = new LinkedHashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      all.add(new Policy(texts.get(i), "policy" + i));
    }
    PolicySet set = new PolicySet(all);
    try {
      set.cache();
    } catch (CacheException e) {
      throw new IllegalStateException(e);
    }
    return set;
  }

  private static AuthorizationRequest request(Ask ask) {
    Map<String, Value> context = new HashMap<>();
    ask.context().forEach((key, text) -> context.put(key, value(key, text)));
    context.put("action", new PrimString(ask.action()));
    context.put("resource", new PrimString(ask.request().resource()));
    return new AuthorizationRequest(uid("User"), uid("Action"), uid("Resource"), context);
  }

  private static Value value(String key, String text) {
    return switch (key) {
      case "aws:sourceip" -> new IpAddress(text);
      case "aws:currenttime" -> new PrimLong(Instant.parse(text).getEpochSecond());
      case "aws:multifactorauthage" -> new PrimLong(Long.parseLong(text));
      default -> new PrimString(text);
    };
  }

  private static EntityUID uid(String type) {
    return EntityUID.parse(type + "::\"any\"").orElseThrow();
  }
}
