package io.iamsim.request;

import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call: an action on one or several resources, and what else the call takes with it (MULTI-1 to
 * MULTI-5).
 *
 * @param principal who calls
 * @param action the action
 * @param targets the resources; each is decided by itself, with its own keys and its own owner
 * @param companions what else the call takes with it, such as the role that it passes
 * @param context what the whole call carries
 */
public record CallRequest(
    RequestPrincipal principal,
    ActionName action,
    List<Target> targets,
    Map<Companion, String> companions,
    RequestContext context) {
  public CallRequest {
    targets = List.copyOf(targets);
    companions = Map.copyOf(companions);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a call has a target; `*` if it names no resource");
    }
  }

  /** A call on these resources, whose owners their ARNs tell. */
  public static CallRequest on(
      RequestPrincipal principal,
      ActionName action,
      List<String> resources,
      RequestContext context) {
    List<Target> targets =
        resources.stream()
            .map(resource -> new Target(resource, null, RequestContext.empty()))
            .toList();
    return new CallRequest(principal, action, targets, Map.of(), context);
  }

  /** The same call, which takes something more with it. */
  public CallRequest with(Companion companion, String resource) {
    Map<Companion, String> more = new EnumMap<>(Companion.class);
    more.putAll(companions);
    more.put(companion, resource);
    return new CallRequest(principal, action, targets, more, context);
  }

  /** The question that one target is. */
  public AccessRequest request(Target target) {
    return new AccessRequest(
        principal, action, target.resource(), target.account(), context.with(target.context()));
  }

  /**
   * One resource of a call.
   *
   * @param resource its ARN, or {@code *}
   * @param account its owner where the ARN names none, or null
   * @param context the keys that only this resource has; they go before the call's
   */
  public record Target(String resource, @Nullable AccountId account, RequestContext context) {}

  /** What a call may take with it beside the resources of its action. */
  public enum Companion {
    /** The role that a service shall assume. */
    PASSED_ROLE("role"),
    /** The KMS key that encrypts the resource. */
    KMS_KEY("key"),
    /** The object that is copied. */
    COPY_SOURCE("object copied");

    private final String text;

    Companion(String text) {
      this.text = text;
    }

    /** What it is, in a sentence. */
    public String text() {
      return text;
    }
  }
}
