package io.iamsim.query;

import io.iamsim.model.Comparison;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.PolicyString;
import io.iamsim.model.SetOperator;
import io.iamsim.query.AccessCondition.All;
import io.iamsim.query.AccessCondition.Any;
import io.iamsim.query.AccessCondition.Covers;
import io.iamsim.query.AccessCondition.EndpointAllows;
import io.iamsim.query.AccessCondition.Not;
import io.iamsim.query.AccessCondition.Test;
import io.iamsim.query.AccessCondition.Undetermined;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An expression as a person reads it. {@code is not} also holds of a key that is absent, as it does
 * in policies; {@code is present and is not} does not.
 */
public final class ConditionText {
  private static final int MOST_VALUES = 6;

  private ConditionText() {}

  /** The expression, such as {@code aws:MultiFactorAuthPresent is true}. */
  public static String of(AccessCondition condition) {
    if (condition instanceof All all) {
      return all.parts().isEmpty() ? "always" : joined(all.parts(), " and ");
    }
    if (condition instanceof Any any) {
      return any.parts().isEmpty() ? "never" : joined(any.parts(), " or ");
    }
    if (condition instanceof Not not) {
      return not(not.part());
    }
    if (condition instanceof Test test) {
      return test(test, true);
    }
    if (condition instanceof Covers covers) {
      return covers(covers, true);
    }
    return condition instanceof Undetermined undetermined
        ? "unknown (" + undetermined.reason() + ")"
        : "any VPC endpoint on the way allows it";
  }

  private static String joined(List<AccessCondition> parts, String word) {
    return parts.stream().map(ConditionText::inner).distinct().collect(Collectors.joining(word));
  }

  /** Within a conjunction or disjunction, whatever is itself one stands in brackets. */
  private static String inner(AccessCondition part) {
    String text = of(part);
    boolean compound =
        part instanceof All
            || part instanceof Any
            || text.contains(" and ")
            || text.contains(" or ");
    return compound ? "(" + text + ")" : text;
  }

  private static String not(AccessCondition part) {
    if (part instanceof Test test) {
      return test(test, false);
    }
    if (part instanceof Covers covers) {
      return covers(covers, false);
    }
    return part instanceof EndpointAllows
        ? "a VPC endpoint on the way does not allow it"
        : "not (" + of(part) + ")";
  }

  private static String covers(Covers covers, boolean holds) {
    String verb = holds == covers.negated() ? " is not covered by " : " is covered by ";
    return covers.resource() + verb + list(covers.patterns());
  }

  private static String test(Test test, boolean holds) {
    ConditionOperator operator = test.operator();
    String key = test.key().text();
    if (operator.comparison() == Comparison.NULL) {
      return nullTest(test, key, holds);
    }
    if (operator.set() != SetOperator.NONE) {
      return setTest(test, key, holds);
    }
    boolean positive = operator.negated() != holds;
    String is = verb(operator.comparison(), positive) + " " + values(operator, test.values());
    if (operator.comparison() == Comparison.BOOL && test.values().size() == 1) {
      return bool(test, key, holds);
    }
    // a negated operator holds of an absent key whether or not it says IfExists
    boolean absentHolds = operator.ifExists() || operator.negated();
    boolean holdsIfAbsent = absentHolds == holds;
    if (positive) {
      return holdsIfAbsent ? key + " is absent or " + is : key + " " + is;
    }
    return holdsIfAbsent ? key + " " + is : key + " is present and " + is;
  }

  /** The two words of a boolean are each other's opposite. */
  private static String bool(Test test, String key, boolean holds) {
    String value = test.values().get(0).text();
    if (holds) {
      return test.operator().ifExists() ? key + " is absent or is " + value : key + " is " + value;
    }
    if (!test.operator().ifExists()) {
      return key + " is not " + value;
    }
    boolean plain = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    return plain
        ? key + " is " + (value.equalsIgnoreCase("true") ? "false" : "true")
        : key + " is present and is not " + value;
  }

  private static String nullTest(Test test, String key, boolean holds) {
    boolean absent =
        test.values().stream().anyMatch(value -> value.text().equalsIgnoreCase("true"));
    boolean present =
        test.values().stream().anyMatch(value -> value.text().equalsIgnoreCase("false"));
    if (test.operator().set() != SetOperator.NONE || absent == present) {
      return (holds ? "" : "not ") + test.operator() + " on " + key + " " + list(test.values());
    }
    return key + (absent == holds ? " is absent" : " is present");
  }

  private static String setTest(Test test, String key, boolean holds) {
    ConditionOperator operator = test.operator();
    boolean all = operator.set() == SetOperator.FOR_ALL_VALUES;
    String is =
        verb(operator.comparison(), !operator.negated()) + " " + values(operator, test.values());
    String some = "some value of " + key + " ";
    if (all) {
      return holds
          ? "every value of " + key + ", if any, " + is
          : some
              + verb(operator.comparison(), operator.negated())
              + " "
              + values(operator, test.values());
    }
    String absent = operator.ifExists() ? key + " is absent or " : "";
    return holds ? absent + some + is : "not (" + absent + some + is + ")";
  }

  private static String verb(Comparison comparison, boolean positive) {
    String is = positive ? "is" : "is not";
    return switch (comparison) {
      case STRING_EQUALS, NUMERIC_EQUALS, DATE_EQUALS, BOOL, BINARY_EQUALS, NULL -> is;
      case STRING_EQUALS_IGNORE_CASE -> is + " (in any case)";
      case STRING_LIKE, ARN_EQUALS, ARN_LIKE -> is + " like";
      case IP_ADDRESS -> is + " in";
      case NUMERIC_LESS_THAN -> is + " below";
      case NUMERIC_LESS_THAN_EQUALS -> is + " at most";
      case NUMERIC_GREATER_THAN -> is + " above";
      case NUMERIC_GREATER_THAN_EQUALS -> is + " at least";
      case DATE_LESS_THAN -> is + " before";
      case DATE_LESS_THAN_EQUALS -> is + " not after";
      case DATE_GREATER_THAN -> is + " after";
      case DATE_GREATER_THAN_EQUALS -> is + " not before";
    };
  }

  private static String values(ConditionOperator operator, List<PolicyString> values) {
    boolean oneOf = values.size() > 1 && operator.comparison() != Comparison.IP_ADDRESS;
    return (oneOf ? "one of " : "") + list(values);
  }

  private static String list(List<PolicyString> values) {
    if (values.isEmpty()) {
      return "nothing";
    }
    String shown =
        values.stream()
            .limit(MOST_VALUES)
            .map(value -> quoted(value.text()))
            .collect(Collectors.joining(", "));
    int more = values.size() - MOST_VALUES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  /** A value that a person could misread as part of the sentence stands in quotes. */
  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || c == ',' || c == '"');
    return plain ? text : '"' + text + '"';
  }
}
