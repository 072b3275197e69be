package io.iamsim.parse;

import io.iamsim.match.CidrBlock;
import io.iamsim.match.DateValue;
import io.iamsim.match.NumericValue;
import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyVersion;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.Suggestions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@code Condition} block (COND-1 to COND-4, COND-33 to COND-35). */
final class ConditionParser {
  private final PolicyVersion version;
  private final ParseMode mode;
  private final Findings findings;

  ConditionParser(PolicyVersion version, ParseMode mode, Findings findings) {
    this.version = version;
    this.mode = mode;
    this.findings = findings;
  }

  List<Condition> parse(SourceNode node) {
    List<Condition> conditions = new ArrayList<>();
    if (!(node instanceof SourceNode.Mapping block)) {
      wrongType(node, "`Condition` is an object");
      return conditions;
    }
    Set<ConditionOperator> seen = new HashSet<>();
    for (SourceNode.Member member : block.members()) {
      Optional<ConditionOperator> operator = operator(member);
      if (operator.isPresent() && !seen.add(operator.get())) {
        duplicate(member, "the operator");
      }
      if (!(member.value() instanceof SourceNode.Mapping keys)) {
        wrongType(member.value(), "`" + member.name() + "` takes an object of keys and values");
        continue;
      }
      operator.ifPresent(op -> addTests(op, keys, conditions));
    }
    return conditions;
  }

  private void wrongType(SourceNode node, String expected) {
    findings.add(
        FindingCode.WRONG_TYPE, node.span(), expected + ", this is " + node.description(), "");
  }

  private void duplicate(SourceNode.Member member, String what) {
    findings.add(
        FindingCode.DUPLICATE_KEY,
        member.nameSpan(),
        what + " `" + member.name() + "` stands twice, in another spelling",
        "join the values in one list");
  }

  private Optional<ConditionOperator> operator(SourceNode.Member member) {
    Optional<ConditionOperator> operator = ConditionOperator.parse(member.name());
    if (operator.isEmpty()) {
      findings.add(
          FindingCode.INVALID_OPERATOR,
          member.nameSpan(),
          "unknown condition operator `" + member.name() + "`",
          Suggestions.help(
              member.name(), ConditionOperator.names(), "an operator is one as in `StringEquals`"));
    } else if (!ConditionOperator.isCanonical(member.name())) {
      findings.add(
          FindingCode.NON_CANONICAL_OPERATOR,
          member.nameSpan(),
          "the operator `" + member.name() + "` is spelt unusually",
          "AWS documents `" + operator.get().canonicalName() + "`");
    }
    return operator;
  }

  private void addTests(
      ConditionOperator operator, SourceNode.Mapping keys, List<Condition> conditions) {
    Set<ConditionKey> seen = new HashSet<>();
    for (SourceNode.Member member : keys.members()) {
      ConditionKey key = ConditionKey.of(member.name());
      if (!seen.add(key)) {
        duplicate(member, "the key");
        continue;
      }
      if (member.name().contains("${") || member.name().isEmpty()) {
        findings.add(
            FindingCode.INVALID_CONDITION_KEY,
            member.nameSpan(),
            "`" + member.name() + "` is no condition key",
            "variables are not expanded in keys");
      }
      List<ConditionValue> values = values(operator, member);
      conditions.add(new Condition(operator, key, values, span(member)));
    }
  }

  private static SourceSpan span(SourceNode.Member member) {
    SourceSpan from = member.nameSpan();
    SourceSpan to = member.value().span();
    return new SourceSpan(from.source(), from.line(), from.column(), to.endLine(), to.endColumn());
  }

  private List<ConditionValue> values(ConditionOperator operator, SourceNode.Member member) {
    List<ConditionValue> values = new ArrayList<>();
    List<SourceNode> items =
        member.value() instanceof SourceNode.Sequence sequence
            ? sequence.items()
            : List.of(member.value());
    if (items.isEmpty()) {
      findings.add(
          FindingCode.EMPTY_ELEMENT,
          member.nameSpan(),
          "`" + member.name() + "` has no values to compare with",
          "");
    }
    for (SourceNode item : items) {
      if (item instanceof SourceNode.Scalar scalar && scalar.type() != SourceNode.ScalarType.NULL) {
        values.add(value(operator, scalar));
      } else {
        wrongType(item, "a condition value is a string, a number or a boolean");
      }
    }
    return values;
  }

  private ConditionValue value(ConditionOperator operator, SourceNode.Scalar scalar) {
    boolean variables = version.hasVariables() && operator.comparison().expandsVariables();
    PolicyString value =
        variables
            ? PolicyString.withVariables(scalar.text())
            : PolicyString.withoutVariables(scalar.text());
    if (value.malformed()) {
      report(
          FindingCode.INVALID_VARIABLE,
          scalar.span(),
          "a policy variable in `" + scalar.text() + "` is misspelt",
          "write ${key} or ${key, 'default'}");
    } else if (!value.hasVariables()) {
      @Nullable String expected = expectedForm(operator.comparison(), scalar.text());
      if (expected != null) {
        report(
            FindingCode.INVALID_CONDITION_VALUE,
            scalar.span(),
            "`" + scalar.text() + "` is no value for `" + operator.canonicalName() + "`",
            "write " + expected);
      }
    }
    return new ConditionValue(value, scalar.span());
  }

  /** An error of one value; LENIENT keeps the condition, COND-33 says what it then means. */
  private void report(FindingCode code, SourceSpan span, String message, String help) {
    if (mode == ParseMode.LENIENT) {
      findings.warn(code, span, message, help);
    } else {
      findings.add(code, span, message, help);
    }
  }

  /** What the comparison would accept, or null if it accepts the text. */
  private static @Nullable String expectedForm(Comparison comparison, String text) {
    return switch (comparison) {
      case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_LIKE -> null;
      case NUMERIC_EQUALS,
          NUMERIC_LESS_THAN,
          NUMERIC_LESS_THAN_EQUALS,
          NUMERIC_GREATER_THAN,
          NUMERIC_GREATER_THAN_EQUALS ->
          NumericValue.parse(text).isPresent() ? null : "a number, as in 10 or 0.5";
      case DATE_EQUALS,
          DATE_LESS_THAN,
          DATE_LESS_THAN_EQUALS,
          DATE_GREATER_THAN,
          DATE_GREATER_THAN_EQUALS ->
          DateValue.parse(text).isPresent() ? null : "a date, as in 2026-01-31T00:00:00Z";
      case BOOL, NULL ->
          text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
              ? null
              : "`true` or `false`";
      case BINARY_EQUALS -> isBase64(text) ? null : "base64";
      case IP_ADDRESS ->
          CidrBlock.parse(text).isPresent() ? null : "an address or range, as in 203.0.113.0/24";
      case ARN_EQUALS, ARN_LIKE ->
          text.equals("*") || (text.startsWith("arn:") && text.split(":", -1).length >= 6)
              ? null
              : "an ARN of six parts";
    };
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
