package io.iamsim.session;

import io.iamsim.request.StsParameters;
import io.iamsim.session.AssumeRoleAnswer.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The form that the parameters of a call have (STS-6, STS-7, STS-18, QUOTA-4, QUOTA-6, QUOTA-11).
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole
 *     </a>
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html">Tag</a>
 */
final class ParameterRules {
  private static final int MOST_TAGS = 50;
  private static final int MOST_POLICIES = 11;

  private final List<Refusal> violations = new ArrayList<>();

  private ParameterRules() {}

  static List<Refusal> violations(SessionParameters parameters) {
    ParameterRules rules = new ParameterRules();
    parameters.name().ifPresent(name -> rules.name("STS-18", "session name", name));
    parameters
        .passedSourceIdentity()
        .ifPresent(name -> rules.name("STS-7", "source identity", name));
    parameters.passedExternalId().ifPresent(rules::externalId);
    rules.tags(parameters);
    rules.policies(parameters);
    return rules.violations;
  }

  private void name(String rule, String what, String name) {
    if (!StsParameters.isName(name)) {
      violate(
          rule,
          "the "
              + what
              + " `"
              + name
              + "` is not 2 to 64 letters, digits and characters of `"
              + StsParameters.NAME_SIGNS
              + "`");
    }
  }

  private void externalId(String id) {
    if (!StsParameters.isExternalId(id)) {
      violate(
          "QUOTA-11",
          "the external id is not 2 to 1224 letters, digits and characters of `"
              + StsParameters.EXTERNAL_ID_SIGNS
              + "`");
    }
  }

  private void tags(SessionParameters parameters) {
    if (parameters.tags().size() > MOST_TAGS) {
      violate("QUOTA-6", "there are more than " + MOST_TAGS + " session tags");
    }
    Set<String> keys = new HashSet<>();
    parameters
        .tags()
        .forEach(
            (key, value) -> {
              if (!keys.add(key.toLowerCase(Locale.ROOT))) {
                violate("QUOTA-6", "the tag `" + key + "` stands twice, in another case");
              }
              if (key.isEmpty() || length(key) > 128 || length(value) > 256) {
                violate(
                    "QUOTA-6",
                    "the tag `"
                        + key
                        + "` has a key that is not 1 to 128 characters or a value beyond 256");
              }
              tagText("the key of the tag `" + key + "`", key);
              tagText("the value `" + value + "` of the tag `" + key + "`", value);
              if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                violate("QUOTA-6", "the prefix of the tag `" + key + "` is reserved for AWS");
              }
            });
  }

  /** STS-6: letters, digits and separators of any script, and a few signs. */
  private void tagText(String what, String text) {
    if (!StsParameters.isTagText(text)) {
      violate(
          "STS-6",
          what
              + " is not of letters, digits, blanks and characters of `"
              + StsParameters.TAG_SIGNS
              + "`");
    }
  }

  /** One inline policy and ten managed ones. */
  private void policies(SessionParameters parameters) {
    if (parameters.policies().size() > MOST_POLICIES) {
      violate(
          "QUOTA-4",
          "a call takes one inline and ten managed session policies, not "
              + parameters.policies().size()
              + " in all");
    }
  }

  /** AWS counts characters, of which Java's are halves beyond the first plane. */
  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private void violate(String rule, String text) {
    violations.add(new Refusal(rule, text));
  }
}
