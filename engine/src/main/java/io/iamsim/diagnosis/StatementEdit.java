package io.iamsim.diagnosis;

import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes to a policy document: a statement more, or one statement with an entry more. */
final class StatementEdit {
  private StatementEdit() {}

  /** The document with the statement of a JSON text more; the text must be one. */
  static Optional<UnaryOperator<PolicyDocument>> adding(String json, PolicyDocument like) {
    return document(json, like).map(added -> document -> joined(document, added));
  }

  /** A document of one statement, of the type that another has. */
  static Optional<PolicyDocument> document(String json, PolicyDocument like) {
    String text = "{\"Version\": \"2012-10-17\", \"Statement\": [" + json + "]}";
    Checked<PolicyDocument> read =
        PolicyParser.parse(SourceText.of("remedy", text), like.type(), ParseMode.STRICT);
    return read.value().filter(found -> !found.statements().isEmpty());
  }

  private static PolicyDocument joined(PolicyDocument document, PolicyDocument added) {
    List<Statement> statements = new ArrayList<>(document.statements());
    statements.addAll(added.statements());
    return with(document, statements);
  }

  private static PolicyDocument with(PolicyDocument document, List<Statement> statements) {
    return new PolicyDocument(
        document.type(),
        document.version(),
        document.id(),
        statements,
        document.size(),
        document.span());
  }

  /** The document with one of its statements changed. */
  static UnaryOperator<PolicyDocument> changing(Statement which, UnaryOperator<Statement> change) {
    return document ->
        with(
            document,
            document.statements().stream()
                .map(each -> each.span().equals(which.span()) ? change.apply(each) : each)
                .toList());
  }

  /** The statement with an action more; of {@code NotAction}, one less that it speaks of. */
  static Statement withAction(Statement statement, String action) {
    ActionElement element = Objects.requireNonNull(statement.action());
    List<ActionPattern> patterns = new ArrayList<>(element.patterns());
    patterns.add(new ActionPattern(action, element.span()));
    return new Statement(
        statement.index(),
        statement.sid(),
        statement.effect(),
        statement.principal(),
        new ActionElement(element.negated(), patterns, element.span()),
        statement.resource(),
        statement.conditions(),
        statement.span());
  }

  /** The statement without an action that it names. */
  static Statement withoutAction(Statement statement, String action) {
    ActionElement element = Objects.requireNonNull(statement.action());
    List<ActionPattern> patterns =
        element.patterns().stream()
            .filter(pattern -> !pattern.text().equalsIgnoreCase(action))
            .toList();
    return new Statement(
        statement.index(),
        statement.sid(),
        statement.effect(),
        statement.principal(),
        new ActionElement(element.negated(), patterns, element.span()),
        statement.resource(),
        statement.conditions(),
        statement.span());
  }

  /** The statement with a resource more. */
  static Statement withResource(Statement statement, String resource) {
    ResourceElement element = Objects.requireNonNull(statement.resource());
    List<ResourcePattern> patterns = new ArrayList<>(element.patterns());
    patterns.add(new ResourcePattern(PolicyString.withoutVariables(resource), element.span()));
    return new Statement(
        statement.index(),
        statement.sid(),
        statement.effect(),
        statement.principal(),
        statement.action(),
        new ResourceElement(element.negated(), patterns, element.span()),
        statement.conditions(),
        statement.span());
  }

  /** The statement with the principals of another one more. */
  static Statement withPrincipalsOf(Statement statement, Statement other) {
    PrincipalElement element = Objects.requireNonNull(statement.principal());
    List<PrincipalEntry> entries = new ArrayList<>(element.entries());
    entries.addAll(Objects.requireNonNull(other.principal()).entries());
    return new Statement(
        statement.index(),
        statement.sid(),
        statement.effect(),
        new PrincipalElement(element.negated(), entries, element.span()),
        statement.action(),
        statement.resource(),
        statement.conditions(),
        statement.span());
  }

  /** The statement with the conditions of another one more. */
  static Statement withConditionsOf(Statement statement, Statement other) {
    List<Condition> conditions = new ArrayList<>(statement.conditions());
    conditions.addAll(other.conditions());
    return withConditions(statement, conditions);
  }

  /** The statement with a value more in one of its conditions. */
  static Statement withValue(Statement statement, Condition which, String value) {
    List<Condition> conditions = new ArrayList<>();
    for (Condition condition : statement.conditions()) {
      List<ConditionValue> values = new ArrayList<>(condition.values());
      if (condition.equals(which)) {
        values.add(new ConditionValue(PolicyString.withoutVariables(value), condition.span()));
      }
      conditions.add(
          new Condition(condition.operator(), condition.key(), values, condition.span()));
    }
    return withConditions(statement, conditions);
  }

  private static Statement withConditions(Statement statement, List<Condition> conditions) {
    return new Statement(
        statement.index(),
        statement.sid(),
        statement.effect(),
        statement.principal(),
        statement.action(),
        statement.resource(),
        conditions,
        statement.span());
  }
}
