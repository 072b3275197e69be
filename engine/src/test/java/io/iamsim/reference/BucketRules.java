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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** S3-4, S3-6, S3-7, S3-9 and S3-10, read aloud for the few keys that random policies have. */
final class BucketRules {
  private static final Map<String, Set<String>> BY_BUCKET_ACL =
      Map.of("READ", Set.of("listbucket"), "WRITE", Set.of("putobject"));
  private static final Map<String, Set<String>> BY_OBJECT_ACL =
      Map.of("READ", Set.of("getobject"), "WRITE", Set.of());
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
          "aws:userid");

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
    return action().equals("getobject")
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
        && policies.resource().levels().stream()
            .flatMap(level -> level.policies().stream())
            .flatMap(policy -> policy.document().statements().stream())
            .anyMatch(BucketRules::isPublic);
  }

  private static boolean isPublic(Statement statement) {
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
    return everybody && statement.conditions().stream().noneMatch(BucketRules::pins);
  }

  private static boolean pins(Condition condition) {
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
    for (ConditionValue value : condition.values()) {
      String text = value.value().text();
      if (isPattern(text) || (address && !isNarrow(text))) {
        return false;
      }
    }
    return true;
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
        grantee(grant.grantee(), grants);
      }
    }
    return grants;
  }

  private void grantee(Grantee grantee, Set<GrantClass> grants) {
    Optional<AccountId> caller = question.caller().account();
    if (grantee instanceof Grantee.Group group) {
      boolean named = group.group() == PredefinedGroup.ALL_USERS || caller.isPresent();
      if (named && !s3.publicAccessBlock().ignorePublicAcls()) {
        grants.add(GrantClass.WILDCARD);
      }
    }
    boolean mine =
        (grantee instanceof Grantee.Account account && caller.equals(Optional.of(account.id())))
            || (grantee instanceof Grantee.BucketOwner
                && caller.isPresent()
                && caller.equals(question.resourceAccount()));
    if (mine) {
      grants.add(GrantClass.ACCOUNT);
    }
  }

  /** What the layers beside the policies say. */
  List<LayerWord> words() {
    List<LayerWord> words = new ArrayList<>();
    if (listSpeaks() && s3.objectOwnership().aclsEnabled()) {
      LayerResult result = grants().isEmpty() ? LayerResult.IMPLICIT_DENY : LayerResult.ALLOWED;
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
        && byPermission().values().stream().anyMatch(actions -> actions.contains(action()));
  }

  private boolean isS3() {
    return question.service().equals("s3") && !question.request().namesNoResource();
  }

  private boolean ofObject() {
    return action().equals("getobject");
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
