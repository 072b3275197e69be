package io.iamsim.session;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a session carries if it is issued (STS-5 to STS-7, STS-10, CTX-7, CTX-10 to CTX-12). */
final class SessionTerms {
  static final int ONE_HOUR = 3600;
  static final int ROOT_TASK = 900;

  private static final ConditionKey CURRENT_TIME = ConditionKey.of("aws:CurrentTime");

  private SessionTerms() {}

  static IssuedSession of(AssumeRoleCall call, @Nullable IamIdentity role) {
    boolean root = call.operation() == AssumeOperation.ASSUME_ROOT;
    SessionParameters parameters = call.allParameters();
    return new IssuedSession(
        root
            ? new RequestPrincipal.Root(call.target(), true)
            : new RequestPrincipal.RoleSession(call.target(), true, parameters.name().orElse(null)),
        call.caller().principal().text(),
        root ? Map.of() : tags(call, role),
        root ? List.of() : CallContext.transitiveTagKeys(call),
        CallContext.sourceIdentity(call).orElse(null),
        parameters.duration().orElse(root ? ROOT_TASK : ONE_HOUR),
        keys(call),
        root ? task(parameters) : parameters.policies());
  }

  /** Inherited transitive tags win over those passed, these over the role's (STS-6). */
  private static Map<String, String> tags(AssumeRoleCall call, @Nullable IamIdentity role) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (call.caller() instanceof SessionCaller.Chained chained) {
      tags.putAll(chained.session().transitiveTags());
    }
    call.allParameters().tags().forEach((key, value) -> addMissing(tags, key, value));
    if (role != null) {
      role.tags().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(tag -> addMissing(tags, tag.getKey(), tag.getValue()));
    }
    return tags;
  }

  private static void addMissing(Map<String, String> tags, String key, String value) {
    if (tags.keySet().stream().noneMatch(key::equalsIgnoreCase)) {
      tags.put(key, value);
    }
  }

  private static RequestContext keys(AssumeRoleCall call) {
    RequestContext.Builder keys = RequestContext.builder();
    boolean federated = call.caller() instanceof SessionCaller.Federated;
    if (call.caller() instanceof SessionCaller.Federated caller) {
      caller.persisting().values().forEach(keys::add);
    }
    if (call.operation() != AssumeOperation.ASSUME_ROOT) {
      keys.put(
          "aws:MultiFactorAuthPresent",
          federated ? new ContextValue.Absent() : ContextValue.of("false"));
    }
    Optional<ContextValue> now = call.context().get(CURRENT_TIME);
    if (now.isPresent() && now.get() instanceof ContextValue.Present) {
      keys.put("aws:TokenIssueTime", now.get());
    }
    return keys.build();
  }

  private static List<AttachedPolicy> task(SessionParameters parameters) {
    return parameters.task().flatMap(RootTask::ofArn).map(RootTask::policy).stream().toList();
  }
}
