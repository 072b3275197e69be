package io.iamsim.corpus.workload;

import io.iamsim.decision.Decision;
import io.iamsim.model.AccountId;
import java.util.List;
import java.util.Map;

/** Patterns of many stars against a text that fits them up to its last letter. */
final class AdversarialWorkload {
  private static final String POLICY =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*a*a*a*a*b"},
          {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::*a*a*a*a*a*a*a*a*b*"}
        ]
      }
      """;

  private AdversarialWorkload() {}

  /** The patterns against so many letters. */
  static Scene scene(int letters) {
    SceneBuilder scene = new SceneBuilder(new AccountId("222222222222"), "adversary");
    scene.identity("stars", POLICY);
    String resource = "arn:aws:s3:::" + "a".repeat(letters);
    return scene.ask(
        List.of(
            Requests.question(
                scene.principal(), Decision.IMPLICIT_DENY, "s3:GetObject", resource, Map.of()),
            Requests.question(
                scene.principal(), Decision.IMPLICIT_DENY, "s3:PutObject", resource, Map.of())));
  }
}
