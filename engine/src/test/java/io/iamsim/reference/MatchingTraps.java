package io.iamsim.reference;

import static io.iamsim.reference.PolicyTexts.allow;
import static io.iamsim.reference.PolicyTexts.deny;
import static io.iamsim.reference.PolicyTexts.policy;
import static io.iamsim.reference.PolicyTexts.policyWithoutVersion;
import static io.iamsim.reference.PolicyTexts.when;

import io.iamsim.request.ContextValue;
import java.util.List;
import java.util.stream.Stream;

/** Traps 1 to 25 and 71 of section 9: statements and conditions. */
final class MatchingTraps {
  private static final String BUCKET = "arn:aws:s3:::b";

  private MatchingTraps() {}

  static Stream<AccessCase> all() {
    return Stream.of(patterns(), variables(), conditions()).flatMap(s -> s);
  }

  private static AccessCase.Builder user(int trap, String rule, String action, String resource) {
    return AccessCase.rule(rule, "trap " + trap + ", " + action + " on " + resource)
        .caller(Cast.USER)
        .asks(action, resource)
        .ownedBy(Cast.HOME);
  }

  private static Stream<AccessCase> patterns() {
    String cased = policy(allow("S3:GETOBJECT", BUCKET + "/*"));
    String notIam = "`Effect`:`Deny`,`NotAction`:`iam:*`,`Resource`:`*`";
    String get = "s3:GetObject";
    return Stream.of(
        user(1, "MATCH-28", get, Cast.OBJECT)
            .identity(policy(allow(get, BUCKET)))
            .implicitlyDenied(),
        user(2, "S3-14", "s3:ListBucket", BUCKET)
            .identity(policy(allow("s3:ListBucket", BUCKET + "/*")))
            .implicitlyDenied(),
        user(3, "MATCH-28", get, "arn:aws:s3:::b-secret/x")
            .identity(policy(allow("s3:*", BUCKET + "*")))
            .allowed(),
        user(4, "MATCH-1", get, Cast.OBJECT).identity(cased).allowed(),
        user(4, "MATCH-21", get, BUCKET + "/X").identity(cased).allowed(),
        user(4, "MATCH-21", get, "arn:aws:s3:::B/x").identity(cased).implicitlyDenied(),
        user(7, "MATCH-4", get, Cast.OBJECT)
            .identity(policy(allow("s3:GetObject ")))
            .implicitlyDenied(),
        user(8, "MATCH-6", "ec2:TerminateInstances", "arn:aws:ec2:r:111122223333:instance/i")
            .identity(policy("`Effect`:`Allow`,`NotAction`:`iam:*`,`Resource`:`*`"))
            .allowed(),
        user(9, "MATCH-6", "iam:GetUser", Cast.USER).identity(policy(allow("*"), notIam)).allowed(),
        user(9, "MATCH-6", get, Cast.OBJECT)
            .identity(policy(allow("*"), notIam))
            .explicitlyDenied(),
        user(10, "MATCH-30", "ec2:DescribeInstances", "*")
            .identity(policy(allow("ec2:DescribeInstances", "arn:aws:ec2:*:*:instance/*")))
            .implicitlyDenied(),
        user(11, "MATCH-30", "s3:ListAllMyBuckets", "*")
            .identity(policy(allow("s3:*"), deny("s3:ListAllMyBuckets", BUCKET)))
            .allowed(),
        user(71, "EVAL-4", "s3:PutObject", "arn:aws:s3:::b1/x")
            .identity(
                policy(allow(get, "arn:aws:s3:::b1/*"), allow("s3:PutObject", "arn:aws:s3:::b2/*")))
            .implicitlyDenied(),
        user(0, "MATCH-24", "sns:Publish", "arn:aws:sns:us-east-1:111122223333:topicA")
            .identity(policy(allow("sns:*", "arn:aws:sns:*:topicA")))
            .allowed(),
        user(0, "MATCH-22", get, "arn:aws:s3:::b//test/x")
            .identity(policy(allow(get, "arn:aws:s3:::b/*/test/*")))
            .allowed(),
        user(0, "MATCH-22", get, "arn:aws:s3:::b/test/x")
            .identity(policy(allow(get, "arn:aws:s3:::b/*/test/*")))
            .implicitlyDenied(),
        user(0, "MATCH-27", get, Cast.OBJECT)
            .identity(policy(allow(get, "arn:aws:s3:us-east-1::b/x")))
            .implicitlyDenied(),
        user(0, "MATCH-27", get, Cast.OBJECT)
            .identity(policy(allow(get, "arn:aws:s3:*:*:b/x")))
            .allowed());
  }

  private static Stream<AccessCase> variables() {
    String own = allow("s3:GetObject", BUCKET + "/${aws:username}/*");
    String team = "${aws:PrincipalTag/d, 'pub'}";
    String tagged = "${aws:PrincipalTag/t}";
    return Stream.of(
        user(5, "GRAM-8", "s3:GetObject", BUCKET + "/u/x")
            .with("aws:username", "u")
            .identity(policyWithoutVersion(own))
            .implicitlyDenied(),
        user(5, "GRAM-8", "s3:GetObject", BUCKET + "/${aws:username}/x")
            .with("aws:username", "u")
            .identity(policyWithoutVersion(own))
            .allowed(),
        user(6, "VAR-1", "s3:GetObject", BUCKET + "/u/x")
            .with("aws:username", "u")
            .identity(policy(own))
            .allowed(),
        AccessCase.rule("MATCH-33", "trap 6, roles have no aws:username")
            .caller(Cast.SESSION)
            .asks("s3:GetObject", BUCKET + "/r/x")
            .without("aws:username")
            .identity(policy(own))
            .implicitlyDenied(),
        user(23, "VAR-5", "s3:GetObject", Cast.OBJECT)
            .without("aws:PrincipalTag/t")
            .with("s3:ExistingObjectTag/t", "red")
            .identity(
                policy(
                    allow("*"),
                    deny("s3:*") + when("StringNotEquals", "s3:ExistingObjectTag/t", tagged)))
            .explicitlyDenied(),
        user(24, "VAR-3", "s3:GetObject", BUCKET + "/pub/x")
            .without("aws:PrincipalTag/d")
            .identity(policy(allow("s3:GetObject", BUCKET + "/" + team + "/*")))
            .allowed(),
        user(25, "MATCH-34", "s3:GetObject", BUCKET + "/other/x")
            .with("aws:referer", "*")
            .identity(policy(allow("s3:GetObject", BUCKET + "/${aws:referer}/*")))
            .implicitlyDenied(),
        user(0, "MATCH-33", "s3:GetObject", Cast.OBJECT)
            .without("aws:PrincipalTag/t")
            .identity(
                policy(
                    allow("*"),
                    "`Effect`:`Deny`,`Action`:`*`,`NotResource`:`" + BUCKET + "/" + tagged + "/*`"))
            .explicitlyDenied());
  }

  private static Stream<AccessCase> conditions() {
    String mfa = "aws:MultiFactorAuthPresent";
    String region = "aws:RequestedRegion";
    String arn = when("StringEquals", "aws:PrincipalArn", Cast.SESSION);
    String tags = "ForAnyValue:StringNotEquals";
    String range = when("NotIpAddress", "aws:SourceIp", "203.0.113.0/24");
    String regions = when("StringNotEquals", region, "[`eu-west-1`,`eu-central-1`]");
    String table = "arn:aws:dynamodb:r:111122223333:table/t";
    return Stream.of(
        user(12, "3.2", "s3:ListBucket", BUCKET)
            .without("s3:prefix")
            .identity(
                policy(
                    allow("s3:*"),
                    deny("s3:ListBucket") + when("StringNotEquals", "s3:prefix", "home/")))
            .explicitlyDenied(),
        user(13, "COND-40", "s3:GetObject", Cast.OBJECT)
            .without(mfa)
            .identity(policy(allow("*"), deny("*") + when("Bool", mfa, "false")))
            .allowed(),
        user(16, "COND-12", "dynamodb:CreateTable", table)
            .without("aws:TagKeys")
            .identity(
                policy(
                    allow("dynamodb:CreateTable")
                        + when("ForAllValues:StringEquals", "aws:TagKeys", "[`a`,`b`]")))
            .allowed(),
        user(17, "COND-14", "dynamodb:TagResource", table)
            .with("aws:TagKeys", ContextValue.ofList(List.of("secret")))
            .identity(policy(allow("*"), deny("*") + when("StringEquals", "aws:TagKeys", "secret")))
            .allowed(),
        user(18, "COND-13", "dynamodb:TagResource", table)
            .without("aws:TagKeys")
            .identity(policy(allow("*"), deny("*") + when(tags, "aws:TagKeys", "a")))
            .allowed(),
        user(18, "COND-17", "dynamodb:TagResource", table)
            .with("aws:TagKeys", ContextValue.ofList(List.of("a", "z")))
            .identity(policy(allow("*"), deny("*") + when(tags, "aws:TagKeys", "a")))
            .explicitlyDenied(),
        user(19, "COND-1", "s3:GetObject", Cast.OBJECT)
            .with(region, "eu-west-1")
            .identity(policy(allow("*"), deny("*") + regions))
            .allowed(),
        user(19, "COND-1", "s3:GetObject", Cast.OBJECT)
            .with(region, "us-east-1")
            .identity(policy(allow("*"), deny("*") + regions))
            .explicitlyDenied(),
        user(20, "COND-20", "s3:ListBucket", BUCKET)
            .with("s3:prefix", "home/u")
            .identity(policy(allow("s3:*") + when("StringEquals", "s3:prefix", "home/*")))
            .implicitlyDenied(),
        AccessCase.rule("CTX-13", "trap 21")
            .caller(Cast.SESSION)
            .asks("s3:GetObject", Cast.OBJECT)
            .with("aws:PrincipalArn", Cast.ROLE)
            .identity(policy(allow("*") + arn))
            .implicitlyDenied(),
        user(22, "COND-31", "s3:GetObject", Cast.OBJECT)
            .with("aws:SourceIp", "2001:db8::1")
            .identity(policy(allow("*"), deny("*") + range))
            .explicitlyDenied(),
        user(22, "COND-31", "s3:GetObject", Cast.OBJECT)
            .without("aws:SourceIp")
            .identity(policy(allow("*"), deny("*") + range))
            .explicitlyDenied());
  }
}
