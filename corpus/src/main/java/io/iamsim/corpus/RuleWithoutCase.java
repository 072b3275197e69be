package io.iamsim.corpus;

import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.source.SourceText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a rule has no case: no decision can show it.
 *
 * @param how what becomes of the rule instead
 * @param why the reason, for the conformance table
 */
public record RuleWithoutCase(How how, String why) {

  /** What becomes of a rule that no decision shows. */
  public enum How {
    /** A finding on a policy, an environment or a request tells of it. */
    FINDING("finding"),
    /** A remark in the answer tells of it. */
    NOTE("note"),
    /** It says how answers are told, not what they are. */
    REPORTING("reporting"),
    /** It states a fact outside the decision, or leaves it to the one who asks. */
    NOT_ABOUT_DECISIONS("not about decisions"),
    /** Nothing local can know it. */
    NOT_DECIDABLE("not decidable"),
    /** What it says cannot be written in an expectation file; a test in code holds to it. */
    TESTED_IN_CODE("test in code");

    private final String text;

    How(String text) {
      this.text = text;
    }

    /** The word for it in the list and in the table. */
    public String text() {
      return text;
    }

    static How parse(String text) {
      for (How how : values()) {
        if (how.text.equals(text)) {
          return how;
        }
      }
      throw new IllegalArgumentException("unknown reason to have no case: `" + text + "`");
    }
  }

  /** The committed list, by rule id. */
  public static Map<String, RuleWithoutCase> read(SourceText text) {
    SourceNode.Mapping list = (SourceNode.Mapping) SourceReader.read(text).orElseThrow();
    Map<String, RuleWithoutCase> rules = new LinkedHashMap<>();
    for (SourceNode.Member member : list.members()) {
      SourceNode.Mapping reason = (SourceNode.Mapping) member.value();
      rules.put(
          member.name(), new RuleWithoutCase(How.parse(text(reason, "how")), text(reason, "why")));
    }
    return rules;
  }

  private static String text(SourceNode.Mapping mapping, String name) {
    return ((SourceNode.Scalar) mapping.get(name).orElseThrow()).text();
  }
}
