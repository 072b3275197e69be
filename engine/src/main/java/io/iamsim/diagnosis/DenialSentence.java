package io.iamsim.diagnosis;

import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentence with which AWS denies a request: {@code User: ARN is not authorized to perform:
 * ACTION on resource: ARN because no identity-based policy allows the ACTION action}, or {@code
 * with an explicit deny in a service control policy: ARN}, with whatever stands before and behind
 * (IAM guide, "Troubleshoot access denied error messages").
 */
final class DenialSentence {
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?:(?:User|Principal|Role):\\s*)?(?<who>\\S+)\\s+is not authorized to perform:?\\s+"
              + "(?<action>[A-Za-z0-9-]+:[A-Za-z0-9]+)"
              + "(?:\\s+on\\s+(?:resources?:?\\s*)?(?:\"(?<quoted>[^\"]+)\"|(?<resource>\\S+)))?",
          Pattern.CASE_INSENSITIVE);

  private DenialSentence() {}

  /** True if a text has such a sentence in it. */
  static boolean isIn(String text) {
    return SENTENCE.matcher(text).find();
  }

  /** The denial that a text reports, if it has such a sentence in it. */
  static Optional<ReportedDenial> parse(String text) {
    Matcher sentence = SENTENCE.matcher(text);
    if (!sentence.find()) {
      return Optional.empty();
    }
    Optional<RequestPrincipal> who = RequestPrincipal.parse(sentence.group("who"));
    Optional<ActionName> action = ActionName.parse(sentence.group("action"));
    if (who.isEmpty() || action.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReportedDenial(
            who.get(),
            action.get(),
            resource(sentence),
            RequestContext.empty(),
            ReportedCause.parse(text.substring(sentence.end("action"))).orElse(null),
            List.of()));
  }

  private static String resource(Matcher sentence) {
    if (sentence.group("quoted") != null) {
      return sentence.group("quoted");
    }
    String bare = sentence.group("resource");
    return bare == null ? AccessRequest.ANY_RESOURCE : bare.replaceAll("[.,;]+$", "");
  }
}
