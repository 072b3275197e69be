package io.iamsim.reference.context;

import static io.iamsim.reference.context.Row.absent;
import static io.iamsim.reference.context.Row.assumed;
import static io.iamsim.reference.context.Row.assumedList;
import static io.iamsim.reference.context.Row.derived;
import static io.iamsim.reference.context.Row.derivedIfKnown;
import static io.iamsim.reference.context.Row.family;
import static io.iamsim.reference.context.Row.list;
import static io.iamsim.reference.context.Row.perhaps;
import static io.iamsim.reference.context.Row.present;
import static io.iamsim.reference.context.Row.unknownButThere;
import static io.iamsim.reference.context.Row.usualIfAny;
import static io.iamsim.reference.context.Row.usuallyAbsent;
import static io.iamsim.request.PrincipalKind.ANONYMOUS;
import static io.iamsim.request.PrincipalKind.ASSUMED_ROOT;
import static io.iamsim.request.PrincipalKind.FEDERATED_USER;
import static io.iamsim.request.PrincipalKind.IDENTITY_PROVIDER;
import static io.iamsim.request.PrincipalKind.ORIGIN_ACCESS_IDENTITY;
import static io.iamsim.request.PrincipalKind.ROLE_SESSION;
import static io.iamsim.request.PrincipalKind.ROOT;
import static io.iamsim.request.PrincipalKind.SERVICE;
import static io.iamsim.request.PrincipalKind.USER;

import io.iamsim.request.ValueShape;
import io.iamsim.request.ValueShape.Between;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Section 2.2, and of section 2.3 what follows from the caller and its credentials. */
final class CallerTable {
  private CallerTable() {}

  static final List<Row> ROWS =
      List.of(
          derived(
              "CTX-13",
              "aws:PrincipalArn",
              c -> c.inAccount() && !c.pathOfRoleDropped(),
              c -> c.principalArn()),
          unknownButThere(
              "ROOM-72", "aws:PrincipalArn", c -> c.pathOfRoleDropped(), c -> ofSomePath(c)),
          present("UNK-9", "aws:PrincipalArn", c -> c.is(ORIGIN_ACCESS_IDENTITY)),
          absent("2.2", "aws:PrincipalArn", c -> true),
          derived("2.2", "aws:userid", c -> c.is(ROOT, ASSUMED_ROOT), c -> c.account()),
          derivedIfKnown("2.2", "aws:userid", c -> c.is(USER), c -> c.uniqueId()),
          present(
              "ROOM-130",
              "aws:userid",
              c -> c.is(USER),
              c -> new ValueShape.Around("AIDA", "", Between.ANYTHING)),
          derived(
              "2.2",
              "aws:userid",
              c -> c.is(FEDERATED_USER),
              c -> c.account() + ":" + c.principalName()),
          derivedIfKnown(
              "2.2",
              "aws:userid",
              c -> c.is(ROLE_SESSION),
              c -> c.uniqueId().flatMap(id -> c.sessionName().map(name -> id + ":" + name))),
          present("ROOM-130", "aws:userid", c -> c.is(ROLE_SESSION), c -> idOfSession(c)),
          derived("2.2", "aws:userid", c -> c.is(ANONYMOUS), c -> "anonymous"),
          present(
              "UNK-9", "aws:userid", c -> c.is(SERVICE, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY)),
          derived("2.2", "aws:username", c -> c.is(USER), c -> c.principalName()),
          absent("2.2", "aws:username", c -> true),
          derived("2.2", "aws:PrincipalType", c -> c.is(ROOT), c -> "Account"),
          derived("2.2", "aws:PrincipalType", c -> c.is(USER), c -> "User"),
          derived("2.2", "aws:PrincipalType", c -> c.is(FEDERATED_USER), c -> "FederatedUser"),
          derived("2.2", "aws:PrincipalType", c -> c.is(ROLE_SESSION), c -> "AssumedRole"),
          derived("2.2", "aws:PrincipalType", c -> c.is(ANONYMOUS), c -> "Anonymous"),
          present(
              "UNK-9",
              "aws:PrincipalType",
              c -> c.is(ASSUMED_ROOT, SERVICE, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY)),
          derived("CTX-14", "aws:PrincipalAccount", c -> c.inAccount(), c -> c.account()),
          derived("2.2", "aws:PrincipalAccount", c -> c.is(ANONYMOUS), c -> "anonymous"),
          present(
              "UNK-9",
              "aws:PrincipalAccount",
              c -> c.is(SERVICE, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY)),
          absent("CTX-15", "aws:PrincipalOrgID", c -> !c.inAccount()),
          derived(
              "CTX-15", "aws:PrincipalOrgID", c -> c.organized(c.caller()), c -> c.organization()),
          perhaps("ROOM-8", "aws:PrincipalOrgID", c -> c.outsider(c.caller()), c -> c.another()),
          absent("CTX-15", "aws:PrincipalOrgPaths", c -> !c.inAccount()),
          list(
              "CTX-15",
              "aws:PrincipalOrgPaths",
              c -> c.organized(c.caller()),
              c -> c.path(c.caller())),
          perhaps("ROOM-8", "aws:PrincipalOrgPaths", c -> c.outsider(c.caller()), c -> c.another()),
          family(
              "2.2",
              "aws:PrincipalTag/*",
              c -> c.identity().isPresent(),
              (c, tag) -> tag(c.identity().get().tags(), tag)),
          absent("2.2", "aws:PrincipalTag/*", c -> c.is(USER) && c.identity().isPresent()),
          absent(
              "2.2",
              "aws:PrincipalTag/*",
              c ->
                  c.is(
                      ROOT,
                      ASSUMED_ROOT,
                      SERVICE,
                      ANONYMOUS,
                      IDENTITY_PROVIDER,
                      ORIGIN_ACCESS_IDENTITY)),
          derived("2.3", "aws:PrincipalIsAWSService", c -> c.is(SERVICE), c -> "true"),
          derived("2.3", "aws:PrincipalIsAWSService", c -> c.signed(), c -> "false"),
          absent("2.3", "aws:PrincipalIsAWSService", c -> true),
          derived("2.3", "aws:PrincipalServiceName", c -> c.is(SERVICE), c -> c.serviceName()),
          absent("2.3", "aws:PrincipalServiceName", c -> true),
          assumedList(
              "2.3",
              "aws:PrincipalServiceNamesList",
              c -> c.is(SERVICE),
              c -> List.of(c.serviceName())),
          absent("2.3", "aws:PrincipalServiceNamesList", c -> true),
          derived("2.3", "aws:AssumedRoot", c -> c.is(ASSUMED_ROOT), c -> "true"),
          absent("2.3", "aws:AssumedRoot", c -> true),
          absent(
              "CTX-11",
              "aws:TokenIssueTime",
              c -> !c.is(ROLE_SESSION, ASSUMED_ROOT, FEDERATED_USER) && !c.userSession()),
          present(
              "ROOM-130",
              "aws:TokenIssueTime",
              c -> c.is(ROLE_SESSION, ASSUMED_ROOT, FEDERATED_USER) || c.userSession()),
          absent("2.3", "aws:FederatedProvider", c -> !c.is(ROLE_SESSION)),
          absent("2.3", "aws:SourceIdentity", c -> !c.is(ROLE_SESSION)),
          assumed(
              "CTX-10",
              "aws:MultiFactorAuthPresent",
              c -> c.is(USER) && c.throughService(),
              c -> Optional.of("false")),
          absent(
              "ROOM-9",
              "aws:MultiFactorAuthPresent",
              c -> c.is(ROLE_SESSION) && c.trustsProvidersOnly()),
          absent(
              "CTX-10",
              "aws:MultiFactorAuthPresent",
              c ->
                  c.is(
                      FEDERATED_USER,
                      SERVICE,
                      ANONYMOUS,
                      IDENTITY_PROVIDER,
                      ORIGIN_ACCESS_IDENTITY)),
          usualIfAny(
              "STS-5, ROOM-10",
              "aws:MultiFactorAuthPresent",
              c -> c.is(ROLE_SESSION, ASSUMED_ROOT) || c.userSession(),
              "false"),
          usuallyAbsent("CTX-10", "aws:MultiFactorAuthPresent", c -> true),
          usuallyAbsent(
              "CTX-10",
              "aws:MultiFactorAuthAge",
              c ->
                  !c.text("aws:MultiFactorAuthPresent")
                      .filter("true"::equalsIgnoreCase)
                      .isPresent()));

  /** ROOM-130: as far as the role's id and the session's name are known. */
  private static ValueShape idOfSession(Circumstances c) {
    return new ValueShape.Around(
        c.uniqueId().map(id -> id + ":").orElse("AROA"),
        c.sessionName().map(name -> ":" + name).orElse(""),
        Between.ANYTHING);
  }

  /** ROOM-72: any path, or one below the path at which AWS keeps roles that have such names. */
  private static ValueShape ofSomePath(Circumstances c) {
    String name = c.principalName();
    String roles = c.principalArn().substring(0, c.principalArn().length() - name.length());
    if (name.startsWith("AWSReservedSSO_")) {
      return new ValueShape.Around(roles + "aws-reserved/sso.amazonaws.com/", name, Between.LABEL);
    }
    if (name.startsWith("AWSServiceRoleFor")) {
      return new ValueShape.Around(roles + "aws-service-role/", "/" + name, Between.ANYTHING);
    }
    return new ValueShape.Around(roles, name, Between.PATH);
  }

  /** CTX-6: names of tags ignore case. */
  static Optional<String> tag(Map<String, String> tags, String name) {
    return tags.entrySet().stream()
        .filter(tag -> tag.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
