package io.iamsim.corpus.workload;

import io.iamsim.decision.Decision;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The requests of the typical workload: each is made to be decided in one way by one statement. */
final class TypicalRequests {
  private static final String OFFICE = "203.0.113.7";
  private static final String CLOUDFLARE = "104.17.3.9";

  /**
   * One kind of request.
   *
   * @param resource may hold {@code #}, which stands for a number, and {@code @region@}
   * @param context what it carries beside the usual: key, value, key, value
   */
  private record Kind(Decision expected, String action, String resource, List<String> context) {
    static Kind allowed(String action, String resource, String... context) {
      return new Kind(Decision.ALLOWED, action, resource, List.of(context));
    }

    static Kind implicit(String action, String resource, String... context) {
      return new Kind(Decision.IMPLICIT_DENY, action, resource, List.of(context));
    }

    static Kind explicit(String action, String resource, String... context) {
      return new Kind(Decision.EXPLICIT_DENY, action, resource, List.of(context));
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          Kind.allowed("s3:GetObject", "arn:aws:s3:::@app@-data/@team@/#.json"),
          Kind.allowed("s3:PutObject", "arn:aws:s3:::@app@-data/@team@/out/#.json"),
          Kind.allowed("s3:ListBucket", "arn:aws:s3:::@app@-data", "s3:prefix", "@team@/#"),
          Kind.allowed("s3:GetObject", "arn:aws:s3:::@app@-scratch/#"),
          Kind.allowed("s3:DeleteObject", "arn:aws:s3:::@app@-scratch/#"),
          Kind.allowed(
              "s3:PutObject",
              "arn:aws:s3:::@app@-uploads/#",
              "s3:x-amz-server-side-encryption",
              "aws:kms"),
          Kind.allowed(
              "s3:GetObject", "arn:aws:s3:::@app@-site/#.html", "aws:SourceIp", CLOUDFLARE),
          Kind.allowed("s3:PutObject", "arn:aws:s3:::@app@-site/#.html"),
          Kind.allowed("s3:GetObject", "arn:aws:s3:::@app@-shared/#"),
          Kind.allowed("sqs:SendMessage", "arn:aws:sqs:@region@:@account@:@app@-work#"),
          Kind.allowed("sqs:ReceiveMessage", "arn:aws:sqs:@region@:@account@:@app@-work"),
          Kind.allowed("sns:Publish", "arn:aws:sns:@region@:@account@:@app@-events"),
          Kind.allowed("dynamodb:GetItem", "arn:aws:dynamodb:@region@:@account@:table/@app@-t#"),
          Kind.allowed(
              "dynamodb:Query", "arn:aws:dynamodb:@region@:@account@:table/@app@-t#/index/by"),
          Kind.allowed("dynamodb:PutItem", "arn:aws:dynamodb:@region@:@account@:table/@app@-t#"),
          Kind.allowed(
              "secretsmanager:GetSecretValue",
              "arn:aws:secretsmanager:@region@:@account@:secret:@app@/s#",
              "aws:ResourceTag/team",
              "@team@"),
          Kind.allowed("ssm:GetParameter", "arn:aws:ssm:@region@:@account@:parameter/@app@/p#"),
          Kind.allowed(
              "ec2:StartInstances",
              "arn:aws:ec2:@region@:@account@:instance/i-#",
              "aws:ResourceTag/team",
              "@team@"),
          Kind.allowed(
              "iam:PassRole",
              "arn:aws:iam::@account@:role/app/@app@-task-#",
              "iam:PassedToService",
              "ecs-tasks.amazonaws.com"),
          Kind.allowed(
              "lambda:InvokeFunction", "arn:aws:lambda:@region@:@account@:function:@app@-f#"),
          Kind.allowed("ecs:RunTask", "arn:aws:ecs:@region@:@account@:task-definition/@app@-web:#"),
          Kind.allowed("ecr:BatchGetImage", "arn:aws:ecr:@region@:@account@:repository/@app@/r#"),
          Kind.allowed(
              "logs:PutLogEvents",
              "arn:aws:logs:@region@:@account@:log-group:/ecs/@app@-#:log-stream:s"),
          Kind.allowed("cloudwatch:PutMetricData", "*", "cloudwatch:namespace", "@app@/#"),
          Kind.allowed("ec2:DescribeInstances", "*"),
          Kind.allowed(
              "rds:RebootDBInstance",
              "arn:aws:rds:@region@:@account@:db:@app@-#",
              "aws:SourceIp",
              OFFICE),
          Kind.allowed("dms:StartReplicationTask", "arn:aws:dms:@region@:@account@:task:T#"),
          Kind.implicit("s3:GetObject", "arn:aws:s3:::@app@-data/other/#.json"),
          Kind.implicit("s3:ListBucket", "arn:aws:s3:::@app@-data", "s3:prefix", "other/#"),
          Kind.implicit("s3:PutObject", "arn:aws:s3:::@app@-uploads/#"),
          Kind.implicit("s3:GetObject", "arn:aws:s3:::@app@-site/#.html"),
          Kind.implicit("sqs:ReceiveMessage", "arn:aws:sqs:@region@:@account@:@app@-other#"),
          Kind.implicit("dynamodb:GetItem", "arn:aws:dynamodb:@region@:@account@:table/other-t#"),
          Kind.implicit(
              "secretsmanager:GetSecretValue",
              "arn:aws:secretsmanager:@region@:@account@:secret:@app@/s#",
              "aws:ResourceTag/team",
              "other"),
          Kind.implicit(
              "ec2:StartInstances",
              "arn:aws:ec2:@region@:@account@:instance/i-#",
              "aws:ResourceTag/team",
              "other"),
          Kind.implicit("ec2:TerminateInstances", "arn:aws:ec2:@region@:@account@:instance/i-#"),
          Kind.implicit(
              "iam:PassRole",
              "arn:aws:iam::@account@:role/app/@app@-task-#",
              "iam:PassedToService",
              "ec2.amazonaws.com"),
          Kind.implicit(
              "cloudformation:UpdateStack",
              "arn:aws:cloudformation:@region@:@account@:stack/@app@-#/1"),
          Kind.implicit("rds:RebootDBInstance", "arn:aws:rds:@region@:@account@:db:@app@-#"),
          Kind.implicit(
              "dms:StartReplicationTask",
              "arn:aws:dms:@region@:@account@:task:T#",
              "aws:CurrentTime",
              "2027-03-01T00:00:00Z"),
          Kind.implicit(
              "lambda:CreateFunction", "arn:aws:lambda:@region@:@account@:function:@app@-f#"),
          Kind.explicit(
              "sqs:SendMessage",
              "arn:aws:sqs:us-east-1:@account@:@app@-work#",
              "aws:RequestedRegion",
              "us-east-1"),
          Kind.explicit(
              "dynamodb:GetItem",
              "arn:aws:dynamodb:us-west-2:@account@:table/@app@-t#",
              "aws:RequestedRegion",
              "us-west-2"),
          Kind.explicit("s3:DeleteObject", "arn:aws:s3:::@app@-scratch/keep/#"),
          Kind.explicit(
              "dynamodb:DeleteItem", "arn:aws:dynamodb:@region@:@account@:table/@app@-ledger#"),
          Kind.explicit(
              "s3:GetObject", "arn:aws:s3:::@app@-site/#.html", "aws:SecureTransport", "false"),
          Kind.explicit("iam:PutRolePolicy", "arn:aws:iam::@account@:role/admin/r#"),
          Kind.explicit("s3:PutBucketPolicy", "arn:aws:s3:::@app@-b#"),
          Kind.explicit(
              "cloudtrail:StopLogging", "arn:aws:cloudtrail:@region@:@account@:trail/t#"));

  private final RequestPrincipal principal;
  private final UnaryOperator<String> names;
  private final Random random;

  /**
   * @param names puts the names of a role's application into a text
   */
  TypicalRequests(RequestPrincipal principal, UnaryOperator<String> names, Random random) {
    this.principal = principal;
    this.names = names;
    this.random = random;
  }

  /** So many requests that are to be decided in that way, every kind of them as often. */
  List<Question> make(Decision expected, int count) {
    List<Kind> kinds = KINDS.stream().filter(kind -> kind.expected == expected).toList();
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      questions.add(make(kinds.get(i % kinds.size()), 1000 + i));
    }
    return questions;
  }

  private Question make(Kind kind, int number) {
    String region = random.nextBoolean() ? "eu-west-1" : "eu-central-1";
    Map<String, String> context = new LinkedHashMap<>();
    context.put("aws:SourceIp", "10." + random.nextInt(256) + ".7." + random.nextInt(256));
    context.put("aws:SecureTransport", "true");
    context.put("aws:RequestedRegion", region);
    context.put(
        "aws:CurrentTime", "2026-09-17T10:" + (10 + number % 50) + ":" + (10 + number % 49) + "Z");
    context.put("aws:UserAgent", "agent/" + number);
    for (int i = 0; i < kind.context.size(); i += 2) {
      context.put(kind.context.get(i), fill(kind.context.get(i + 1), region, number));
    }
    return Requests.question(
        principal, kind.expected, kind.action, fill(kind.resource, region, number), context);
  }

  private String fill(String text, String region, int number) {
    return names.apply(text).replace("@region@", region).replace("#", String.valueOf(number));
  }
}
