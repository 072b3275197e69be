package io.iamsim.load;

import io.iamsim.environment.KmsGrant;
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
          "grantId", "name", "granteePrincipal", "retiringPrincipal", "operations", "constraints");
  private static final List<String> CONSTRAINTS =
      List.of("encryptionContextEquals", "encryptionContextSubset", "sourceArn");
  private static final List<String> OPERATIONS =
      List.of(
          "Decrypt",
          "DeriveSharedSecret",
          "Encrypt",
          "GenerateDataKey",
          "GenerateDataKeyWithoutPlaintext",
          "GenerateDataKeyPair",
          "GenerateDataKeyPairWithoutPlaintext",
          "GenerateMac",
          "ReEncryptFrom",
          "ReEncryptTo",
          "Sign",
          "Verify",
          "VerifyMac",
          "CreateGrant",
          "DescribeKey",
          "GetPublicKey",
          "RetireGrant");

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
    Optional<SourceNode.Scalar> grantee = object.requireString("granteePrincipal");
    object.require("operations");
    List<String> operations = new ArrayList<>();
    for (SourceNode.Scalar operation : object.strings("operations")) {
      if (ObjectReader.isOneOf(operation, OPERATIONS, findings)) {
        operations.add(operation.text());
      }
    }
    Optional<SourceNode.Scalar> retiring = object.string("retiringPrincipal");
    grantee.ifPresent(this::checkPrincipal);
    retiring.ifPresent(this::checkPrincipal);
    KmsGrant.Constraints constraints =
        object
            .get("constraints")
            .flatMap(node -> ObjectReader.of(node, "`constraints`", CONSTRAINTS, findings))
            .map(this::constraints)
            .orElse(KmsGrant.Constraints.NONE);
    return grantee.map(
        principal ->
            new KmsGrant(
                name,
                principal.text(),
                retiring.map(SourceNode.Scalar::text).orElse(null),
                operations,
                constraints));
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
