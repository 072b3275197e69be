package io.iamsim.query;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who reaches roles by assuming them, directly or through other roles (STS-2). It is looked for
 * backwards from the roles, breadth first, so that of several ways the shortest are found; nobody
 * who has been reached is gone through again, so that circles end.
 */
public final class RoleChains {
  private static final ActionName ASSUME = ActionName.parse("sts:AssumeRole").orElseThrow();
  private static final ActionName WITH_SAML =
      ActionName.parse("sts:AssumeRoleWithSAML").orElseThrow();
  private static final ActionName WITH_TOKEN =
      ActionName.parse("sts:AssumeRoleWithWebIdentity").orElseThrow();

  private final AccessScope scope;
  private final WhoCan whoCan;
  private final List<RequestPrincipal> insiders;
  private final Map<RequestPrincipal, List<RoleChain.Hop>> intoRole = new HashMap<>();

  /** Chains in a scope, where assuming is asked as these questions are. */
  public RoleChains(AccessScope scope, WhoCan whoCan) {
    this.scope = scope;
    this.whoCan = whoCan;
    this.insiders = Callers.inside(scope.environment());
  }

  /**
   * The chains to one of the roles, of at most so many hops; one chain for each who begins.
   *
   * @param targets the roles, as principals
   */
  public List<RoleChain> to(List<RequestPrincipal> targets, int mostHops) {
    Set<String> reached = new HashSet<>();
    targets.forEach(target -> reached.add(target.text()));
    List<RoleChain> chains = new ArrayList<>();
    List<RoleChain> ends =
        new ArrayList<>(targets.stream().map(role -> new RoleChain(role, List.of())).toList());
    for (int hops = 0; hops < mostHops && !ends.isEmpty(); hops++) {
      List<RoleChain> longer = new ArrayList<>();
      for (RoleChain end : ends) {
        if (end.from() instanceof RequestPrincipal.RoleSession) {
          for (RoleChain.Hop into : into(end.from())) {
            RequestPrincipal from = into.grant().principal();
            if (reached.add(from.text())) {
              List<RoleChain.Hop> all = new ArrayList<>(List.of(into));
              all.addAll(end.hops());
              longer.add(new RoleChain(from, all));
            }
          }
        }
      }
      chains.addAll(longer);
      ends = longer;
    }
    return chains;
  }

  /** Everybody who can assume the role. */
  private List<RoleChain.Hop> into(RequestPrincipal role) {
    return intoRole.computeIfAbsent(role, this::find);
  }

  private List<RoleChain.Hop> find(RequestPrincipal role) {
    List<RoleChain.Hop> hops = new ArrayList<>();
    Optional<PolicyDocument> trust =
        scope
            .environment()
            .identity(role.text())
            .flatMap(IamIdentity::trust)
            .map(AttachedPolicy::document);
    if (trust.isEmpty()) {
      return hops;
    }
    List<RequestPrincipal> callers = new ArrayList<>(insiders);
    callers.addAll(Callers.named(scope.environment(), List.of(trust.get())));
    for (RequestPrincipal caller : callers) {
      whoCan
          .grants(caller, assuming(caller), role.text())
          .forEach(grant -> hops.add(new RoleChain.Hop(role, grant)));
    }
    return hops;
  }

  private static ActionName assuming(RequestPrincipal caller) {
    if (!(caller instanceof RequestPrincipal.IdentityProvider provider)) {
      return ASSUME;
    }
    return provider.provider().contains(":saml-provider/") ? WITH_SAML : WITH_TOKEN;
  }
}
