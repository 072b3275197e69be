package io.iamsim.reference.arbitrary;

import io.iamsim.environment.KmsGrant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Grants on a KMS key; on other resources there are none. */
final class Grants {
  /** The pair of the encryption context that scenarios speak of. */
  static final String PAIR = "kms:EncryptionContext:dept";

  private static final List<String> PRINCIPALS =
      List.of(
          Universe.ALICE,
          Universe.APP,
          Universe.APP_SESSION,
          Universe.BOB,
          Universe.LAMBDA,
          Universe.FOREIGN_ALICE,
          "arn:aws:iam::111122223333:root",
          "arn:aws:iam::444455556666:root");

  private Grants() {}

  static Arbitrary<List<KmsGrant>> on(String resource) {
    return resource.contains(":key/")
        ? Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(List.<KmsGrant>of())),
            Tuple.of(2, grant().list().ofMinSize(1).ofMaxSize(2)))
        : Arbitraries.just(List.of());
  }

  private static Arbitrary<KmsGrant> grant() {
    Arbitrary<List<String>> operations =
        Arbitraries.of("Decrypt", "DescribeKey", "RetireGrant", "Encrypt").list().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of(PRINCIPALS),
            Arbitraries.of(PRINCIPALS).injectNull(0.6),
            operations,
            constraints())
        .as(
            (grantee, retiring, allowed, constraints) ->
                new KmsGrant("grant", grantee, retiring, allowed, constraints));
  }

  private static Arbitrary<KmsGrant.Constraints> constraints() {
    Map<String, String> red = Map.of("dept", "red");
    return Arbitraries.frequency(
        Tuple.of(4, KmsGrant.Constraints.NONE),
        Tuple.of(1, new KmsGrant.Constraints(Map.of(), red, null)),
        Tuple.of(1, new KmsGrant.Constraints(red, Map.of(), null)),
        Tuple.of(1, new KmsGrant.Constraints(Map.of("DEPT", "red", "x", "y"), Map.of(), null)),
        Tuple.of(1, new KmsGrant.Constraints(Map.of(), Map.of(), "arn:aws:s3:::data")));
  }
}
