package io.iamsim.corpus.workload;

import io.iamsim.decision.Decision;
import io.iamsim.model.AccountId;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Statements over many services, actions and resources: exact actions and patterns, exact resources
 * and patterns, a third with a condition, every tenth a Deny that takes back the one before it.
 */
final class SpreadWorkload {
  private static final int REQUESTS = 256;
  private static final int DENY_EVERY = 10;
  private static final AccountId ACCOUNT = new AccountId("222222222222");
  private static final List<String> SERVICES =
      List.of(
          "s3",
          "sqs",
          "sns",
          "dynamodb",
          "ec2",
          "ecs",
          "ecr",
          "lambda",
          "logs",
          "states",
          "events",
          "glue",
          "athena",
          "kinesis",
          "firehose",
          "rds",
          "dms",
          "batch",
          "ssm",
          "backup",
          "redshift",
          "sagemaker",
          "apigateway",
          "codebuild",
          "codecommit",
          "cloudformation",
          "elasticache",
          "elasticfilesystem",
          "mq",
          "kafka",
          "route53",
          "transfer");
  private static final List<String> VERBS =
      List.of(
          "Get", "List", "Describe", "Create", "Update", "Delete", "Start", "Stop", "Tag", "Put");
  private static final List<String> NOUNS =
      List.of(
          "Item", "Record", "Job", "Task", "Stream", "Group", "Policy", "Report", "Domain", "Run");

  private final Random random;
  private final List<Line> lines = new ArrayList<>();

  /** What one statement says. */
  private record Line(
      boolean denies, String action, String pattern, String resource, int kind, String fitting) {}

  private SpreadWorkload(long seed) {
    this.random = new Random(seed);
  }

  static Scene scene(int statements, long seed) {
    return new SpreadWorkload(seed).build(statements);
  }

  private Scene build(int statements) {
    Documents documents = new Documents();
    for (int i = 0; i < statements; i++) {
      lines.add(i % DENY_EVERY == DENY_EVERY - 1 ? denial(lines.get(i - 1)) : allow(i));
      documents.add(text(lines.get(i)));
    }
    SceneBuilder scene = new SceneBuilder(ACCOUNT, "spread");
    documents.attachTo(scene);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      questions.add(question(scene.principal(), i));
    }
    return scene.ask(questions);
  }

  private Line allow(int i) {
    String service = pick(SERVICES);
    String name = pick(VERBS) + pick(NOUNS);
    String pattern =
        switch (random.nextInt(4)) {
          case 0 -> name.substring(0, name.length() - 2) + "*";
          case 1 -> name + "*";
          default -> name;
        };
    String arn =
        String.format(
            Locale.ROOT, "arn:aws:%s:eu-west-1:%s:thing/unit%05d-%s", service, ACCOUNT, i, name);
    boolean below = random.nextInt(3) > 0;
    return new Line(
        false,
        service + ":" + name,
        service + ":" + pattern,
        below ? arn + "/*" : arn,
        random.nextInt(9),
        below ? arn + "/part-" : arn);
  }

  private static Line denial(Line before) {
    return new Line(
        true, before.action, before.action, before.resource, before.kind, before.fitting);
  }

  private static String text(Line line) {
    String condition = line.denies ? "" : conditionText(line.kind);
    return "{\"Effect\": \""
        + (line.denies ? "Deny" : "Allow")
        + "\", \"Action\": \""
        + line.pattern
        + "\", \"Resource\": \""
        + line.resource
        + "\""
        + condition
        + "}";
  }

  private static String conditionText(int kind) {
    String block =
        switch (kind) {
          case 0 -> "\"StringEquals\": {\"aws:RequestedRegion\": [\"eu-west-1\", \"eu-north-1\"]}";
          case 1 -> "\"IpAddress\": {\"aws:SourceIp\": [\"203.0.113.0/24\", \"198.51.100.0/25\"]}";
          case 2 -> "\"Bool\": {\"aws:SecureTransport\": \"true\"}";
          default -> "";
        };
    return block.isEmpty() ? "" : ", \"Condition\": {" + block + "}";
  }

  private Question question(RequestPrincipal principal, int i) {
    int at = random.nextInt(lines.size());
    Line line = lines.get(at);
    boolean takenBack = line.denies || (at + 1 < lines.size() && lines.get(at + 1).denies);
    boolean outside = i % 4 == 3;
    String part = line.fitting.endsWith("-") ? line.fitting + i : line.fitting;
    Map<String, String> context =
        Map.of(
            "aws:SourceIp",
            "203.0.113." + i % 250,
            "aws:RequestedRegion",
            "eu-west-1",
            "aws:SecureTransport",
            "true",
            "aws:UserAgent",
            "load/" + i);
    return Requests.question(
        principal,
        outside ? Decision.IMPLICIT_DENY : takenBack ? Decision.EXPLICIT_DENY : Decision.ALLOWED,
        line.action,
        outside ? part.replace(":thing/unit", ":other/unit") : part,
        context);
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
