package io.iamsim.explain;

import io.iamsim.decision.GrantClass;
import io.iamsim.evaluate.Truth;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.Statement;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of one part of a statement what it wants and what the request has. */
final class PartTexts {
  private static final int MOST_VALUES = 5;

  private PartTexts() {}

  static String action(Statement statement, AccessRequest request, Truth truth) {
    ActionElement element = statement.action();
    if (element == null) {
      return "the statement names no action";
    }
    List<String> patterns = element.patterns().stream().map(ActionPattern::text).toList();
    return covered(request.action().text(), element.negated(), patterns, truth);
  }

  static String resource(ResourceElement element, AccessRequest request, Truth truth) {
    List<String> patterns =
        element.patterns().stream().map(pattern -> pattern.value().text()).toList();
    return covered(request.resource(), element.negated(), patterns, truth);
  }

  private static String covered(String asked, boolean negated, List<String> patterns, Truth truth) {
    String verb =
        truth == Truth.UNKNOWN
            ? " may be covered by "
            : (truth == Truth.TRUE) == negated ? " is not covered by " : " is covered by ";
    String suffix = negated ? ", which the statement excludes" : "";
    return "`" + asked + "`" + verb + list(patterns) + suffix;
  }

  static String principal(AccessRequest request, Truth truth, @Nullable GrantClass grantClass) {
    String caller = "`" + request.principal().text() + "`";
    return switch (truth) {
      case TRUE -> "names " + caller + (grantClass == null ? "" : " as " + grantClass.title());
      case UNKNOWN -> "may name " + caller;
      case FALSE -> "does not name " + caller;
    };
  }

  static String condition(Condition condition, Optional<ContextValue> value) {
    String key = condition.key().text();
    String wanted =
        "`" + condition.operator() + "` on `" + key + "` wants " + list(values(condition));
    return wanted + ", " + held(value);
  }

  private static List<String> values(Condition condition) {
    if (condition.operator().comparison() == Comparison.NULL) {
      return condition.values().stream()
          .map(value -> value.value().text().equalsIgnoreCase("true") ? "absent" : "present")
          .toList();
    }
    return condition.values().stream().map(value -> value.value().text()).toList();
  }

  private static String held(Optional<ContextValue> value) {
    if (value.isEmpty()) {
      return "the key was not given";
    }
    if (value.get() instanceof ContextValue.Present present) {
      return present.values().isEmpty()
          ? "the request has an empty list"
          : "the request has " + list(present.values());
    }
    return value.get() instanceof ContextValue.Unknown ? "the key is unknown" : "the key is absent";
  }

  private static String list(List<String> texts) {
    if (texts.isEmpty()) {
      return "nothing";
    }
    String shown =
        texts.stream()
            .limit(MOST_VALUES)
            .map(text -> "`" + text + "`")
            .collect(Collectors.joining(", "));
    int more = texts.size() - MOST_VALUES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
