package io.iamsim.service;

import com.google.common.collect.ImmutableSet;
import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.environment.S3Controls;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What access control list a request sets, as far as its headers tell, and whether S3 takes it
 * (S3-5, S3-9).
 */
final class S3AclHeaders {
  private static final ImmutableSet<String> SETS_AN_ACL =
      ImmutableSet.of("putbucketacl", "putobjectacl", "putobjectversionacl");
  private static final ImmutableSet<String> MAY_SET_AN_ACL =
      ImmutableSet.of("createbucket", "putobject");
  private static final ImmutableSet<String> PUBLIC_CANNED_ACLS =
      ImmutableSet.of("public-read", "public-read-write", "authenticated-read");
  private static final String OWNERS_ACL = "bucket-owner-full-control";
  private static final String CANNED_HEADER = "s3:x-amz-acl";
  private static final List<String> GRANT_HEADERS =
      List.of(
          "s3:x-amz-grant-read",
          "s3:x-amz-grant-write",
          "s3:x-amz-grant-read-acp",
          "s3:x-amz-grant-write-acp",
          "s3:x-amz-grant-full-control");
  private static final List<String> PUBLIC_GROUPS =
      List.of("/groups/global/AllUsers", "/groups/global/AuthenticatedUsers");

  private final ServiceQuestion question;
  private final boolean mustSet;
  private boolean given;
  private boolean isPublic;
  private boolean mayBePublic;
  private boolean ownersOnly = true;

  private S3AclHeaders(ServiceQuestion question) {
    this.question = question;
    this.mustSet = SETS_AN_ACL.contains(question.action().name());
    look(CANNED_HEADER, PUBLIC_CANNED_ACLS::contains, OWNERS_ACL::equals);
    for (String header : GRANT_HEADERS) {
      look(header, S3AclHeaders::namesAPublicGroup, grantees -> false);
    }
  }

  static void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    String action = question.action().name();
    if (SETS_AN_ACL.contains(action) || MAY_SET_AN_ACL.contains(action)) {
      S3AclHeaders headers = new S3AclHeaders(question);
      headers.blockPublicAcls(facts);
      headers.remark(facts);
    }
  }

  /** Looks at one header; what the request says of it counts as read. */
  private void look(String header, Predicate<String> makesPublic, Predicate<String> isOwners) {
    Optional<ContextValue> said =
        question
            .request()
            .context()
            .get(ConditionKey.of(header))
            .filter(value -> !(value instanceof ContextValue.Absent));
    if (said.isEmpty()) {
      return;
    }
    given = true;
    if (question.read(header) instanceof ContextValue.Present present) {
      isPublic |= present.values().stream().anyMatch(makesPublic);
      ownersOnly &= present.values().stream().allMatch(isOwners);
    } else {
      mayBePublic = true;
    }
  }

  private static boolean namesAPublicGroup(String grantees) {
    return PUBLIC_GROUPS.stream().anyMatch(grantees::contains);
  }

  /** S3-9. */
  private void blockPublicAcls(ServiceFacts.Builder facts) {
    if (!question.policies().s3().publicAccessBlock().blockPublicAcls()) {
      return;
    }
    if (isPublic || mayBePublic) {
      facts.layer(
          ServiceLayer.blocking(
              Layer.S3_BLOCK_PUBLIC_ACCESS,
              isPublic,
              "BlockPublicAcls refuses a public access control list"));
    } else if (mustSet && !given) {
      facts.note(
          Note.Kind.NOT_COVERED,
          "S3-9",
          "BlockPublicAcls refuses a public access control list; what the request sets is not"
              + " known");
    }
  }

  private void remark(ServiceFacts.Builder facts) {
    if (given && question.action().is("s3", "putobject")) {
      facts.note(
          Note.Kind.NOT_COVERED,
          "MULTI-4",
          "an upload that sets an access control list also needs `s3:PutObjectAcl`");
    }
    boolean off = isDescribed() && !question.policies().s3().objectOwnership().aclsEnabled();
    boolean refused = given ? !ownersOnly : mustSet;
    if (off && refused && !question.action().is("s3", "createbucket")) {
      facts.note(
          Note.Kind.WARNING,
          "S3-5",
          "access control lists are off: S3 accepts none but `" + OWNERS_ACL + "`");
    }
  }

  private boolean isDescribed() {
    return question.known().isPresent() || !question.policies().s3().equals(S3Controls.NONE);
  }
}
