package io.iamsim.service;

import com.google.common.collect.ImmutableSet;
import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.PublicAccessBlock;
import io.iamsim.environment.S3Controls;
import io.iamsim.model.AccountId;
import io.iamsim.model.S3Name;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import java.util.Optional;

/**
 * Simple Storage Service: who owns an object, what access control lists grant, what Block Public
 * Access takes away (S3-3 to S3-12).
 */
final class S3Rules implements ServiceRules {
  /** What is done to the bucket although an object is named (S3-4). */
  private static final ImmutableSet<String> ON_THE_BUCKET =
      ImmutableSet.of(
          "abortmultipartupload",
          "bypassgovernanceretention",
          "deleteobject",
          "deleteobjectversion",
          "listmultipartuploadparts",
          "putobject",
          "replicatedelete",
          "replicateobject",
          "restoreobject");

  private static final ImmutableSet<String> SETS_A_POLICY =
      ImmutableSet.of("putbucketpolicy", "putaccesspointpolicy");

  /** Where nothing is blocked and no list grants, S3 adds remarks and nothing else. */
  @Override
  public boolean holdsForItsKind(ServiceQuestion question) {
    return question.policies().s3().equals(S3Controls.NONE);
  }

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    Optional<S3Name> name = S3Name.parse(question.resource());
    if (!question.action().service().equals("s3") || name.isEmpty()) {
      return;
    }
    if (name.get().throughAccessPoint()) {
      accessPoint(question, facts);
    }
    objectOwner(question, name.get(), facts);
    S3Acls.contribute(question, facts);
    restrictPublicBuckets(question, name.get(), facts);
    S3AclHeaders.contribute(question, facts);
    blockPublicPolicy(question, facts);
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
        || ON_THE_BUCKET.contains(question.action().name())) {
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
