package io.iamsim.reference.arbitrary;

import io.iamsim.environment.AclGrant;
import io.iamsim.environment.AclGrant.Grantee;
import io.iamsim.environment.AclGrant.Permission;
import io.iamsim.environment.AclGrant.PredefinedGroup;
import io.iamsim.environment.ObjectOwnership;
import io.iamsim.environment.PublicAccessBlock;
import io.iamsim.environment.S3Controls;
import io.iamsim.model.AccountId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What bears on a bucket beside policies. */
final class Buckets {
  private Buckets() {}

  /** Mostly nothing, and nothing at all for other services. */
  static Arbitrary<S3Controls> of(String action) {
    return action.startsWith("s3:")
        ? Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(S3Controls.NONE)), Tuple.of(3, controls()))
        : Arbitraries.just(S3Controls.NONE);
  }

  private static Arbitrary<S3Controls> controls() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Combinators.combine(
            flags,
            flags,
            Arbitraries.of(ObjectOwnership.class),
            grants(),
            grants(),
            Arbitraries.of("", "", Universe.HOME, Universe.FOREIGN))
        .as(
            (ignore, restrict, ownership, bucketAcl, objectAcl, owner) ->
                new S3Controls(
                    new PublicAccessBlock(false, ignore, false, restrict),
                    ownership,
                    bucketAcl,
                    objectAcl,
                    owner.isEmpty() ? null : new AccountId(owner)));
  }

  private static Arbitrary<List<AclGrant>> grants() {
    return Combinators.combine(
            Arbitraries.of(
                new Grantee.Account(new AccountId(Universe.HOME)),
                new Grantee.Account(new AccountId(Universe.FOREIGN)),
                new Grantee.BucketOwner(),
                new Grantee.Group(PredefinedGroup.ALL_USERS),
                new Grantee.Group(PredefinedGroup.AUTHENTICATED_USERS)),
            Arbitraries.of(Permission.READ, Permission.WRITE, Permission.FULL_CONTROL))
        .as((Grantee grantee, Permission permission) -> new AclGrant(grantee, permission))
        .list()
        .ofMaxSize(2);
  }
}
