package io.iamsim.service;

import io.iamsim.decision.Note;
import io.iamsim.model.Arn;
import java.util.Optional;

/** Secrets Manager: a secret's ARN ends in a random suffix that policies must match (SM-1). */
final class SecretsRules implements ServiceRules {
  private static final String SECRET = "secret:";
  private static final int SUFFIX = 6;

  /** A secret's name brings a remark and nothing else. */
  @Override
  public boolean holdsForItsKind(ServiceQuestion question) {
    return true;
  }

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    Optional<String> name =
        Arn.parse(question.resource())
            .filter(arn -> arn.service().equals("secretsmanager"))
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
