package io.iamsim.load;

import io.iamsim.catalog.ActionList;
import io.iamsim.environment.KmsGrant;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the grants of a KMS key (KMS-7). */
final class KmsGrantReader {
  private static final List<String> MEMBERS =
      List.of(
          "grantId",
          "name",
          "granteePrincipal",
          "granteeServicePrincipal",
          "retiringPrincipal",
          "retiringServicePrincipal",
          "issuingAccount",
          "operations",
          "constraints");
  private static final List<String> CONSTRAINTS =
      List.of("encryptionContextEquals", "encryptionContextSubset", "sourceArn");
  private static final List<String> OPERATIONS = ActionList.KMS_IN_GRANTS.names().asList();

  private final Findings findings;

  KmsGrantReader(Findings findings) {
    this.findings = findings;
  }

  List<KmsGrant> read(List<SourceNode> items) {
    List<KmsGrant> grants = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String label = "grant " + (i + 1);
      ObjectReader.of(items.get(i), "a grant on the key", MEMBERS, findings)
          .flatMap(object -> grant(object, label))
          .ifPresent(grants::add);
    }
    return grants;
  }

  private Optional<KmsGrant> grant(ObjectReader object, String label) {
    Optional<SourceNode.Scalar> id = object.string("grantId");
    String name = object.string("name").or(() -> id).map(SourceNode.Scalar::text).orElse(label);
    Optional<SourceNode.Scalar> grantee = principal(object, "grantee");
    if (grantee.isEmpty()) {
      object.require("granteePrincipal");
    }
    object.require("operations");
    List<String> operations = new ArrayList<>();
    for (SourceNode.Scalar operation : object.strings("operations")) {
      if (ObjectReader.isOneOf(operation, OPERATIONS, findings)) {
        operations.add(operation.text());
      }
    }
    Optional<SourceNode.Scalar> retiring = principal(object, "retiring");
    KmsGrant.Constraints constraints =
        object
            .get("constraints")
            .flatMap(node -> ObjectReader.of(node, "`constraints`", CONSTRAINTS, findings))
            .map(this::constraints)
            .orElse(KmsGrant.Constraints.NONE);
    object
        .string("granteeServicePrincipal")
        .filter(service -> constraints.sourceArn() == null || retiring.isEmpty())
        .ifPresent(this::warnOfService);
    return grantee.map(
        principal ->
            new KmsGrant(
                name,
                principal.text(),
                retiring.map(SourceNode.Scalar::text).orElse(null),
                operations,
                constraints,
                object.string("issuingAccount").flatMap(this::account).orElse(null)));
  }

  /**
   * The principal of {@code ROLEPrincipal} or {@code ROLEServicePrincipal}, of which one counts.
   */
  private Optional<SourceNode.Scalar> principal(ObjectReader object, String role) {
    Optional<SourceNode.Scalar> principal = object.string(role + "Principal");
    Optional<SourceNode.Scalar> service = object.string(role + "ServicePrincipal");
    if (principal.isPresent() && service.isPresent()) {
      findings.add(
          FindingCode.MUTUALLY_EXCLUSIVE_ELEMENTS,
          service.get().span(),
          "`" + role + "Principal` and `" + role + "ServicePrincipal` in one grant",
          "KMS takes one of them");
    }
    principal.ifPresent(this::checkPrincipal);
    service.ifPresent(this::checkService);
    return principal.or(() -> service);
  }

  private void warnOfService(SourceNode.Scalar service) {
    findings.warn(
        FindingCode.NOT_STORED,
        service.span(),
        "KMS creates no grant for the service `" + service.text() + "` with so little",
        "it wants `sourceArn` among the constraints, and who retires the grant");
  }

  private void checkService(SourceNode.Scalar service) {
    String text = service.text();
    if (text.startsWith("arn:") || text.indexOf('.') < 0) {
      findings.add(
          FindingCode.INVALID_PRINCIPAL,
          service.span(),
          "`" + text + "` is no service principal",
          "write it as in rds.amazonaws.com");
    }
  }

  /** An account by its id or, as ListGrants prints it, by its root user's ARN. */
  private Optional<AccountId> account(SourceNode.Scalar text) {
    Optional<AccountId> account =
        AccountId.parse(text.text())
            .or(
                () ->
                    Arn.parse(text.text())
                        .filter(arn -> arn.resource().equals("root"))
                        .flatMap(Arn::accountId));
    if (account.isEmpty()) {
      findings.add(
          FindingCode.INVALID_ACCOUNT,
          text.span(),
          "`" + text.text() + "` is no account",
          "write its twelve digits or the ARN of its root user");
    }
    return account;
  }

  private KmsGrant.Constraints constraints(ObjectReader object) {
    return new KmsGrant.Constraints(
        object.texts("encryptionContextEquals"),
        object.texts("encryptionContextSubset"),
        object.text("sourceArn"));
  }

  private void checkPrincipal(SourceNode.Scalar principal) {
    String text = principal.text();
    if (!text.startsWith("arn:") && text.indexOf('.') < 0) {
      findings.add(
          FindingCode.INVALID_PRINCIPAL,
          principal.span(),
          "`" + text + "` is no principal of a grant",
          "write the ARN of an account root, user, role or session, or a service principal");
    }
  }
}
