package io.iamsim.benchmarks.contender;

import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import io.iamsim.model.ActionElement;
import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The evaluator that one writes first: it reads the policy as it stands, and makes a regular
 * expression of every pattern at every look.
 */
final class NaiveInterpreter implements Contender, Tiers.Reader<Statement> {
  private final List<Ask> asks;
  private final List<Tiers<Statement>> tiers;

  NaiveInterpreter(Workload workload) {
    this.asks = Ask.all(workload);
    this.tiers = Tiers.all(asks, statement -> statement);
  }

  @Override
  public Decision decide(int question) {
    return tiers.get(question).decide(this, asks.get(question));
  }

  @Override
  public boolean denies(Statement statement) {
    return statement.effect() == Effect.DENY;
  }

  @Override
  public boolean matches(Statement statement, Ask ask) {
    ActionElement action = statement.action();
    ResourceElement resource = statement.resource();
    return action != null
        && resource != null
        && coversAction(action, ask.action())
        && coversResource(resource, ask)
        && statement.conditions().stream().allMatch(condition -> holds(condition, ask.context()));
  }

  private static boolean coversAction(ActionElement element, String action) {
    return element.negated()
        != element.patterns().stream()
            .anyMatch(
                pattern ->
                    fits(
                        PolicyString.withoutVariables(pattern.text().toLowerCase(Locale.ROOT)),
                        Map.of(),
                        action));
  }

  private static boolean coversResource(ResourceElement element, Ask ask) {
    String resource = ask.request().resource();
    return element.negated()
        != element.patterns().stream()
            .anyMatch(pattern -> fits(pattern.value(), ask.context(), resource));
  }

  private static boolean holds(Condition condition, Map<String, String> context) {
    @Nullable String given = context.get(condition.key().canonical());
    Comparison comparison = condition.operator().comparison();
    if (comparison == Comparison.NULL) {
      return condition.values().stream()
          .anyMatch(value -> Boolean.parseBoolean(value.value().text()) == (given == null));
    }
    if (given == null) {
      return condition.operator().ifExists() || condition.operator().negated();
    }
    boolean any =
        condition.values().stream()
            .anyMatch(value -> compare(comparison, value.value(), given, context));
    return any != condition.operator().negated();
  }

  private static boolean compare(
      Comparison comparison, PolicyString value, String given, Map<String, String> context) {
    String text = value.text();
    return switch (comparison) {
      case STRING_EQUALS -> Variables.insert(value, context).equals(given);
      case STRING_LIKE, ARN_LIKE, ARN_EQUALS -> fits(value, context, given);
      case BOOL -> text.equalsIgnoreCase(given);
      case IP_ADDRESS -> Ipv4Range.of(text).contains(Ipv4Range.address(given));
      case NUMERIC_LESS_THAN -> new BigDecimal(given).compareTo(new BigDecimal(text)) < 0;
      case DATE_LESS_THAN -> Instant.parse(given).isBefore(Instant.parse(text));
      case DATE_GREATER_THAN -> Instant.parse(given).isAfter(Instant.parse(text));
      default -> throw new IllegalArgumentException("no workload uses " + comparison);
    };
  }

  private static boolean fits(PolicyString pattern, Map<String, String> context, String text) {
    StringBuilder expression = new StringBuilder();
    for (Segment segment : pattern.segments()) {
      if (segment instanceof Segment.AnySequence) {
        expression.append(".*");
      } else if (segment instanceof Segment.AnyCharacter) {
        expression.append('.');
      } else {
        @Nullable String literal = Variables.text(segment, context);
        if (literal == null) {
          return false;
        }
        expression.append(Pattern.quote(literal));
      }
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text).matches();
  }
}
