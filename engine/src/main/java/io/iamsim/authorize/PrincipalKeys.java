package io.iamsim.authorize;

import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.Statement;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.request.ValueShape;
import java.util.List;
import java.util.Optional;

/**
 * The keys that follow from who asks: the table of section 2.2, and credentials (CTX-10 to CTX-17).
 */
final class PrincipalKeys {
  private final RequestFacts facts;
  private final RequestPrincipal principal;
  private final GlobalContextKeys keys;

  PrincipalKeys(RequestFacts facts, GlobalContextKeys keys) {
    this.facts = facts;
    this.principal = facts.request().principal();
    this.keys = keys;
  }

  void derive() {
    identity();
    account();
    tags();
    service();
    credentials();
  }

  private void identity() {
    if (principal instanceof RequestPrincipal.User user) {
      keys.derive("aws:PrincipalArn", user.arn().toString());
      keys.derive("aws:username", user.name());
      keys.derive("aws:PrincipalType", "User");
      uniqueId().ifPresent(id -> keys.derive("aws:userid", id));
      keys.present("aws:userid", new ValueShape.Around("AIDA", "", ValueShape.Between.ANYTHING));
    } else if (principal instanceof RequestPrincipal.RoleSession session) {
      if (session.pathKnown()) {
        keys.derive("aws:PrincipalArn", session.roleArn().toString());
      } else {
        keys.partly("aws:PrincipalArn", ofRole(session));
      }
      keys.derive("aws:PrincipalType", "AssumedRole");
      String name = session.sessionName();
      if (name != null) {
        uniqueId().ifPresent(id -> keys.derive("aws:userid", id + ":" + name));
      }
      String id = uniqueId().map(known -> known + ":").orElse("AROA");
      keys.present(
          "aws:userid",
          new ValueShape.Around(id, name == null ? "" : ":" + name, ValueShape.Between.ANYTHING));
    } else if (principal instanceof RequestPrincipal.FederatedUser user) {
      String resource = user.arn().resource();
      keys.derive("aws:PrincipalArn", user.arn().toString());
      keys.derive("aws:PrincipalType", "FederatedUser");
      keys.derive(
          "aws:userid", user.arn().account() + ":" + resource.substring(resource.indexOf('/') + 1));
    } else if (principal instanceof RequestPrincipal.Root root) {
      keys.derive("aws:PrincipalArn", root.arn().toString());
      keys.derive("aws:userid", root.arn().account());
      if (root.assumed()) {
        keys.present("aws:PrincipalType");
      } else {
        keys.derive("aws:PrincipalType", "Account");
      }
    } else if (principal instanceof RequestPrincipal.Anonymous) {
      keys.derive("aws:userid", "anonymous");
      keys.derive("aws:PrincipalType", "Anonymous");
      keys.derive("aws:PrincipalAccount", "anonymous");
    } else {
      keys.present("aws:userid", "aws:PrincipalType", "aws:PrincipalAccount");
    }
    if (principal instanceof RequestPrincipal.OriginAccessIdentity) {
      keys.present("aws:PrincipalArn");
    }
    keys.absent("aws:username");
    if (principal.account().isEmpty()) {
      keys.absent("aws:PrincipalArn");
    }
  }

  /**
   * ROOM-72: what a session's ARN says of its role's, which is all but the path; the names that AWS
   * reserves for itself say where it keeps them.
   */
  private static ValueShape ofRole(RequestPrincipal.RoleSession session) {
    String name = session.roleName();
    String arn = session.roleArn().toString();
    String roles = arn.substring(0, arn.length() - name.length());
    if (session.isOfIdentityCenter()) {
      return new ValueShape.Around(
          roles + "aws-reserved/sso.amazonaws.com/", name, ValueShape.Between.LABEL);
    }
    return session.isServiceLinked()
        ? new ValueShape.Around(
            roles + "aws-service-role/", "/" + name, ValueShape.Between.ANYTHING)
        : new ValueShape.Around(roles, name, ValueShape.Between.PATH);
  }

  private Optional<String> uniqueId() {
    return facts.knownIdentity().map(IamIdentity::uniqueId);
  }

  private void account() {
    if (principal.account().isEmpty()) {
      keys.absent("aws:PrincipalOrgID", "aws:PrincipalOrgPaths");
      return;
    }
    keys.derive("aws:PrincipalAccount", principal.account().get().value());
    Optional<Organization.Member> member = facts.member(principal.account());
    if (member.isPresent()) {
      keys.derive("aws:PrincipalOrgID", facts.knownOrganization().orElseThrow().id());
      keys.deriveList("aws:PrincipalOrgPaths", List.of(member.get().path()));
    } else if (facts.knownOrganization().isPresent()) {
      keys.perhaps("aws:PrincipalOrgID", facts.anotherOrganization());
      keys.perhaps("aws:PrincipalOrgPaths", facts.anotherOrganization());
    }
  }

  /** A role session may carry tags that nobody spoke of, so its tags are not known to be all. */
  private void tags() {
    facts
        .knownIdentity()
        .ifPresent(
            identity ->
                identity
                    .tags()
                    .forEach((tag, value) -> keys.assume("aws:PrincipalTag/" + tag, value)));
    boolean allKnown =
        principal.account().isEmpty()
            || principal instanceof RequestPrincipal.Root
            || (principal.kind() == PrincipalKind.USER && facts.knownIdentity().isPresent());
    if (allKnown) {
      keys.absentFamily("aws:principaltag/");
    }
  }

  private void service() {
    if (principal instanceof RequestPrincipal.Service service) {
      keys.derive("aws:PrincipalIsAWSService", "true");
      keys.derive("aws:PrincipalServiceName", service.name());
      if (keys.get("aws:PrincipalServiceNamesList").isEmpty()) {
        keys.deriveList("aws:PrincipalServiceNamesList", List.of(service.name()));
      }
      return;
    }
    if (principal.account().isPresent()
        || principal instanceof RequestPrincipal.OriginAccessIdentity) {
      keys.derive("aws:PrincipalIsAWSService", "false");
    } else {
      keys.absent("aws:PrincipalIsAWSService");
    }
    keys.absent(
        "aws:PrincipalServiceName",
        "aws:PrincipalServiceNamesList",
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceOrgID",
        "aws:SourceOrgPaths");
  }

  /** CTX-10, CTX-11. */
  private void credentials() {
    PrincipalKind kind = principal.kind();
    boolean userSession = principal instanceof RequestPrincipal.User user && user.sessionToken();
    boolean session =
        kind == PrincipalKind.ROLE_SESSION || kind == PrincipalKind.ASSUMED_ROOT || userSession;
    if (kind == PrincipalKind.ASSUMED_ROOT) {
      keys.derive("aws:AssumedRoot", "true");
    } else {
      keys.absent("aws:AssumedRoot");
    }
    boolean userThroughService = kind == PrincipalKind.USER && facts.viaService();
    if (userThroughService) {
      keys.assume("aws:MultiFactorAuthPresent", "false");
    } else if ((session && arrivesByFederation())
        || kind == PrincipalKind.FEDERATED_USER
        || principal.account().isEmpty()) {
      keys.absent("aws:MultiFactorAuthPresent");
    } else if (session) {
      keys.usuallyIfAny("aws:MultiFactorAuthPresent", "false");
    } else {
      keys.usuallyAbsent("aws:MultiFactorAuthPresent");
    }
    if (keys.text("aws:MultiFactorAuthPresent").filter("true"::equalsIgnoreCase).isEmpty()) {
      keys.usuallyAbsent("aws:MultiFactorAuthAge");
    }
    if (session || kind == PrincipalKind.FEDERATED_USER) {
      keys.present("aws:TokenIssueTime");
    } else {
      keys.absent("aws:TokenIssueTime");
    }
    if (kind != PrincipalKind.ROLE_SESSION) {
      keys.absent("aws:FederatedProvider", "aws:SourceIdentity");
    }
  }

  /** True if the role's trust policy lets in nobody but identity providers (STS-5). */
  private boolean arrivesByFederation() {
    List<Statement> allows =
        facts
            .knownIdentity()
            .flatMap(IamIdentity::trust)
            .map(trust -> trust.document().statements())
            .orElse(List.of());
    List<PrincipalEntry> entries =
        allows.stream()
            .map(Statement::principal)
            .flatMap(element -> element == null ? null : element.entries().stream())
            .toList();
    return !entries.isEmpty()
        && entries.stream().allMatch(PrincipalEntry.Federated.class::isInstance);
  }
}
