package io.iamsim.diagnosis;

import io.iamsim.model.Arn;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;

/** Who made a call, by the {@code userIdentity} element of its record. */
final class EventIdentity {
  private EventIdentity() {}

  static Optional<RequestPrincipal> principal(SourceNode event) {
    Optional<String> type = ReportTree.text(event, "userIdentity", "type");
    Optional<String> arn = ReportTree.text(event, "userIdentity", "arn");
    return switch (type.orElse("")) {
      case "AssumedRole", "Role" -> session(event, arn);
      case "AWSService" ->
          ReportTree.text(event, "userIdentity", "invokedBy").flatMap(RequestPrincipal::parse);
      case "AWSAccount" -> anonymousOrAccount(event);
      default -> arn.flatMap(RequestPrincipal::parse);
    };
  }

  /** Only the issuer's ARN says the role's path. */
  private static Optional<RequestPrincipal> session(SourceNode event, Optional<String> arn) {
    Optional<RequestPrincipal> session = arn.flatMap(RequestPrincipal::parse);
    Optional<Arn> role =
        ReportTree.text(event, "userIdentity", "sessionContext", "sessionIssuer", "arn")
            .flatMap(Arn::parse)
            .filter(issuer -> issuer.resource().startsWith("role/"));
    if (role.isPresent()
        && session.orElse(null) instanceof RequestPrincipal.RoleSession named
        && named.roleName().equals(lastPart(role.get().resource()))) {
      return Optional.of(new RequestPrincipal.RoleSession(role.get(), true, named.sessionName()));
    }
    return session.or(() -> role.map(Arn::toString).flatMap(RequestPrincipal::parse));
  }

  /** A caller of another account shows only its account, and of an anonymous one nothing. */
  private static Optional<RequestPrincipal> anonymousOrAccount(SourceNode event) {
    boolean anonymous =
        ReportTree.text(event, "userIdentity", "accountId").orElse("").equals("anonymous")
            || ReportTree.text(event, "userIdentity", "principalId").orElse("").isEmpty();
    return anonymous ? RequestPrincipal.parse("anonymous") : Optional.empty();
  }

  private static String lastPart(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
