package io.iamsim.corpus.workload;

import io.iamsim.decision.Decision;
import io.iamsim.model.AccountId;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One identity-based policy of five statements, as a first day with IAM has it. */
final class SmallWorkload {
  private static final String POLICY =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Sid": "List", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports"},
          {"Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjectVersion"],
           "Resource": "arn:aws:s3:::reports/*"},
          {"Sid": "Write", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/drafts/*"},
          {"Sid": "Queue", "Effect": "Allow", "Action": "sqs:*",
           "Resource": "arn:aws:sqs:eu-west-1:222222222222:reports-*"},
          {"Sid": "FromTheOffice", "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/internal/*",
           "Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}
        ]
      }
      """;

  private SmallWorkload() {}

  /** The policy with so many requests; the first is allowed. */
  static Scene scene(int requests) {
    SceneBuilder scene = new SceneBuilder(new AccountId("222222222222"), "reporter");
    scene.identity("reports", POLICY);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      questions.add(question(scene.principal(), i));
    }
    return scene.ask(questions);
  }

  private static Question question(RequestPrincipal principal, int i) {
    String office = "203.0.113." + (i + 1);
    String elsewhere = "198.51.100." + (i + 1);
    return switch (i % 8) {
      case 0 -> ask(principal, Decision.ALLOWED, "s3:GetObject", "2026/q" + i + ".csv", office);
      case 1 -> ask(principal, Decision.ALLOWED, "s3:PutObject", "drafts/" + i, elsewhere);
      case 2 -> ask(principal, Decision.ALLOWED, "s3:GetObject", "internal/" + i, office);
      case 3 -> ask(principal, Decision.EXPLICIT_DENY, "s3:GetObject", "internal/" + i, elsewhere);
      case 4 -> ask(principal, Decision.IMPLICIT_DENY, "s3:PutObject", "2026/q" + i, office);
      case 5 -> ask(principal, Decision.ALLOWED, "s3:GetObjectVersion", "2025/" + i, elsewhere);
      case 6 -> ask(principal, Decision.IMPLICIT_DENY, "s3:DeleteObject", "drafts/" + i, office);
      default -> ask(principal, Decision.ALLOWED, "s3:GetObject", "shared/" + i, elsewhere);
    };
  }

  private static Question ask(
      RequestPrincipal principal, Decision expected, String action, String key, String address) {
    return Requests.question(
        principal,
        expected,
        action,
        "arn:aws:s3:::reports/" + key,
        Map.of("aws:SourceIp", address));
  }
}
