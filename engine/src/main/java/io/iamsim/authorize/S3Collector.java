package io.iamsim.authorize;

import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.Account;
import io.iamsim.environment.Environment;
import io.iamsim.environment.Organization;
import io.iamsim.environment.PublicAccessBlock;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Controls;
import io.iamsim.environment.S3Facts;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.S3Name;
import io.iamsim.request.AccessRequest;
import java.util.List;
import java.util.Optional;

/** What an environment says of an S3 request beside policies, from every level where it stands. */
final class S3Collector {
  private final RequestFacts facts;
  private final Environment environment;

  private S3Collector(RequestFacts facts, Environment environment) {
    this.facts = facts;
    this.environment = environment;
  }

  static S3Controls collect(RequestFacts facts, Environment environment) {
    AccessRequest request = facts.request();
    Optional<S3Name> name =
        request.action().service().equals("s3")
            ? S3Name.parse(request.resource())
            : Optional.empty();
    return name.map(new S3Collector(facts, environment)::collect).orElse(S3Controls.NONE);
  }

  private S3Controls collect(S3Name name) {
    S3Facts own = facts.knownResource().map(Resource::s3Facts).orElse(S3Facts.DEFAULT);
    PublicAccessBlock block = own.publicAccessBlock().or(ofAccount(facts.resourceOwner()));
    if (name.throughAccessPoint()) {
      // an access point has no access control list, its bucket answers for that (S3-13)
      return new S3Controls(
          block.or(bucketBehind(own)),
          S3Controls.NONE.objectOwnership(),
          List.of(),
          List.of(),
          null);
    }
    Optional<Resource> object = facts.knownObject();
    return new S3Controls(
        block,
        own.objectOwnership(),
        own.acl(),
        object.map(known -> known.s3Facts().acl()).orElse(List.of()),
        object
            .map(Resource::account)
            .filter(account -> !facts.resourceOwner().equals(Optional.of(account)))
            .orElse(null));
  }

  private PublicAccessBlock bucketBehind(S3Facts accessPoint) {
    String partition = Arn.parse(facts.request().resource()).orElseThrow().partition();
    return accessPoint
        .accessPoint()
        .map(AccessPoint::bucket)
        .flatMap(bucket -> environment.resource(S3Name.bucketArn(partition, bucket)))
        .map(
            bucket ->
                bucket.s3Facts().publicAccessBlock().or(ofAccount(Optional.of(bucket.account()))))
        .orElse(PublicAccessBlock.NONE);
  }

  /** What the account and the organisation set together. */
  private PublicAccessBlock ofAccount(Optional<AccountId> id) {
    boolean blockedByOrganization =
        facts.member(id).filter(Organization.Member::publicAccessBlocked).isPresent();
    return blockedByOrganization
        ? PublicAccessBlock.ALL
        : id.flatMap(environment::account)
            .map(Account::publicAccessBlock)
            .orElse(PublicAccessBlock.NONE);
  }
}
