package io.iamsim.environment;

import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Arn;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PolicyVersion;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.source.SourceSpan;
import java.util.List;

/**
 * The key policy that every key of AWS has that AWS manages in an account (KMS-11): all of the
 * account may use it through its service, and look at it.
 *
 * <p>It is what the AWS KMS Developer Guide shows for such keys; the policies of single services
 * may ask for more, so whoever has the real policy gives that.
 */
final class AwsManagedKeyPolicy {
  private static final List<String> USE =
      List.of(
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:CreateGrant",
          "kms:DescribeKey");
  private static final List<String> LOOK =
      List.of("kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant");
  private static final ConditionOperator EQUALS =
      ConditionOperator.parse("StringEquals").orElseThrow();

  private final SourceSpan span;
  private final Arn key;

  private AwsManagedKeyPolicy(Arn key) {
    this.key = key;
    this.span = SourceSpan.at("aws:key-policy", 1, 1);
  }

  /**
   * The policy of a key.
   *
   * @param alias such as {@code alias/aws/s3}, which says for which service the key is
   */
  static AttachedPolicy of(Arn key, String alias) {
    return AttachedPolicy.of("key policy of " + alias, new AwsManagedKeyPolicy(key).policy(alias));
  }

  private PolicyDocument policy(String alias) {
    Statement use =
        statement(
            0,
            "UseThroughTheService",
            new PrincipalEntry.Everyone(span),
            USE,
            List.of(
                equal("kms:CallerAccount", key.account()),
                equal("kms:ViaService", service(alias) + "." + key.region() + ".amazonaws.com")));
    Statement look =
        statement(
            1,
            "LookAtIt",
            new PrincipalEntry.Account(key.accountId().orElseThrow(), null, span),
            LOOK,
            List.of());
    return new PolicyDocument(
        PolicyType.KMS_KEY, PolicyVersion.V2012_10_17, null, List.of(use, look), 0, span);
  }

  /** Volumes are encrypted through EC2; the other aliases are called as their services. */
  private static String service(String alias) {
    String name = alias.substring(Resource.AWS_ALIAS.length());
    return name.equals("ebs") ? "ec2" : name;
  }

  private Statement statement(
      int index,
      String sid,
      PrincipalEntry principal,
      List<String> actions,
      List<Condition> conditions) {
    return new Statement(
        index,
        sid,
        Effect.ALLOW,
        new PrincipalElement(false, List.of(principal), span),
        new ActionElement(
            false, actions.stream().map(action -> new ActionPattern(action, span)).toList(), span),
        new ResourceElement(
            false, List.of(new ResourcePattern(PolicyString.withoutVariables("*"), span)), span),
        conditions,
        span);
  }

  private Condition equal(String key, String value) {
    return new Condition(
        EQUALS,
        ConditionKey.of(key),
        List.of(new ConditionValue(PolicyString.withoutVariables(value), span)),
        span);
  }
}
