package io.iamsim.service;

import io.iamsim.decision.Note;
import java.util.Optional;

/** Services that decide by means of their own beside IAM, which no policy shows (UNK-10). */
final class OwnAuthorizationRules implements ServiceRules {
  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    String service = question.action().service();
    means(question)
        .ifPresent(
            means ->
                facts.note(
                    Note.Kind.NOT_COVERED,
                    "UNK-10",
                    "`" + service + "` also decides by " + means + ", which are not looked at"));
  }

  private static Optional<String> means(ServiceQuestion question) {
    if (question.action().is("lambda", "invokefunctionurl")) {
      return Optional.of("the authentication type of the function's URL");
    }
    return question.catalog().ownAuthorization(question.action().service());
  }
}
