package io.iamsim.reference.arbitrary;

import com.google.common.collect.ImmutableList;
import io.iamsim.model.AccountId;
import java.util.List;

/** The accounts, identities and resources of which random organizations are made. */
public final class Facts {
  static final String HOME = "111122223333";
  static final String MEMBER = "444455556666";
  static final String MANAGEMENT = "999900001111";
  static final String STANDALONE = "777788889999";

  /** In the organization, and nothing else is known of it. */
  static final String PLACED = "222200003333";

  /** Nowhere in the environment. */
  static final String STRANGE = "123456789012";

  static final String ORGANIZATION = "o-a";

  static final AccountId HOME_ID = new AccountId(HOME);

  static final List<String> ACCOUNTS =
      ImmutableList.of(HOME, MEMBER, MANAGEMENT, STANDALONE, PLACED, STRANGE);

  static final List<String> USERS = ImmutableList.of("user/eng/alice", "user/bob");

  static final List<String> ROLES =
      ImmutableList.of(
          "role/team/x/app",
          "role/plain",
          "role/target",
          "role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
          "role/web");

  static final String OIDC = "oidc-provider/idp.example.com";
  static final String SAML = "saml-provider/corp";

  static final String IDENTITY_OF_CLOUDFRONT =
      "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE";

  static final String BUCKET = "arn:aws:s3:::data";
  static final String OBJECT = "arn:aws:s3:::data/alice/x";
  static final String OTHER_BUCKET = "arn:aws:s3:::logs";
  static final String UNKNOWN_BUCKET = "arn:aws:s3:::ghost";
  static final String ACCESS_POINT = "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap";
  static final String FOREIGN_ACCESS_POINT = "arn:aws:s3:eu-west-1:444455556666:accesspoint/ap";
  static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/red";
  static final String MANAGED_KEY = "arn:aws:kms:eu-west-1:111122223333:key/aws";
  static final String MEMBERS_KEY = "arn:aws:kms:eu-west-1:444455556666:key/blue";
  static final String UNKNOWN_KEY = "arn:aws:kms:eu-west-1:111122223333:key/ghost";
  static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:jobs";
  static final String MEMBERS_QUEUE = "arn:aws:sqs:eu-west-1:444455556666:jobs";
  static final String SECRET = "arn:aws:secretsmanager:eu-west-1:444455556666:secret:red-abcdef";
  static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/t";
  static final String STREAM = "arn:aws:kinesis:eu-west-1:111122223333:stream/s";
  static final String TOPIC = "arn:aws:sns:eu-west-1:777788889999:news";
  static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:f";
  static final String INSTANCE = "arn:aws:ec2:eu-west-1:111122223333:instance/i-1";

  static final List<String> ENDPOINTS = ImmutableList.of("vpce-1", "vpce-2", "vpce-9");
  static final List<String> CANONICAL_IDS = ImmutableList.of("79a59df900", "79a59df901");
  static final List<String> UNIQUE_IDS =
      ImmutableList.of("AIDAEXAMPLEEXAMPLE01", "AROAEXAMPLEEXAMPLE01");

  private Facts() {}

  static String iam(String account, String name) {
    return "arn:aws:iam::" + account + ":" + name;
  }

  static String sts(String account, String name) {
    return "arn:aws:sts::" + account + ":" + name;
  }
}
