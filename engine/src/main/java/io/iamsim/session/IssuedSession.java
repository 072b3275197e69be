package io.iamsim.session;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session, and what every request made with it carries.
 *
 * @param principal the session: of a role, or of an account's root user
 * @param assumedBy who asked for it
 * @param tags the principal tags, those of the role included (CTX-7)
 * @param transitiveTagKeys the keys of the tags that further sessions inherit, all among the tags
 * @param sourceIdentity the source identity, or null (STS-7)
 * @param durationSeconds how long it lasts
 * @param keys the other condition keys that persist in it (CTX-10 to CTX-12)
 * @param policies the session policies; they do not pass on to further sessions (SESS-6)
 * @param scopeDown the policies of the GetScopedCredentials calls since, each of which limits it
 *     further; they do not pass on to sessions of other roles (STS-20)
 */
public record IssuedSession(
    RequestPrincipal principal,
    String assumedBy,
    Map<String, String> tags,
    List<String> transitiveTagKeys,
    @Nullable String sourceIdentity,
    int durationSeconds,
    RequestContext keys,
    List<AttachedPolicy> policies,
    List<AttachedPolicy> scopeDown) {
  static final ConditionKey SOURCE_IDENTITY = ConditionKey.of("aws:SourceIdentity");

  public IssuedSession {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    transitiveTagKeys = List.copyOf(transitiveTagKeys);
    policies = List.copyOf(policies);
    scopeDown = List.copyOf(scopeDown);
  }

  /** A session as it was issued, not scoped down since. */
  public IssuedSession(
      RequestPrincipal principal,
      String assumedBy,
      Map<String, String> tags,
      List<String> transitiveTagKeys,
      @Nullable String sourceIdentity,
      int durationSeconds,
      RequestContext keys,
      List<AttachedPolicy> policies) {
    this(
        principal,
        assumedBy,
        tags,
        transitiveTagKeys,
        sourceIdentity,
        durationSeconds,
        keys,
        policies,
        List.of());
  }

  /** The source identity. */
  public Optional<String> knownSourceIdentity() {
    return Optional.ofNullable(sourceIdentity);
  }

  /** The tags that further sessions inherit. */
  public Map<String, String> transitiveTags() {
    Map<String, String> transitive = new LinkedHashMap<>();
    tags.forEach(
        (key, value) -> {
          if (transitiveTagKeys.stream().anyMatch(key::equalsIgnoreCase)) {
            transitive.put(key, value);
          }
        });
    return transitive;
  }

  /** The value of a tag, whose key has no case (CTX-6). */
  public Optional<String> tag(String key) {
    String wanted = key.toLowerCase(Locale.ROOT);
    return tags.entrySet().stream()
        .filter(tag -> tag.getKey().toLowerCase(Locale.ROOT).equals(wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What a request made with the session carries, beside what is given with it, which wins. */
  public RequestContext context(RequestContext given) {
    RequestContext.Builder context = given.toBuilder();
    keys.values().forEach(context::add);
    tags.forEach(
        (key, value) ->
            context.add(ConditionKey.of("aws:PrincipalTag/" + key), ContextValue.of(value)));
    context.add(
        SOURCE_IDENTITY,
        sourceIdentity == null ? new ContextValue.Absent() : ContextValue.of(sourceIdentity));
    return context.build();
  }

  /**
   * What applies to a request made with the session: its session policies join, and each scope-down
   * policy is a level of its own.
   */
  public ApplicablePolicies policies(ApplicablePolicies others) {
    boolean mandatory = principal.kind() == PrincipalKind.ASSUMED_ROOT;
    ApplicablePolicies own =
        policies.isEmpty() && !mandatory ? others : others.withSession(PolicyLayer.of(policies));
    for (AttachedPolicy policy : scopeDown) {
      own =
          own.withScopeDown(
              own.scopeDown().plusLevel(new PolicyLevel(policy.name(), List.of(policy))));
    }
    return own;
  }
}
