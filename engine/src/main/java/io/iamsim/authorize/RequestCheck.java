package io.iamsim.authorize;

import io.iamsim.catalog.ApiOperations;
import io.iamsim.catalog.ConditionKeyEntry;
import io.iamsim.catalog.ResourceMismatch;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Note;
import io.iamsim.environment.Environment;
import io.iamsim.match.DateValue;
import io.iamsim.match.IpAddress;
import io.iamsim.match.NumericValue;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request itself: values of the wrong type (COND-33), parties that do not
 * exist, a resource that the action does not work on (ROOM-100).
 */
final class RequestCheck {
  private final Environment environment;
  private final ServiceCatalog catalog;
  private final List<Finding> findings = new ArrayList<>();

  private RequestCheck(Environment environment, ServiceCatalog catalog) {
    this.environment = environment;
    this.catalog = catalog;
  }

  static List<Finding> check(
      AccessRequest request, Environment environment, ServiceCatalog catalog) {
    RequestCheck check = new RequestCheck(environment, catalog);
    request.context().values().forEach(check::value);
    check.principal(request.principal());
    RequestQuotas.check(request.context(), check.findings);
    mismatch(request.action(), request.resource(), catalog)
        .ifPresent(mismatch -> check.findings.add(finding(mismatch)));
    return List.copyOf(check.findings);
  }

  /** What is wrong with asking for the action on the resource, if it does not work on it. */
  static Optional<ResourceMismatch> mismatch(
      ActionName asked, String resource, ServiceCatalog catalog) {
    ActionName action = ApiOperations.decidedAs(asked).orElse(asked);
    return catalog.mismatch(action.service(), action.name(), resource);
  }

  static Finding finding(ResourceMismatch mismatch) {
    return Finding.of(
        FindingCode.RESOURCE_NOT_APPLICABLE, null, mismatch.message(), mismatch.help());
  }

  /** The answer to such a request, whatever the policies say (ROOM-100). */
  static EvaluationResult refused(EvaluationResult result, ResourceMismatch mismatch) {
    List<Note> notes = new ArrayList<>();
    notes.add(new Note(Note.Kind.RULE, "ROOM-100", mismatch.message() + "; " + mismatch.help()));
    notes.addAll(result.notes());
    return new EvaluationResult(
        Decision.IMPLICIT_DENY,
        List.of(),
        List.of(),
        List.of("ROOM-100"),
        result.layers(),
        List.of(),
        List.of(),
        notes);
  }

  private void value(ConditionKey key, ContextValue value) {
    Optional<ConditionKeyEntry> entry = catalog.conditionKey(key.text());
    if (entry.isEmpty() || !(value instanceof ContextValue.Present present)) {
      return;
    }
    for (String text : present.values()) {
      @Nullable String expected = expected(entry.get(), text);
      if (expected != null) {
        findings.add(
            Finding.of(
                FindingCode.MALFORMED_CONTEXT_VALUE,
                null,
                "`" + text + "` is no value for the context key `" + key + "`",
                "give " + expected));
      }
    }
  }

  private static @Nullable String expected(ConditionKeyEntry entry, String text) {
    return switch (entry.type()) {
      case STRING, ARN, BINARY -> null;
      case BOOL ->
          text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
              ? null
              : "`true` or `false`";
      case NUMERIC -> NumericValue.parse(text).isPresent() ? null : "a number";
      case DATE -> DateValue.parse(text).isPresent() ? null : "a date, as in 2026-01-31T00:00:00Z";
      case IP_ADDRESS -> IpAddress.parse(text).isPresent() ? null : "an IPv4 or IPv6 address";
    };
  }

  /** A user or role of an account that the environment knows must be in it. */
  private void principal(RequestPrincipal principal) {
    PrincipalKind kind = principal.kind();
    if (kind != PrincipalKind.USER && kind != PrincipalKind.ROLE_SESSION) {
      return;
    }
    boolean known = principal.account().flatMap(environment::account).isPresent();
    if (known && !exists(principal)) {
      findings.add(
          Finding.of(
              FindingCode.UNRESOLVED_REFERENCE,
              null,
              "there is no `"
                  + principal.text()
                  + "` in account "
                  + principal.account().get()
                  + " of the environment",
              "check the name and the path"));
    }
  }

  private boolean exists(RequestPrincipal principal) {
    if (principal instanceof RequestPrincipal.RoleSession session) {
      return session.pathKnown()
          ? environment.identity(session.roleArn().toString()).isPresent()
          : environment.role(session.account().orElseThrow(), session.roleName()).isPresent();
    }
    return environment.identity(principal.text()).isPresent();
  }
}
