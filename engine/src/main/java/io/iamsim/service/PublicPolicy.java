package io.iamsim.service;

import com.google.common.collect.ImmutableSet;
import io.iamsim.match.CidrBlock;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.SetOperator;
import io.iamsim.model.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether Amazon S3 takes a policy for public (S3-10 to S3-12).
 *
 * <p>A policy is taken for public until each of its Allows is known to serve fixed parties only: it
 * names nobody but fixed principals, or one of its conditions holds for nothing but fixed values of
 * a key that says who or where the caller is. What the actions and resources are does not matter.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status">The
 *     meaning of "public"</a>
 */
final class PublicPolicy {
  private static final ImmutableSet<String> FIXING_KEYS =
      ImmutableSet.of(
          "aws:principalaccount",
          "aws:principalarn",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:principalservicename",
          "aws:principalservicenameslist",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourceowner",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:userid",
          "s3:dataaccesspointaccount",
          "s3:x-amz-server-side-encryption-aws-kms-key-id");
  private static final ImmutableSet<Comparison> COMPARES_TEXT =
      ImmutableSet.of(
          Comparison.STRING_EQUALS,
          Comparison.STRING_EQUALS_IGNORE_CASE,
          Comparison.STRING_LIKE,
          Comparison.ARN_EQUALS,
          Comparison.ARN_LIKE);
  private static final String ACCESS_POINT_ARN = "s3:dataaccesspointarn";
  private static final String SOURCE_IP = "aws:sourceip";
  private static final int BROADEST_VERSION_4 = 8;
  private static final int BROADEST_VERSION_6 = 32;

  /** What carries the policy; the two are read a little differently. */
  enum Carrier {
    BUCKET,
    ACCESS_POINT
  }

  private final Carrier carrier;

  private PublicPolicy(Carrier carrier) {
    this.carrier = carrier;
  }

  static boolean isPublic(PolicyDocument document, Carrier carrier) {
    PublicPolicy rules = new PublicPolicy(carrier);
    return document.statements().stream().anyMatch(rules::isPublic);
  }

  private boolean isPublic(Statement statement) {
    return statement.effect() == Effect.ALLOW
        && namesThePublic(statement.principal())
        && statement.conditions().stream().noneMatch(this::fixes);
  }

  private static boolean namesThePublic(@Nullable PrincipalElement element) {
    return element != null
        && (element.negated() || element.entries().stream().anyMatch(entry -> !isFixed(entry)));
  }

  /** Identity providers are not among the fixed principals: anyone may have an account there. */
  private static boolean isFixed(PrincipalEntry entry) {
    return entry instanceof PrincipalEntry.Account
        || entry instanceof PrincipalEntry.PrincipalArn
        || entry instanceof PrincipalEntry.UniqueId
        || entry instanceof PrincipalEntry.Service
        || entry instanceof PrincipalEntry.CanonicalUser;
  }

  /** True if the condition holds for nothing but fixed values; a key that may be absent is open. */
  private boolean fixes(Condition condition) {
    ConditionOperator operator = condition.operator();
    boolean open =
        operator.negated()
            || operator.ifExists()
            || operator.set() == SetOperator.FOR_ALL_VALUES
            || condition.values().isEmpty();
    return !open && condition.values().stream().allMatch(value -> isFixed(condition, value));
  }

  private boolean isFixed(Condition condition, ConditionValue value) {
    String key = condition.key().canonical();
    Comparison comparison = condition.operator().comparison();
    if (key.equals(SOURCE_IP)) {
      return comparison == Comparison.IP_ADDRESS && isNarrow(value.value().text());
    }
    if (!COMPARES_TEXT.contains(comparison)) {
      return false;
    }
    if (key.equals(ACCESS_POINT_ARN)) {
      return carrier == Carrier.BUCKET && isOfOneAccount(value.value());
    }
    return FIXING_KEYS.contains(key) && isLiteral(value.value());
  }

  private static boolean isLiteral(PolicyString value) {
    return !value.malformed()
        && value.segments().stream().allMatch(PolicyString.Segment.Literal.class::isInstance);
  }

  /** The private ranges of RFC 1918 are all narrower than the limit. */
  private static boolean isNarrow(String text) {
    int broadest = text.indexOf(':') < 0 ? BROADEST_VERSION_4 : BROADEST_VERSION_6;
    return CidrBlock.parse(text).filter(block -> block.prefixLength() >= broadest).isPresent();
  }

  /** An access point's name may be a pattern if its account is not (S3-10). */
  private static boolean isOfOneAccount(PolicyString value) {
    Optional<AccountId> account = Arn.parse(value.text()).flatMap(Arn::accountId);
    return account.isPresent() && !value.hasVariables() && !value.malformed();
  }
}
