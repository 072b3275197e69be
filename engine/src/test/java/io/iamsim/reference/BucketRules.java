package io.iamsim.reference;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.environment.AclGrant;
import io.iamsim.environment.AclGrant.Grantee;
import io.iamsim.environment.AclGrant.Permission;
import io.iamsim.environment.AclGrant.PredefinedGroup;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.S3Controls;
import io.iamsim.model.AccountId;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.Effect;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.Statement;
import io.iamsim.reference.ReferenceDecision.LayerWord;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** S3-4, S3-6, S3-7, S3-9 and S3-10, read aloud for the few keys that random policies have. */
final class BucketRules {
  /** S3-6. */
  private static final Map<String, Set<String>> BY_BUCKET_ACL =
      Map.of(
          "READ", Set.of("listbucket", "listbucketversions", "listbucketmultipartuploads"),
          "WRITE", Set.of("putobject", "deleteobject"),
          "READ_ACP", Set.of("getbucketacl"),
          "WRITE_ACP", Set.of("putbucketacl"));

  private static final Map<String, Set<String>> BY_OBJECT_ACL =
      Map.of(
          "READ", Set.of("getobject", "getobjectversion"),
          "READ_ACP", Set.of("getobjectacl", "getobjectversionacl"),
          "WRITE_ACP", Set.of("putobjectacl", "putobjectversionacl"));

  /** ROOM-20: done to the bucket although an object is named. */
  private static final Set<String> ON_THE_BUCKET =
      Set.of(
          "putobject",
          "deleteobject",
          "deleteobjectversion",
          "abortmultipartupload",
          "listmultipartuploadparts",
          "restoreobject",
          "bypassgovernanceretention",
          "replicateobject",
          "replicatedelete");

  private static final Set<String> PINNING =
      Set.of(
          "aws:principalarn",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:principalaccount",
          "aws:sourcearn",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:sourceaccount",
          "aws:sourceowner",
          "aws:userid",
          "aws:principalservicename",
          "aws:principalservicenameslist",
          "s3:dataaccesspointaccount",
          "s3:dataaccesspointarn",
          "s3:x-amz-server-side-encryption-aws-kms-key-id");

  private final Question question;
  private final ApplicablePolicies policies;
  private final S3Controls s3;

  BucketRules(Question question, ApplicablePolicies policies) {
    this.question = question;
    this.policies = policies;
    this.s3 = policies.s3();
  }

  /** S3-4: the account that decides between home and abroad. */
  Question asOfOwner() {
    AccessRequest request = question.request();
    return foreign()
        ? new Question(
            new AccessRequest(
                request.principal(),
                request.action(),
                request.resource(),
                s3.foreignOwner().orElseThrow(),
                request.context()),
            question.context(),
            question.facts(),
            question.boundaryAttached())
        : question;
  }

  /** True if the bucket policy's Allows count. */
  boolean policyGrants() {
    return !foreign() && !restricted();
  }

  private boolean foreign() {
    Optional<AccountId> owner = s3.foreignOwner();
    return isS3()
        && question.request().resource().matches("arn:[^:]*:s3:::[^/]+/.*")
        && !ON_THE_BUCKET.contains(action())
        && s3.objectOwnership().aclsEnabled()
        && owner.isPresent()
        && !owner.equals(question.resourceAccount());
  }

  private boolean restricted() {
    boolean atHome =
        question.caller().account().isPresent()
            && question.caller().account().equals(question.resourceAccount());
    return isS3()
        && s3.publicAccessBlock().restrictPublicBuckets()
        && question.kind() != PrincipalKind.SERVICE
        && !atHome
        && question.facts().onlyFromVpc() == null
        && policies.resource().levels().stream()
            .flatMap(level -> level.policies().stream())
            .flatMap(policy -> policy.document().statements().stream())
            .anyMatch(this::isPublic);
  }

  private boolean isPublic(Statement statement) {
    if (statement.effect() == Effect.DENY || statement.principal() == null) {
      return false;
    }
    boolean everybody = statement.principal().negated();
    for (PrincipalEntry entry : statement.principal().entries()) {
      everybody |=
          entry instanceof PrincipalEntry.Everyone
              || entry instanceof PrincipalEntry.Federated
              || entry instanceof PrincipalEntry.Malformed;
    }
    return everybody && statement.conditions().stream().noneMatch(this::pins);
  }

  private boolean pins(Condition condition) {
    String operator = condition.operator().canonicalName();
    boolean fixing =
        Set.of(
                "StringEquals",
                "StringEqualsIgnoreCase",
                "StringLike",
                "ArnEquals",
                "ArnLike",
                "IpAddress")
            .contains(operator.replace("ForAnyValue:", ""));
    String key = condition.key().text().toLowerCase(Locale.ROOT);
    boolean address = key.equals("aws:sourceip");
    if (!fixing
        || condition.values().isEmpty()
        || address != operator.endsWith("IpAddress")
        || !(address || PINNING.contains(key))) {
      return false;
    }
    if (!address && key.equals("s3:dataaccesspointarn")) {
      return onBucket() && condition.values().stream().allMatch(BucketRules::ofOneAccount);
    }
    for (ConditionValue value : condition.values()) {
      String text = value.value().text();
      if (isPattern(text) || (address && !isNarrow(text))) {
        return false;
      }
    }
    return true;
  }

  /** S3-10: an access point's name may be a pattern if its account is fixed. */
  private static boolean ofOneAccount(ConditionValue value) {
    String text = value.value().text();
    return text.matches("arn:[^:]*:[^:]*:[^:]*:[0-9]{12}:.*") && !text.contains("${");
  }

  private boolean onBucket() {
    return !question.request().resource().contains(":accesspoint/");
  }

  private static boolean isPattern(String text) {
    String literal = text.replace("${*}", "").replace("${?}", "").replace("${$}", "");
    return literal.contains("*") || literal.contains("?") || literal.contains("${");
  }

  private static boolean isNarrow(String text) {
    int slash = text.indexOf('/');
    int bits = slash < 0 ? 128 : Integer.parseInt(text.substring(slash + 1));
    return bits >= (text.contains(":") ? 32 : 8);
  }

  /** How access control lists name the caller. */
  Set<GrantClass> grants() {
    return grants(false);
  }

  /** The same with those that may name the caller, whose canonical user id is not known. */
  Set<GrantClass> possibleGrants() {
    return grants(true);
  }

  private Set<GrantClass> grants(boolean possible) {
    Set<GrantClass> grants = new HashSet<>();
    if (!listSpeaks() || !s3.objectOwnership().aclsEnabled()) {
      return grants;
    }
    for (AclGrant grant : list()) {
      Permission permission = grant.permission();
      boolean covered =
          permission == Permission.FULL_CONTROL
              || byPermission().getOrDefault(permission.name(), Set.of()).contains(action());
      if (covered) {
        grantee(grant.grantee(), possible, grants);
      }
    }
    return grants;
  }

  private void grantee(Grantee grantee, boolean possible, Set<GrantClass> grants) {
    Optional<AccountId> caller = question.caller().account();
    if (grantee instanceof Grantee.Group group) {
      group(group.group(), grants);
    }
    boolean mine =
        (grantee instanceof Grantee.Account account && caller.equals(Optional.of(account.id())))
            || (grantee instanceof Grantee.BucketOwner
                && caller.isPresent()
                && caller.equals(question.resourceAccount()));
    boolean byCanonicalId =
        grantee instanceof Grantee.CanonicalUser user
            && caller.isPresent()
            && named(user.id(), caller.get(), possible);
    if (mine || byCanonicalId) {
      boolean root = question.caller() instanceof RequestPrincipal.Root;
      grants.add(root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT);
    }
  }

  /** S3-7. */
  private void group(PredefinedGroup group, Set<GrantClass> grants) {
    if (group == PredefinedGroup.LOG_DELIVERY) {
      if (question.caller().equals(new RequestPrincipal.Service("logging.s3.amazonaws.com"))) {
        grants.add(GrantClass.SERVICE);
      }
      return;
    }
    boolean signed = question.caller().account().isPresent();
    if ((group == PredefinedGroup.ALL_USERS || signed)
        && !s3.publicAccessBlock().ignorePublicAcls()) {
      grants.add(GrantClass.WILDCARD);
    }
  }

  /** ROOM-21: a canonical user id that no other account has may be the caller's. */
  private boolean named(String id, AccountId caller, boolean possible) {
    Map<String, String> known = question.facts().canonicalUserIds();
    return known.containsKey(caller.value())
        ? id.equals(known.get(caller.value()))
        : possible && !known.containsValue(id);
  }

  /** What the layers beside the policies say. */
  List<LayerWord> words() {
    List<LayerWord> words = new ArrayList<>();
    if (listSpeaks() && s3.objectOwnership().aclsEnabled()) {
      boolean sure = !grants().isEmpty();
      LayerResult result =
          sure
              ? LayerResult.ALLOWED
              : possibleGrants().isEmpty() ? LayerResult.IMPLICIT_DENY : LayerResult.UNKNOWN;
      words.add(new LayerWord(Layer.S3_ACL, null, result));
    }
    if (restricted() && !foreign()) {
      words.add(new LayerWord(Layer.S3_BLOCK_PUBLIC_ACCESS, null, LayerResult.IMPLICIT_DENY));
    }
    return words;
  }

  private boolean listSpeaks() {
    return isS3()
        && !list().isEmpty()
        && (!action().equals("deleteobject") || ownsTheObject())
        && byPermission().values().stream().anyMatch(actions -> actions.contains(action()));
  }

  /** ROOM-20: with WRITE on the bucket an account deletes the objects that it owns. */
  private boolean ownsTheObject() {
    return s3.foreignOwner().isPresent() && s3.foreignOwner().equals(question.caller().account());
  }

  private boolean isS3() {
    return question.service().equals("s3") && !question.request().namesNoResource();
  }

  private boolean ofObject() {
    return BY_OBJECT_ACL.values().stream().anyMatch(actions -> actions.contains(action()));
  }

  private List<AclGrant> list() {
    return ofObject() ? s3.objectAcl() : s3.bucketAcl();
  }

  private Map<String, Set<String>> byPermission() {
    return ofObject() ? BY_OBJECT_ACL : BY_BUCKET_ACL;
  }

  private String action() {
    return isS3() ? question.request().action().name() : "";
  }
}
