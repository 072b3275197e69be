package io.iamsim.service;

import io.iamsim.decision.Note;
import io.iamsim.model.Arn;
import java.util.Optional;

/** Secrets Manager: a secret's ARN ends in a random suffix that policies must match (SM-1). */
final class SecretsRules implements ServiceRules {
  private static final String SECRET = "secret:";
  private static final int SUFFIX = 6;

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (!question.action().service().equals("secretsmanager")) {
      return;
    }
    Optional<String> name =
        Arn.parse(question.resource())
            .map(Arn::resource)
            .filter(resource -> resource.startsWith(SECRET))
            .map(resource -> resource.substring(SECRET.length()));
    if (name.isPresent() && !endsInSuffix(name.get())) {
      facts.note(
          Note.Kind.WARNING,
          "SM-1",
          "`"
              + question.resource()
              + "` lacks the hyphen and six characters in which a secret's ARN ends, and policies"
              + " are compared with all of it");
    }
  }

  /** What they add is a remark. */
  @Override
  public boolean holdsForItsKind(ServiceQuestion question) {
    return true;
  }

  private static boolean endsInSuffix(String name) {
    int hyphen = name.length() - SUFFIX - 1;
    return hyphen > 0
        && name.charAt(hyphen) == '-'
        && name.substring(hyphen + 1).chars().allMatch(SecretsRules::isLetterOrDigit);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
