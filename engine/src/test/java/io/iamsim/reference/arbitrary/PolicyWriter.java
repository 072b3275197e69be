package io.iamsim.reference.arbitrary;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.model.PolicyType;
import java.util.ArrayList;
import java.util.List;

/** Policies of random organizations: short statements about the things that are there. */
final class PolicyWriter {
  private static final List<String> SERVICES =
      List.of(
          "s3", "kms", "sqs", "sts", "iam", "dynamodb", "secretsmanager", "sns", "lambda", "ec2");

  private final Dice dice;
  private int written;

  PolicyWriter(Dice dice) {
    this.dice = dice;
  }

  /** A policy whose statements allow that often. */
  AttachedPolicy policy(PolicyType type, int allows) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < 1 + dice.below(2); i++) {
      statements.add(statement(type, dice.in100(allows)));
    }
    return attached(type, statements);
  }

  /** A policy that allows everything, now and then beside a denial. */
  AttachedPolicy permissive(PolicyType type) {
    List<String> statements = new ArrayList<>();
    statements.add(all(type));
    if (dice.in100(30)) {
      statements.add(statement(type, false));
    }
    return attached(type, statements);
  }

  private AttachedPolicy attached(PolicyType type, List<String> statements) {
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    AttachedPolicy parsed = Scenario.attached(type, text);
    return new AttachedPolicy("p" + written++ + " " + text, "", parsed.document());
  }

  private static String all(PolicyType type) {
    return "{\"Effect\":\"Allow\",\"Action\":\"*\""
        + (type.hasPrincipal() ? ",\"Principal\":\"*\"" : "")
        + (type == PolicyType.ROLE_TRUST ? "" : ",\"Resource\":\"*\"")
        + "}";
  }

  private String statement(PolicyType type, boolean allows) {
    StringBuilder text = new StringBuilder("{\"Effect\":\"" + (allows ? "Allow" : "Deny") + "\"");
    if (type.hasPrincipal()) {
      text.append(",").append(principal(type, allows));
    }
    text.append(",\"Action\":\"").append(action(type, allows)).append("\"");
    if (type != PolicyType.ROLE_TRUST) {
      text.append(",\"Resource\":\"").append(resource(type)).append("\"");
    }
    boolean conditional = dice.in100(allows ? 40 : 85);
    if (conditional) {
      text.append(",\"Condition\":").append(Keys.condition(dice));
    }
    return text.append("}").toString();
  }

  private String principal(PolicyType type, boolean allows) {
    if (type == PolicyType.RESOURCE_CONTROL || dice.in100(25)) {
      return "\"Principal\":\"*\"";
    }
    String element =
        !allows && type != PolicyType.ROLE_TRUST && dice.in100(12) ? "NotPrincipal" : "Principal";
    String value =
        dice.in100(80)
            ? "{\"AWS\":\"" + name() + "\"}"
            : dice.of(
                "{\"Service\":\"lambda.amazonaws.com\"}",
                "{\"Federated\":\"" + Facts.iam(Facts.HOME, Facts.OIDC) + "\"}",
                "{\"CanonicalUser\":\"" + dice.of(Facts.CANONICAL_IDS) + "\"}");
    return "\"" + element + "\":" + value;
  }

  private String name() {
    String account = dice.of(Facts.HOME, Facts.HOME, Facts.MEMBER, Facts.STANDALONE, Facts.STRANGE);
    return switch (dice.below(9)) {
      case 0, 1 -> account;
      case 2 -> Facts.iam(account, dice.of(Facts.USERS));
      case 3, 4 -> Facts.iam(account, dice.of(Facts.ROLES));
      case 5 -> Facts.sts(account, "assumed-role/app/s1");
      case 6 -> Facts.sts(account, "federated-user/f");
      case 7 -> Facts.iam(account, "root");
      default -> dice.of(Facts.UNIQUE_IDS);
    };
  }

  private String action(PolicyType type, boolean allows) {
    if (type == PolicyType.ROLE_TRUST) {
      return dice.of("sts:*", "sts:AssumeRole", "sts:AssumeRoleWithWebIdentity");
    }
    if (type == PolicyType.KMS_KEY) {
      return dice.of("kms:*", "kms:*", "kms:Decrypt", "kms:Describe*");
    }
    if (type != PolicyType.RESOURCE_CONTROL && dice.in100(allows ? 50 : 25)) {
      return "*";
    }
    String service = dice.of(SERVICES);
    return dice.in100(75) ? service + ":*" : dice.of(Asks.QUESTIONS).action();
  }

  private String resource(PolicyType type) {
    if (type == PolicyType.KMS_KEY || dice.in100(65)) {
      return "*";
    }
    if (dice.in100(15)) {
      return dice.of(
          "arn:aws:s3:::data/${aws:username}/*",
          "arn:aws:s3:::${aws:PrincipalTag/team}/*",
          "arn:aws:kms:*:${aws:PrincipalAccount}:key/*",
          "arn:aws:*:*:111122223333:*");
    }
    String arn = dice.of(Asks.QUESTIONS).resource();
    return !arn.equals("*") && dice.in100(30) ? arn + "*" : arn;
  }
}
