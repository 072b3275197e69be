package io.iamsim.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.match.HashedText;
import io.iamsim.match.PrefixTable;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

final class RequestKindProperties {
  @Provide
  Arbitrary<String> arns() {
    Arbitrary<String> header =
        Arbitraries.of(
            "arn:aws:s3:::",
            "arn:aws:sqs:eu-west-1:111122223333:",
            "arn:aws:dynamodb:eu-west-1:111122223333:",
            "arn:aws:dynamodb:eu-west-2:111122223333:",
            "arn:aws:iam::111122223333:",
            "arn:aws:kms:eu-west-1:111122223333:",
            "arn:aws:s3::",
            "aws:s3:::");
    Arbitrary<String> rest =
        Arbitraries.of("a", "b", "ab", "table", "role", "/", ":", "aws", "*")
            .list()
            .ofMaxSize(5)
            .map(parts -> String.join("", parts));
    return Combinators.combine(header, rest).as((first, second) -> first + second);
  }

  @Provide
  Arbitrary<Set<String>> resources() {
    return arns().filter(arn -> arn.startsWith("arn:")).set().ofMaxSize(6);
  }

  /** To look whether an ARN is of a kind finds what to find out its kind does. */
  @Property(seed = "20261124", tries = 20_000, edgeCases = EdgeCasesMode.NONE)
  void anArnIsOfTheKindThatIsFoundForIt(
      @ForAll("arns") String one,
      @ForAll("arns") String another,
      @ForAll("resources") Set<String> some,
      @ForAll @IntRange(max = 3) int dice,
      @ForAll @IntRange(max = 3) int more) {
    Set<String> known = new HashSet<>(some);
    if (dice > 0) {
      known.add(dice == 1 ? one : one.substring(0, Math.max(one.lastIndexOf('/'), 0)));
    }
    String other = more == 0 ? another : more == 1 ? one : one + (more == 2 ? "/x" : "y");
    PrefixTable resources = new PrefixTable(known);
    RequestKind kind = new RequestKind();
    if (!kind.find(hashed(one), resources)) {
      return;
    }
    String beginning = one.substring(0, kind.length());
    int form = kind.form();
    RequestKind ofOther = new RequestKind();
    boolean same =
        ofOther.find(hashed(other), resources)
            && ofOther.form() == form
            && ofOther.length() == beginning.length()
            && other.startsWith(beginning);
    assertThat(RequestKind.is(hashed(one), resources, beginning, form)).isTrue();
    assertThat(RequestKind.is(hashed(other), resources, beginning, form)).isEqualTo(same);
    Statistics.label("same").collect(same, form);
  }

  private static HashedText hashed(String text) {
    HashedText hashed = new HashedText();
    hashed.set(text);
    return hashed;
  }
}
