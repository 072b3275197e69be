package io.iamsim.session;

import io.iamsim.environment.IamIdentity;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys that follow from a call's parameters, its caller's token or session (CTX-22).
 * The call says all of itself, so that a parameter not passed is a key known to be absent; only the
 * session name, which every call has, is unknown where it is not given.
 */
final class CallContext {
  private static final ContextValue ABSENT = new ContextValue.Absent();

  private final RequestContext.Builder context = RequestContext.builder();

  private CallContext() {}

  static RequestContext of(AssumeRoleCall call, @Nullable IamIdentity role) {
    CallContext keys = new CallContext();
    call.context().values().forEach(keys.context::add);
    keys.parameters(call);
    if (call.caller() instanceof SessionCaller.Federated federated) {
      federated.keys().values().forEach(keys.context::add);
    }
    if (call.caller() instanceof SessionCaller.Chained chained) {
      keys.inherited(chained.session(), role);
      return chained.session().context(keys.context.build());
    }
    return keys.context.build();
  }

  private void parameters(AssumeRoleCall call) {
    SessionParameters parameters = call.allParameters();
    if (call.operation() == AssumeOperation.ASSUME_ROOT) {
      add("sts:TaskPolicyArn", parameters.task());
      return;
    }
    context.add(
        ConditionKey.of("sts:RoleSessionName"),
        parameters.name().map(ContextValue::of).orElseGet(ContextValue.Unknown::new));
    add("sts:ExternalId", parameters.passedExternalId());
    add("sts:SourceIdentity", sourceIdentity(call));
    parameters.tags().forEach((key, value) -> add("aws:RequestTag/" + key, Optional.of(value)));
    addList("aws:TagKeys", List.copyOf(parameters.tags().keySet()));
    addList("sts:TransitiveTagKeys", transitiveTagKeys(call));
    if (parameters.mfa()) {
      add("aws:MultiFactorAuthPresent", Optional.of("true"));
      add("aws:MultiFactorAuthAge", Optional.of("0"));
    }
  }

  /** What is passed or inherited: it is in the request either way (STS-7). */
  static Optional<String> sourceIdentity(AssumeRoleCall call) {
    Optional<String> inherited =
        call.caller() instanceof SessionCaller.Chained chained
            ? chained.session().knownSourceIdentity()
            : Optional.empty();
    return inherited.or(call.allParameters()::passedSourceIdentity);
  }

  /** The inherited keys stay transitive. */
  static List<String> transitiveTagKeys(AssumeRoleCall call) {
    List<String> keys = new ArrayList<>();
    if (call.caller() instanceof SessionCaller.Chained chained) {
      keys.addAll(chained.session().transitiveTagKeys());
    }
    for (String key : call.allParameters().transitiveTagKeys()) {
      if (keys.stream().noneMatch(key::equalsIgnoreCase)) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** STS-6: an inherited tag stands in for the role's own in what its trust policy sees. */
  private void inherited(IssuedSession session, @Nullable IamIdentity role) {
    if (role == null) {
      return;
    }
    Map<String, String> inherited = session.transitiveTags();
    for (String key : role.tags().keySet()) {
      inherited.forEach(
          (name, value) -> {
            if (name.equalsIgnoreCase(key)) {
              add("aws:ResourceTag/" + key, Optional.of(value));
              add("iam:ResourceTag/" + key, Optional.of(value));
            }
          });
    }
  }

  private void add(String key, Optional<String> value) {
    context.add(ConditionKey.of(key), value.map(ContextValue::of).orElse(ABSENT));
  }

  private void addList(String key, List<String> values) {
    context.add(ConditionKey.of(key), values.isEmpty() ? ABSENT : ContextValue.ofList(values));
  }
}
