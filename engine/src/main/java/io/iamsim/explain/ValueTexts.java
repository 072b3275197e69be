package io.iamsim.explain;

import io.iamsim.compile.CompiledResource;
import io.iamsim.compile.CompiledTemplate;
import io.iamsim.model.Comparison;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Reading;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.request.ContextValue;
import org.jspecify.annotations.Nullable;

/**
 * Shows a text of a policy and, in brackets, what was compared in its place: a variable's value
 * (VAR-2), the plain text where there are no variables (VAR-1, VAR-7, MATCH-32), or that the text
 * matches nothing.
 */
final class ValueTexts {
  private static final String OLDER_VERSION = "plain text: the policy has no Version 2012-10-17";

  private final Compared compared;

  ValueTexts(Compared compared) {
    this.compared = compared;
  }

  /** An entry of a resource element. */
  String resource(CompiledResource.Pattern pattern) {
    PolicyString value = pattern.source().value();
    if (pattern instanceof CompiledResource.Pattern.Template template) {
      return shown(value, resolved(template.template()));
    }
    if (value.malformed()) {
      return shown(value, "a variable is misspelt, so it matches nothing");
    }
    if (pattern instanceof CompiledResource.Pattern.Nothing) {
      return shown(value, "no whole ARN, so it matches nothing");
    }
    if (value.hasVariables()) {
      return shown(value, "plain text: variables count only behind the fifth colon");
    }
    return shown(value, isOfOlderVersion(value) ? OLDER_VERSION : "");
  }

  /** A value of a condition. */
  String condition(PolicyString value, ConditionOperator operator) {
    if (value.malformed()) {
      return shown(value, "a variable is misspelt, so it matches nothing");
    }
    if (value.hasVariables()) {
      return shown(value, resolved(value));
    }
    if (!isOfOlderVersion(value)) {
      return shown(value, wildcards(value, operator));
    }
    return shown(
        value,
        operator.comparison().expandsVariables()
            ? OLDER_VERSION
            : "plain text: `" + operator + "` takes no variables");
  }

  /** True of a text with what would be a variable elsewhere. */
  private static boolean isOfOlderVersion(PolicyString value) {
    return value.reading() == Reading.WILDCARDS && value.text().contains("${");
  }

  /** Whoever writes a wildcard means one. */
  private static String wildcards(PolicyString value, ConditionOperator operator) {
    boolean literal =
        operator.comparison() == Comparison.STRING_EQUALS
            || operator.comparison() == Comparison.STRING_EQUALS_IGNORE_CASE;
    boolean hasWildcards =
        literal
            && value.segments().stream()
                .anyMatch(
                    segment ->
                        segment instanceof Segment.AnySequence
                            || segment instanceof Segment.AnyCharacter);
    return hasWildcards ? "plain text: only `StringLike` has wildcards" : "";
  }

  private static String quoted(PolicyString value) {
    return "`" + value.text() + "`";
  }

  private static String shown(PolicyString value, String remark) {
    return quoted(value) + (remark.isEmpty() ? "" : " (" + remark + ")");
  }

  private String resolved(CompiledTemplate template) {
    StringBuilder text = new StringBuilder();
    for (CompiledTemplate.Part part : template.parts()) {
      if (part.key() == null) {
        text.append(part.text());
      } else {
        @Nullable String value = append(part.key().key(), part.defaultText(), text);
        if (value != null) {
          return value;
        }
      }
    }
    return "here `" + text + "`";
  }

  private String resolved(PolicyString value) {
    StringBuilder text = new StringBuilder();
    for (Segment segment : value.segments()) {
      if (segment instanceof Segment.Variable variable) {
        @Nullable String failed = append(variable.key(), variable.defaultText(), text);
        if (failed != null) {
          return failed;
        }
      } else if (segment instanceof Segment.Literal literal) {
        text.append(literal.text());
      } else {
        text.append(segment instanceof Segment.AnySequence ? '*' : '?');
      }
    }
    return "here `" + text + "`";
  }

  /** Adds a variable's value; if it has none, says so. */
  private @Nullable String append(
      ConditionKey key, @Nullable String defaultText, StringBuilder text) {
    @Nullable ContextValue value = compared.find(key);
    if (value instanceof ContextValue.Unknown) {
      return "`" + key + "` is not known";
    }
    if (value instanceof ContextValue.Present present && present.multivalued()) {
      return "`" + key + "` is a list, so it matches nothing";
    }
    String single =
        value instanceof ContextValue.Present present && !present.values().isEmpty()
            ? present.values().get(0)
            : "";
    if (single.isEmpty() && defaultText == null) {
      return "`" + key + "` has no value, so it matches nothing";
    }
    text.append(single.isEmpty() ? defaultText : single);
    return null;
  }
}
