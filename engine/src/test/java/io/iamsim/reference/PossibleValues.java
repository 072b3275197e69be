package io.iamsim.reference;

import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionValue;
import io.iamsim.request.ContextValue;
import io.iamsim.request.ValueShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a key whose value is not known may come to, as far as a condition could tell the values
 * apart (ROOM-130): texts made of the condition's own, and some that it does not have. A condition
 * holds for certain if it does for all of them.
 */
final class PossibleValues {
  private static final List<String> STRANGE =
      List.of("q", "qq/q", "true", "false", "0.5", "-7", "arn:aws:iam::111122223333:user/q");
  private static final List<String> TIMES =
      List.of("1969-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "2026-01-02T03:04:05Z");
  private static final List<String> ADDRESSES =
      List.of("0.0.0.0", "223.255.255.254", "::", "fe::1");
  private static final List<String> BETWEEN = List.of("", "q", "qq", "q/", "q/q/");

  private PossibleValues() {}

  static List<ContextValue> of(
      ContextValue.Unknown unknown, Condition condition, Question question) {
    Set<String> texts = new LinkedHashSet<>();
    List<String> own = own(condition, question);
    if (unknown.shape() instanceof ValueShape.Around around && !around.equals(ValueShape.ANY)) {
      texts.addAll(around(around, own));
    } else {
      texts.addAll(own);
      texts.addAll(STRANGE);
      texts.addAll(TIMES);
      texts.addAll(ADDRESSES);
      own.forEach(text -> texts.addAll(beside(text)));
    }
    if (unknown.shape() instanceof ValueShape.Except except) {
      texts.removeIf(text -> excluded(text, except.excluded()));
    }
    boolean mayBeEmpty = !unknown.multivalued() && isWithoutBeginningAndEnd(unknown.shape());
    if (mayBeEmpty) {
      texts.add("");
    } else {
      texts.remove("");
    }
    List<ContextValue> values = new ArrayList<>();
    for (String text : texts) {
      values.add(new ContextValue.Present(List.of(text), unknown.multivalued()));
    }
    if (unknown.multivalued() && isWithoutBeginningAndEnd(unknown.shape())) {
      values.add(ContextValue.ofList(List.of("", "q")));
    }
    if (!unknown.certain()) {
      values.add(new ContextValue.Absent());
    }
    return values;
  }

  private static boolean isWithoutBeginningAndEnd(ValueShape shape) {
    return shape instanceof ValueShape.Except || shape.equals(ValueShape.ANY);
  }

  private static boolean excluded(String text, List<String> names) {
    return names.stream().anyMatch(name -> (text + "/").startsWith(name + "/"));
  }

  /** The condition's values, their wildcards taken for nothing and for something. */
  private static List<String> own(Condition condition, Question question) {
    Comparison comparison = condition.operator().comparison();
    List<String> texts = new ArrayList<>();
    for (ConditionValue value : condition.values()) {
      boolean wildcards = ValueRules.hasWildcards(comparison);
      Expansion expansion = Expansion.of(value.value(), wildcards, question);
      List<Token> tokens =
          comparison.expandsVariables() && expansion.state() == Expansion.State.TEXT
              ? expansion.tokens()
              : Token.literal(value.value().text());
      texts.add(text(tokens, ""));
      texts.add(text(tokens, "q"));
    }
    return texts;
  }

  private static String text(List<Token> tokens, String run) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      if (token.isRun()) {
        text.append(run);
      } else {
        text.appendCodePoint(token.isWildcard() ? 'q' : token.codePoint());
      }
    }
    return text.toString();
  }

  /** What numbers, dates and ranges of addresses lie beside the text. */
  private static List<String> beside(String text) {
    List<String> texts = new ArrayList<>();
    texts.add(text + "q");
    texts.add(text.toUpperCase(Locale.ROOT));
    if (text.matches("[0-9]{1,9}([.][0-9]+)?")) {
      texts.add("9" + text);
    }
    int slash = text.indexOf('/');
    if (slash > 0) {
      texts.add(text.substring(0, slash));
    }
    return texts;
  }

  private static Set<String> around(ValueShape.Around around, List<String> own) {
    Set<String> between = new LinkedHashSet<>(BETWEEN);
    for (String text : own) {
      for (int from = 0; from < text.length(); from++) {
        for (int to = from + 1; to <= text.length(); to++) {
          between.add(text.substring(from, to));
        }
      }
    }
    Set<String> texts = new LinkedHashSet<>();
    for (String middle : between) {
      boolean fits =
          switch (around.between()) {
            case ANYTHING -> true;
            case PATH -> middle.isEmpty() || middle.endsWith("/");
            case LABEL -> middle.matches("([a-z0-9-]+/)?");
          };
      if (fits) {
        texts.add(around.beginning() + middle + around.end());
      }
    }
    return texts;
  }
}
