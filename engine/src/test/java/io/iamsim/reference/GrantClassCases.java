package io.iamsim.reference;

import static io.iamsim.reference.PolicyTexts.allow;
import static io.iamsim.reference.PolicyTexts.aws;
import static io.iamsim.reference.PolicyTexts.deny;
import static io.iamsim.reference.PolicyTexts.policy;
import static io.iamsim.reference.PolicyTexts.to;
import static io.iamsim.reference.PolicyTexts.when;

import io.iamsim.decision.Decision;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The famous table (EVAL-12): what a resource policy that names the caller stands in for. */
final class GrantClassCases {
  private static final String SILENT = policy(allow("ec2:*"));
  private static final String ALLOWING = policy(allow("s3:*"));
  private static final String DENYING = policy(allow("ec2:*"), deny("s3:*"));

  private GrantClassCases() {}

  static Stream<AccessCase> all() {
    RequestPrincipal user = RequestPrincipal.parse(Cast.USER).orElseThrow();
    RequestPrincipal session = Cast.session();
    RequestPrincipal federated = Cast.federatedUser();
    String principalArn = when("ArnEquals", "aws:PrincipalArn", Cast.ROLE);
    List<AccessCase> rows = new ArrayList<>();
    add(rows, "user by user ARN", user, aws(Cast.USER), "", "AA--");
    add(rows, "user by *", user, "`*`", "", "AA--");
    add(rows, "user by account", user, aws(Cast.ACCOUNT), "", "DD--");
    add(rows, "session by role ARN", session, aws(Cast.ROLE), "", "ADDD");
    add(rows, "session by session ARN", session, aws(Cast.SESSION), "", "AAAA");
    add(rows, "session by * and aws:PrincipalArn", session, "`*`", principalArn, "AAAA");
    add(rows, "session by *", session, "`*`", "", "AAAA");
    add(rows, "session by account", session, aws(Cast.ACCOUNT), "", "DDDD");
    add(rows, "federated user by own ARN", federated, aws(Cast.FEDERATED), "", "AAAA");
    add(rows, "federated user by creator", federated, aws(Cast.USER), "", "DDDD");
    add(rows, "federated user by account", federated, aws(Cast.ACCOUNT), "", "DDDD");
    rows.add(
        row("creator, session allows", federated, aws(Cast.USER), "", "", ALLOWING)
            .is(Decision.ALLOWED));
    rows.add(
        row(
                "creator, session allows, boundary silent",
                federated,
                aws(Cast.USER),
                "",
                SILENT,
                ALLOWING)
            .is(Decision.IMPLICIT_DENY));
    return rows.stream();
  }

  /** Four columns: no caps, boundary silent, session silent, both; then the same with denies. */
  private static void add(
      List<AccessCase> rows,
      String claim,
      RequestPrincipal caller,
      String principal,
      String extra,
      String outcomes) {
    String[][] columns = {{"", ""}, {SILENT, ""}, {"", SILENT}, {SILENT, SILENT}};
    String[] names = {"", ", boundary silent", ", session silent", ", both silent"};
    for (int i = 0; i < columns.length; i++) {
      if (outcomes.charAt(i) != '-') {
        Decision expected = outcomes.charAt(i) == 'A' ? Decision.ALLOWED : Decision.IMPLICIT_DENY;
        rows.add(
            row(claim + names[i], caller, principal, extra, columns[i][0], columns[i][1])
                .is(expected));
      }
    }
    rows.add(
        row(claim + ", boundary denies", caller, principal, extra, DENYING, "")
            .is(Decision.EXPLICIT_DENY));
    if (outcomes.charAt(2) != '-') {
      rows.add(
          row(claim + ", session denies", caller, principal, extra, "", DENYING)
              .is(Decision.EXPLICIT_DENY));
    }
  }

  private static AccessCase.Builder row(
      String claim,
      RequestPrincipal caller,
      String principal,
      String extra,
      String boundary,
      String session) {
    AccessCase.Builder row =
        AccessCase.rule("EVAL-12", claim)
            .caller(caller)
            .asks("s3:GetObject", Cast.OBJECT)
            .ownedBy(Cast.HOME)
            .with("aws:PrincipalArn", Cast.ROLE)
            .identity(SILENT)
            .resource(policy(allow("s3:GetObject") + to(principal) + extra));
    if (!boundary.isEmpty()) {
      row.boundary(boundary);
    }
    if (!session.isEmpty()) {
      row.session(session);
    }
    return row;
  }
}
