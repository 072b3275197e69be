package io.iamsim.service;

import com.google.common.collect.ImmutableSet;
import io.iamsim.catalog.ActionList;
import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.BucketAbac;
import io.iamsim.environment.PublicAccessBlock;
import io.iamsim.environment.S3Controls;
import io.iamsim.model.AccountId;
import io.iamsim.model.S3Name;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import java.util.Optional;

/**
 * Simple Storage Service: who owns an object, what access control lists grant, what Block Public
 * Access takes away (S3-3 to S3-12), who has to do with a bucket's policy and its tags (S3-18,
 * S3-20).
 */
final class S3Rules implements ServiceRules {
  private static final ImmutableSet<String> SETS_A_POLICY =
      ImmutableSet.of("putbucketpolicy", "putaccesspointpolicy");

  /** Where nothing is blocked and no list grants, S3 adds remarks and nothing else. */
  @Override
  public boolean holdsForItsKind(ServiceQuestion question) {
    return question.policies().s3().equals(S3Controls.NONE);
  }

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    policyOfBucket(question, ActionList.S3EXPRESS_POLICY_OF_BUCKET, facts);
    Optional<S3Name> name = S3Name.parse(question.resource());
    if (!question.action().service().equals("s3") || name.isEmpty()) {
      return;
    }
    if (name.get().throughAccessPoint()) {
      accessPoint(question, facts);
    }
    if (name.get().kind() == S3Name.Kind.BUCKET) {
      policyOfBucket(question, ActionList.S3_POLICY_OF_BUCKET, facts);
      tagsOfBucket(question, facts);
    }
    objectOwner(question, name.get(), facts);
    S3Acls.contribute(question, facts);
    restrictPublicBuckets(question, name.get(), facts);
    S3AclHeaders.contribute(question, facts);
    blockPublicPolicy(question, facts);
  }

  /** S3-18: only the owner's account has to do with a bucket's policy, and its root user always. */
  private static void policyOfBucket(
      ServiceQuestion question, ActionList list, ServiceFacts.Builder facts) {
    if (!list.has(question.action().service(), question.action().name())) {
      return;
    }
    facts.withinAccountOnly("S3-18", question);
    if (question.isRootOfOwner()) {
      facts.withoutResourcePolicy(
          "S3-18",
          "no bucket policy keeps the owner's root user from reading, setting and deleting it");
    }
  }

  /** S3-20. */
  private static void tagsOfBucket(ServiceQuestion question, ServiceFacts.Builder facts) {
    boolean abac =
        question.known().filter(known -> known.s3Facts().abac() == BucketAbac.ENABLED).isPresent();
    if (abac && ActionList.S3_REPLACED_BY_ABAC.has("s3", question.action().name())) {
      facts.deny(
          "S3-20",
          "a bucket with ABAC is tagged by s3:TagResource and s3:UntagResource, `"
              + question.action()
              + "` is refused");
    }
  }

  /** S3-12, S3-13. */
  private static void accessPoint(ServiceQuestion question, ServiceFacts.Builder facts) {
    Optional<AccessPoint> known =
        question.known().flatMap(resource -> resource.s3Facts().accessPoint());
    if (known.isEmpty()) {
      facts.note(
          Note.Kind.NOT_COVERED,
          "S3-13",
          "the bucket behind the access point is not known, and it must allow the request too");
    }
    known
        .flatMap(AccessPoint::onlyFrom)
        .ifPresent(vpc -> onlyFrom(vpc, question.read("aws:SourceVpc"), facts));
  }

  private static void onlyFrom(String vpc, ContextValue from, ServiceFacts.Builder facts) {
    String reason = "the access point takes requests from `" + vpc + "` only";
    if (from instanceof ContextValue.Unknown) {
      facts.layer(ServiceLayer.blocking(Layer.VPC_ENDPOINT, false, reason));
    } else if (!(from instanceof ContextValue.Present present && present.values().contains(vpc))) {
      facts.deny("S3-12", reason);
    }
  }

  /** S3-4: an object of another account's takes its grants from its owner. */
  private static void objectOwner(
      ServiceQuestion question, S3Name name, ServiceFacts.Builder facts) {
    S3Controls s3 = question.policies().s3();
    if (!name.isObject()
        || !s3.objectOwnership().aclsEnabled()
        || ActionList.S3_OBJECT_ON_BUCKET.has("s3", question.action().name())) {
      return;
    }
    Optional<AccountId> owner = s3.foreignOwner();
    if (owner.isPresent() && !owner.equals(question.owner())) {
      facts.decideByOwner(owner.get());
      facts.withhold(
          new Withholding(
              Layer.RESOURCE,
              true,
              "S3-4",
              "account "
                  + owner.get()
                  + " owns the object, so the bucket policy cannot grant anything on it"));
    } else if (question.known().isPresent() && !isListed(question)) {
      facts.note(
          Note.Kind.ASSUMPTION,
          "S3-4",
          "the object is not in the environment: it is taken to belong to the bucket's owner and to"
              + " have no grants");
    }
  }

  private static boolean isListed(ServiceQuestion question) {
    return question
        .environment()
        .resource(question.resource())
        .filter(known -> known.arn().equals(question.resource()))
        .isPresent();
  }

  /** S3-9: a public policy serves the owner's principals and AWS services only. */
  private static void restrictPublicBuckets(
      ServiceQuestion question, S3Name name, ServiceFacts.Builder facts) {
    boolean served =
        question.principal().kind() == PrincipalKind.SERVICE
            || (question.owner().isPresent()
                && question.owner().equals(question.principal().account()));
    if (served || !block(question).restrictPublicBuckets() || !hasPublicPolicy(question, name)) {
      return;
    }
    facts.withhold(
        new Withholding(
            Layer.S3_BLOCK_PUBLIC_ACCESS,
            true,
            "S3-9",
            "the policy is public, and RestrictPublicBuckets keeps it to the owner's account and to"
                + " AWS services"));
  }

  /** S3-12: an access point that takes requests from a VPC only is never public. */
  private static boolean hasPublicPolicy(ServiceQuestion question, S3Name name) {
    boolean fromVpcOnly =
        question
            .known()
            .flatMap(known -> known.s3Facts().accessPoint())
            .flatMap(AccessPoint::onlyFrom)
            .isPresent();
    PublicPolicy.Carrier carrier =
        name.throughAccessPoint() ? PublicPolicy.Carrier.ACCESS_POINT : PublicPolicy.Carrier.BUCKET;
    return !fromVpcOnly
        && question.policies().resource().levels().stream()
            .flatMap(level -> level.policies().stream())
            .anyMatch(policy -> PublicPolicy.isPublic(policy.document(), carrier));
  }

  private static void blockPublicPolicy(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (SETS_A_POLICY.contains(question.action().name()) && block(question).blockPublicPolicy()) {
      facts.note(
          Note.Kind.NOT_COVERED,
          "S3-9",
          "BlockPublicPolicy refuses a public policy; what the request sets is not known");
    }
  }

  private static PublicAccessBlock block(ServiceQuestion question) {
    return question.policies().s3().publicAccessBlock();
  }
}
