package io.iamsim.session;

import io.iamsim.session.AssumeRoleAnswer.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The form that the parameters of a call have (QUOTA-6, QUOTA-11).
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole
 *     </a>
 */
final class ParameterRules {
  private static final String NAME_SIGNS = "_+=,.@-";
  private static final String EXTERNAL_ID_SIGNS = NAME_SIGNS + ":/";
  private static final int MOST_TAGS = 50;

  private final List<Refusal> violations = new ArrayList<>();

  private ParameterRules() {}

  static List<Refusal> violations(SessionParameters parameters) {
    ParameterRules rules = new ParameterRules();
    parameters.name().ifPresent(name -> rules.name("session name", name));
    parameters.passedSourceIdentity().ifPresent(name -> rules.name("source identity", name));
    parameters.passedExternalId().ifPresent(rules::externalId);
    rules.tags(parameters);
    return rules.violations;
  }

  private void name(String what, String name) {
    if (name.length() < 2 || name.length() > 64 || !consistsOf(NAME_SIGNS, name)) {
      violate(
          "STS-18",
          "the "
              + what
              + " `"
              + name
              + "` is not 2 to 64 letters, digits and characters of `"
              + NAME_SIGNS
              + "`");
    }
  }

  private void externalId(String id) {
    if (id.length() < 2 || id.length() > 1224 || !consistsOf(EXTERNAL_ID_SIGNS, id)) {
      violate(
          "QUOTA-11",
          "the external id is not 2 to 1224 letters, digits and characters of `"
              + EXTERNAL_ID_SIGNS
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
              if (key.isEmpty() || key.length() > 128 || value.length() > 256) {
                violate(
                    "QUOTA-6",
                    "the tag `" + key + "` has a key beyond 128 characters or a value beyond 256");
              }
              if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                violate("QUOTA-6", "the prefix of the tag `" + key + "` is reserved for AWS");
              }
            });
  }

  private static boolean consistsOf(String signs, String text) {
    return text.chars()
        .allMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || signs.indexOf(c) >= 0);
  }

  private void violate(String rule, String text) {
    violations.add(new Refusal(rule, text));
  }
}
