package io.iamsim.reference.arbitrary;

import com.google.common.collect.ImmutableList;
import io.iamsim.model.ConditionKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The condition keys of random organizations, the operators and the values that go with them. */
public final class Keys {
  /** What values look like and how they are compared. */
  private enum Shape {
    TEXT(
        "StringEquals",
        "StringNotEquals",
        "StringLike",
        "StringEqualsIfExists",
        "StringNotEqualsIfExists",
        "StringNotLike"),
    LIST(
        "ForAnyValue:StringEquals",
        "ForAllValues:StringEquals",
        "ForAnyValue:StringLike",
        "ForAllValues:StringNotEquals",
        "ForAnyValue:StringNotEquals",
        "StringEquals"),
    ARN(
        "ArnEquals",
        "ArnLike",
        "ArnNotLike",
        "StringEquals",
        "StringNotEquals",
        "ArnLikeIfExists",
        "ArnNotEqualsIfExists"),
    TRUTH("Bool", "Bool", "BoolIfExists"),
    ADDRESS("IpAddress", "NotIpAddress", "IpAddressIfExists", "NotIpAddressIfExists"),
    NUMBER("NumericLessThan", "NumericGreaterThanEquals", "NumericLessThanIfExists"),
    DATE("DateLessThan", "DateGreaterThan", "DateLessThanIfExists");

    final ImmutableList<String> operators;

    Shape(String... operators) {
      this.operators = ImmutableList.copyOf(operators);
    }
  }

  private record Kind(Shape shape, List<String> values) {}

  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();
  private static final List<String> NAMES = new ArrayList<>();

  static {
    String[] accounts = {Facts.HOME, Facts.MEMBER, Facts.STANDALONE, Facts.STRANGE};
    String[] paths = {"o-a/r-a/", "o-a/r-a/ou-1/", "o-a/r-a/ou-1/ou-2/", "o-a/*", "o-b/r-b/"};
    String[] tags = {"red", "blue"};
    key(
        Shape.ARN,
        "aws:PrincipalArn",
        Facts.iam(Facts.HOME, "role/team/x/app"),
        Facts.iam(Facts.HOME, "user/eng/alice"),
        "arn:aws:iam::*:role/team/*",
        "arn:aws:iam::*:root",
        "arn:aws:iam::*:role/*");
    key(Shape.TEXT, "aws:PrincipalAccount", accounts);
    key(Shape.TEXT, "aws:PrincipalOrgID", "o-a", "o-a", "o-b");
    key(Shape.LIST, "aws:PrincipalOrgPaths", paths);
    key(Shape.TEXT, "aws:PrincipalTag/team", tags);
    key(Shape.TEXT, "aws:PrincipalTag/Stage", tags);
    key(Shape.TEXT, "aws:PrincipalType", "User", "AssumedRole", "Account", "FederatedUser");
    key(
        Shape.TEXT,
        "aws:userid",
        "AROAEXAMPLEEXAMPLE01:s1",
        "AIDAEXAMPLEEXAMPLE01",
        "AROA*",
        Facts.HOME,
        "111122223333:f");
    key(Shape.TEXT, "aws:username", "alice", "bob");
    key(Shape.TRUTH, "aws:PrincipalIsAWSService", "true", "false");
    key(Shape.TEXT, "aws:PrincipalServiceName", "lambda.amazonaws.com");
    key(Shape.LIST, "aws:PrincipalServiceNamesList", "lambda.amazonaws.com");
    key(Shape.TRUTH, "aws:AssumedRoot", "true", "false");
    key(Shape.TEXT, "aws:FederatedProvider", "idp.example.com");
    key(Shape.TEXT, "aws:SourceIdentity", "alice", "bob");
    key(Shape.DATE, "aws:TokenIssueTime", "2026-01-31T00:00:00Z", "2025-01-31T00:00:00Z");
    key(Shape.TRUTH, "aws:MultiFactorAuthPresent", "true", "false");
    key(Shape.NUMBER, "aws:MultiFactorAuthAge", "300", "3600");
    key(Shape.TEXT, "aws:ResourceAccount", accounts);
    key(Shape.TEXT, "aws:ResourceOrgID", "o-a", "o-a", "o-b");
    key(Shape.LIST, "aws:ResourceOrgPaths", paths);
    key(Shape.TEXT, "aws:ResourceTag/team", tags);
    key(Shape.TEXT, "aws:RequestTag/team", tags);
    key(Shape.LIST, "aws:TagKeys", "team", "stage");
    key(Shape.TEXT, "aws:RequestedRegion", "eu-west-1", "us-east-1", "eu-*");
    key(Shape.TRUTH, "aws:SecureTransport", "true", "false");
    key(Shape.ADDRESS, "aws:SourceIp", "203.0.113.0/24", "203.0.113.7", "2001:db8::/32");
    key(Shape.TEXT, "aws:SourceVpce", "vpce-1", "vpce-2", "vpce-9");
    key(Shape.TEXT, "aws:SourceVpc", "vpc-1", "vpc-2");
    key(Shape.ARN, "aws:SourceVpcArn", "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1");
    key(Shape.ADDRESS, "aws:VpcSourceIp", "10.0.0.0/8", "10.1.2.3");
    key(Shape.TEXT, "aws:VpceAccount", accounts);
    key(Shape.TEXT, "aws:VpceOrgID", "o-a", "o-b");
    key(Shape.LIST, "aws:VpceOrgPaths", paths);
    key(Shape.LIST, "aws:CalledVia", "cloudformation.amazonaws.com", "athena.amazonaws.com");
    key(Shape.TEXT, "aws:CalledViaFirst", "cloudformation.amazonaws.com");
    key(Shape.TEXT, "aws:CalledViaLast", "athena.amazonaws.com");
    key(Shape.TRUTH, "aws:ViaAWSService", "true", "false");
    key(Shape.TEXT, "aws:SourceAccount", accounts);
    key(
        Shape.ARN,
        "aws:SourceArn",
        "arn:aws:s3:::data",
        "arn:aws:sns:eu-west-1:111122223333:x",
        "arn:aws:sns:eu-west-1:777788889999:x");
    key(Shape.TEXT, "aws:SourceOrgID", "o-a", "o-b");
    key(Shape.LIST, "aws:SourceOrgPaths", paths);
    key(Shape.DATE, "aws:CurrentTime", "2026-01-31T00:00:00Z", "2026-03-01T00:00:00Z");
    key(Shape.NUMBER, "aws:EpochTime", "1769817600", "1772323200");
    key(Shape.TEXT, "aws:referer", "https://example.com/", "https://*");
    key(Shape.TEXT, "aws:UserAgent", "agent");
    key(Shape.TEXT, "kms:CallerAccount", accounts);
    key(
        Shape.TEXT,
        "kms:ViaService",
        "athena.eu-west-1.amazonaws.com",
        "s3.eu-west-1.amazonaws.com");
    key(Shape.TEXT, "kms:RequestAlias", "alias/data", "alias/aws/s3");
    key(Shape.LIST, "kms:ResourceAliases", "alias/data", "alias/aws/s3");
    key(Shape.TRUTH, "kms:GrantIsForAWSResource", "true", "false");
    key(Shape.TEXT, "kms:EncryptionContext:team", tags);
    key(Shape.LIST, "kms:EncryptionContextKeys", "team");
    key(Shape.LIST, "kms:GrantOperations", "Decrypt", "CreateGrant");
    key(Shape.TEXT, "s3:ResourceAccount", accounts);
    key(
        Shape.ARN,
        "s3:DataAccessPointArn",
        Facts.ACCESS_POINT,
        "arn:aws:s3:*:111122223333:accesspoint/*");
    key(Shape.TEXT, "s3:DataAccessPointAccount", Facts.HOME, Facts.MEMBER);
    key(Shape.TEXT, "s3:AccessPointNetworkOrigin", "VPC", "Internet");
    key(Shape.TEXT, "s3:ExistingObjectTag/stage", tags);
    key(Shape.TEXT, "s3:BucketTag/team", tags);
    key(Shape.TEXT, "s3:AccessPointTag/team", tags);
    key(Shape.TEXT, "ec2:Region", "eu-west-1", "us-east-1");
    key(Shape.TEXT, "s3:prefix", "alice/", "");
    key(Shape.TEXT, "iam:ResourceTag/team", tags);
    key(Shape.TEXT, "iam:AWSServiceName", "x.amazonaws.com");
    key(Shape.TEXT, "iam:PassedToService", "ec2.amazonaws.com");
    key(Shape.TEXT, "sts:ExternalId", "secret");
    key(Shape.TEXT, "lambda:FunctionUrlAuthType", "NONE", "AWS_IAM");
    key(Shape.TEXT, "ec2:InstanceType", "t3.micro", "t3.*");
    key(Shape.TEXT, "ec2:ResourceTag/team", tags);
    key(Shape.TEXT, "example:unheardOf", tags);
  }

  private Keys() {}

  private static void key(Shape shape, String name, String... values) {
    KINDS.put(name, new Kind(shape, List.of(values)));
    NAMES.add(name);
  }

  /** Every key that policies and requests speak of. */
  public static List<ConditionKey> all() {
    return NAMES.stream().map(ConditionKey::of).toList();
  }

  static List<String> names() {
    return NAMES;
  }

  static boolean isList(String name) {
    return KINDS.get(name).shape == Shape.LIST;
  }

  /** A value that the key may have in a request. */
  static String value(String name, Dice dice) {
    Kind kind = KINDS.get(name);
    if (kind.shape == Shape.ADDRESS) {
      return dice.of("203.0.113.7", "198.51.100.1", "2001:db8::1", "10.1.2.3");
    }
    return dice.of(kind.values.stream().filter(value -> !value.contains("*")).toList());
  }

  /** The {@code Condition} of a statement, mostly of one test. */
  static String condition(Dice dice) {
    StringBuilder tests = new StringBuilder();
    List<String> used = new ArrayList<>();
    for (int i = 0; i < (dice.in100(80) ? 1 : 2); i++) {
      String name = dice.of(NAMES);
      Kind kind = KINDS.get(name);
      String operator = dice.in100(8) ? "Null" : dice.of(kind.shape.operators);
      if (!used.contains(operator)) {
        used.add(operator);
        String values =
            operator.equals("Null") ? "\"" + dice.of("true", "false") + "\"" : values(kind, dice);
        tests.append(tests.isEmpty() ? "" : ",");
        tests.append("\"" + operator + "\":{\"" + name + "\":" + values + "}");
      }
    }
    return "{" + tests + "}";
  }

  private static String values(Kind kind, Dice dice) {
    boolean variable = kind.shape == Shape.TEXT && dice.in100(12);
    if (variable) {
      return "\"${"
          + dice.of(
              "aws:PrincipalTag/team",
              "aws:PrincipalAccount",
              "aws:username",
              "aws:ResourceAccount",
              "aws:PrincipalOrgID")
          + "}\"";
    }
    return "\"" + dice.of(kind.values) + "\"";
  }
}
