package io.iamsim.load;

import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.AclGrant;
import io.iamsim.environment.AclGrant.Grantee;
import io.iamsim.environment.AclGrant.Permission;
import io.iamsim.environment.AclGrant.PredefinedGroup;
import io.iamsim.environment.BucketAbac;
import io.iamsim.environment.CannedAcl;
import io.iamsim.environment.ObjectOwnership;
import io.iamsim.environment.PublicAccessBlock;
import io.iamsim.environment.S3Facts;
import io.iamsim.model.AccountId;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what only S3 knows of a resource (S3-5 to S3-9). */
final class S3Reader {
  private static final int MAX_GRANTS = 100;
  private static final List<String> FLAGS =
      List.of("blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets");
  private static final List<String> GRANT_MEMBERS = List.of("grantee", "permission");
  private static final List<String> OWNERSHIPS =
      Stream.of(ObjectOwnership.values()).map(ObjectOwnership::text).toList();
  private static final List<String> ABAC =
      Stream.of(BucketAbac.values()).map(BucketAbac::text).toList();
  private static final List<String> PERMISSIONS =
      Stream.of(Permission.values()).map(Permission::name).toList();
  private static final List<String> CANNED =
      Stream.of(CannedAcl.values()).map(CannedAcl::text).toList();
  private static final int CANONICAL_USER_LENGTH = 64;

  private final Findings findings;

  S3Reader(Findings findings) {
    this.findings = findings;
  }

  S3Facts read(ObjectReader object) {
    return new S3Facts(
        publicAccessBlock(object).orElse(PublicAccessBlock.NONE),
        objectOwnership(object),
        object.get("acl").map(this::acl).orElse(List.of()),
        object
            .string("bucket")
            .map(bucket -> new AccessPoint(bucket.text(), object.text("vpc")))
            .orElse(null),
        object.text("region"),
        abac(object));
  }

  /** The four flags, each false if not set; absent if the object has no such member. */
  Optional<PublicAccessBlock> publicAccessBlock(ObjectReader object) {
    return object
        .get("publicAccessBlock")
        .flatMap(node -> ObjectReader.of(node, "`publicAccessBlock`", FLAGS, findings))
        .map(
            flags ->
                new PublicAccessBlock(
                    flags.flag("blockPublicAcls"),
                    flags.flag("ignorePublicAcls"),
                    flags.flag("blockPublicPolicy"),
                    flags.flag("restrictPublicBuckets")));
  }

  ObjectOwnership objectOwnership(ObjectReader object) {
    Optional<String> text = object.oneOf("objectOwnership", OWNERSHIPS);
    return Stream.of(ObjectOwnership.values())
        .filter(ownership -> text.equals(Optional.of(ownership.text())))
        .findFirst()
        .orElse(ObjectOwnership.BUCKET_OWNER_ENFORCED);
  }

  private static BucketAbac abac(ObjectReader object) {
    Optional<String> text = object.oneOf("abacStatus", ABAC);
    return text.equals(Optional.of(BucketAbac.ENABLED.text()))
        ? BucketAbac.ENABLED
        : BucketAbac.DISABLED;
  }

  List<AclGrant> acl(SourceNode node) {
    List<AclGrant> grants = new ArrayList<>();
    if (node instanceof SourceNode.Sequence sequence) {
      sequence.items().forEach(item -> grant(item).ifPresent(grants::add));
      if (sequence.items().size() > MAX_GRANTS) {
        findings.add(
            FindingCode.QUOTA_EXCEEDED,
            node.span(),
            "an ACL of " + sequence.items().size() + " grants, S3 takes " + MAX_GRANTS,
            "grant in the bucket policy");
      }
      return grants;
    }
    ObjectReader.string(node, "`acl`", "the name of a canned ACL or a list of grants", findings)
        .filter(name -> ObjectReader.isOneOf(name, CANNED, findings))
        .ifPresent(
            name ->
                Stream.of(CannedAcl.values())
                    .filter(canned -> canned.text().equals(name.text()))
                    .forEach(canned -> grants.addAll(canned.grants())));
    return grants;
  }

  private Optional<AclGrant> grant(SourceNode node) {
    Optional<ObjectReader> grant =
        ObjectReader.of(node, "a grant of `acl`", GRANT_MEMBERS, findings);
    if (grant.isEmpty()) {
      return Optional.empty();
    }
    Optional<Grantee> grantee = grant.get().require("grantee").flatMap(this::grantee);
    Optional<Permission> permission =
        grant
            .get()
            .requireString("permission")
            .filter(text -> ObjectReader.isOneOf(text, PERMISSIONS, findings))
            .map(text -> Permission.valueOf(text.text()));
    return grantee.isPresent() && permission.isPresent()
        ? Optional.of(new AclGrant(grantee.get(), permission.get()))
        : Optional.empty();
  }

  private Optional<Grantee> grantee(SourceNode node) {
    Optional<SourceNode.Scalar> scalar = ObjectReader.string(node, "`grantee`", findings);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String text = scalar.get().text();
    for (PredefinedGroup group : PredefinedGroup.values()) {
      if (group.text().equals(text) || isUri(text, group)) {
        return Optional.of(new Grantee.Group(group));
      }
    }
    Optional<AccountId> account = AccountId.parse(text);
    if (account.isPresent()) {
      return Optional.of(new Grantee.Account(account.get()));
    }
    if (text.length() == CANONICAL_USER_LENGTH && isHex(text)) {
      return Optional.of(new Grantee.CanonicalUser(text));
    }
    findings.add(
        FindingCode.INVALID_VALUE,
        node.span(),
        "`" + text + "` is no grantee of an ACL",
        "an account id, a canonical user id, AllUsers, AuthenticatedUsers or LogDelivery; users and"
            + " roles are never grantees");
    return Optional.empty();
  }

  /** The URI by which the S3 API names a group, such as {@code .../groups/global/AllUsers}. */
  private static boolean isUri(String text, PredefinedGroup group) {
    return text.startsWith("http://acs.amazonaws.com/groups/") && text.endsWith("/" + group.text());
  }

  static boolean isHex(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
