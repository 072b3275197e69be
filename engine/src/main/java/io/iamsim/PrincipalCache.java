package io.iamsim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.iamsim.authorize.Authorizer;
import io.iamsim.authorize.PreparedPrincipal;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.model.AccountId;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The principals that asked for decisions alone: under the environment's policies by who they are,
 * under policies of their own by the identity of these, for as long as they live. Weighed by what
 * was found out for them; when that grows they are weighed again.
 */
final class PrincipalCache {
  /** The most findings kept for principals under the environment's policies. */
  static final int MOST_RULINGS = 100_000;

  private static final int MOST_OWN_POLICIES = 10_000;
  private static final int MOST_ASKERS = 1_024;

  private final Authorizer authorizer;
  private final Cache<Asker, PreparedPrincipal> inEnvironment =
      Caffeine.newBuilder()
          .maximumWeight(MOST_RULINGS)
          .weigher((Asker asker, PreparedPrincipal prepared) -> prepared.weight())
          .executor(Runnable::run)
          .recordStats()
          .build();
  private final Cache<ApplicablePolicies, Map<Asker, PreparedPrincipal>> underOwnPolicies =
      Caffeine.newBuilder()
          .weakKeys()
          .maximumSize(MOST_OWN_POLICIES)
          .executor(Runnable::run)
          .build();

  /** Who asks, and whose resources those are whose ARNs do not say it. */
  private record Asker(RequestPrincipal principal, @Nullable AccountId resourceAccount) {
    static Asker of(AccessRequest request) {
      return new Asker(request.principal(), request.resourceAccount());
    }
  }

  PrincipalCache(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  /** Who asks, under the environment's policies. */
  PreparedPrincipal of(AccessRequest request) {
    Asker asker = Asker.of(request);
    PreparedPrincipal prepared = inEnvironment.get(asker, this::prepare);
    if (prepared.hasGrown()) {
      inEnvironment.put(asker, prepared);
    }
    return prepared;
  }

  /** Who asks, under policies of its own. */
  PreparedPrincipal of(AccessRequest request, ApplicablePolicies policies) {
    Map<Asker, PreparedPrincipal> askers =
        underOwnPolicies.get(policies, key -> new ConcurrentHashMap<>(2));
    Asker asker = Asker.of(request);
    @Nullable PreparedPrincipal known = askers.get(asker);
    if (known != null) {
      return known;
    }
    if (askers.size() >= MOST_ASKERS) {
      askers.clear();
    }
    PreparedPrincipal prepared = prepare(asker);
    askers.put(asker, prepared);
    return prepared;
  }

  private PreparedPrincipal prepare(Asker asker) {
    return authorizer.prepare(asker.principal, asker.resourceAccount, RequestContext.empty());
  }

  CacheStats.Cache stats() {
    return CacheStats.of(inEnvironment);
  }
}
