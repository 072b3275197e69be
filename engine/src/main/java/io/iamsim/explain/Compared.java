package io.iamsim.explain;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.KeyTable;
import io.iamsim.evaluate.ContextKeys;
import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What policies were compared with: the request as it was asked, and what it came to before the
 * policies were evaluated (a key in the place of its alias, KMS-12; an action in the place of an
 * operation, MATCH-8; {@code *} for an action that works on no resource, MATCH-30).
 *
 * @param asked the request
 * @param action the action that policies were compared with
 * @param resource the resource that policies were compared with
 * @param caller the caller that policies were compared with; of a role the path may be known
 * @param keys the completed context
 * @param catalog which actions carry which keys
 */
record Compared(
    AccessRequest asked,
    ActionName action,
    String resource,
    RequestPrincipal caller,
    ContextKeys keys,
    ServiceCatalog catalog) {

  static Compared of(AccessRequest asked, EvaluationContext context, ServiceCatalog catalog) {
    return new Compared(
        asked,
        context.action(),
        context.resource(),
        context.caller().principal(),
        context.keys(),
        catalog);
  }

  /** What is known of a key; absent if it was missing. */
  Optional<ContextValue> value(ConditionKey key) {
    return Optional.ofNullable(find(key));
  }

  /** What is known of a key, or null if it was missing. */
  @Nullable ContextValue find(ConditionKey key) {
    return keys.get(new CompiledKey(key, KeyTable.NONE));
  }

  /** True if whoever asked said that the key is absent. */
  boolean saidAbsent(ConditionKey key) {
    return asked.context().find(key) instanceof ContextValue.Absent;
  }

  /** The action in words, with the one that was asked for where that is another. */
  String actionText() {
    return quoted(action.text(), asked.action().text(), "authorizes");
  }

  /** The resource in words, with the one that was asked for where that is another. */
  String resourceText() {
    boolean none = resource.equals(AccessRequest.ANY_RESOURCE) && !asked.namesNoResource();
    return none
        ? "`*` (`" + action.text() + "` works on no particular resource)"
        : quoted(resource, asked.resource(), "is asked for as");
  }

  private static String quoted(String compared, String asked, String relation) {
    return compared.equals(asked)
        ? "`" + compared + "`"
        : "`" + compared + "` (which " + relation + " `" + asked + "`)";
  }

  /** The caller in words, with the role of a session. */
  String callerText() {
    String text = "`" + asked.principal().text() + "`";
    boolean named =
        caller instanceof RequestPrincipal.RoleSession session && session.sessionArn().isPresent();
    return named
        ? text + " (a session of `" + ((RequestPrincipal.RoleSession) caller).roleArn() + "`)"
        : text;
  }

  /** What sort of caller it is, as in "a role session". */
  String callerKind() {
    return switch (caller.kind()) {
      case USER -> "an IAM user";
      case ROLE_SESSION -> "a role session";
      case FEDERATED_USER -> "a federated user";
      case ROOT -> "a root user";
      case ASSUMED_ROOT -> "a session of AssumeRoot";
      case SERVICE -> "an AWS service";
      case ANONYMOUS -> "an anonymous caller";
      case IDENTITY_PROVIDER -> "an identity provider's user";
      case ORIGIN_ACCESS_IDENTITY -> "a CloudFront origin access identity";
    };
  }
}
