package io.iamsim.diagnosis;

import io.iamsim.decision.Layer;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remedies for a Deny: a request that it does not speak of, an exception for the caller, an
 * exception for the action.
 */
final class DenyRemedies {
  private static final String PRINCIPAL_ARN = "aws:PrincipalArn";

  private final Parties parties;
  private final StatementExplanation deny;
  private final AttachedPolicy policy;
  private final List<Candidate> candidates = new ArrayList<>();

  private DenyRemedies(Parties parties, StatementExplanation deny, AttachedPolicy policy) {
    this.parties = parties;
    this.deny = deny;
    this.policy = policy;
  }

  /** What may help, not tried yet; the smallest first. */
  static List<Candidate> of(State now, Parties parties, StatementExplanation deny) {
    List<Candidate> candidates = new ArrayList<>(RequestRemedies.escaping(deny));
    LayerAccess.policy(now.policies(), deny.layer(), deny.target(), deny.policy())
        .filter(policy -> !parties.environment().isAwsManaged(policy.document()))
        .ifPresent(
            policy -> {
              DenyRemedies remedies = new DenyRemedies(parties, deny, policy);
              remedies.exceptCaller();
              remedies.exceptAction();
              candidates.addAll(remedies.candidates);
            });
    return candidates;
  }

  private void exceptCaller() {
    Optional<String> arn = parties.identityArn();
    if (arn.isEmpty()) {
      return;
    }
    Optional<Condition> list =
        deny.statement().conditions().stream().filter(DenyRemedies::listsCallers).findFirst();
    if (list.isPresent()) {
      add(
          "add the caller to those whom the statement leaves out: `"
              + list.get().operator()
              + "` on `"
              + PRINCIPAL_ARN
              + "`",
          Json.quoted(arn.get()),
          whateverElse(),
          statement -> StatementEdit.withValue(statement, list.get(), arn.get()));
      return;
    }
    String json =
        "\"ArnNotEquals\": {" + Json.quoted(PRINCIPAL_ARN) + ": " + Json.quoted(arn.get()) + "}";
    StatementEdit.document(statement(json), policy.document())
        .map(document -> document.statements().get(0))
        .ifPresent(
            other ->
                add(
                    "leave the caller out: add to the statement's `Condition`",
                    json,
                    whateverElse(),
                    statement -> StatementEdit.withConditionsOf(statement, other)));
  }

  /** A condition by which a Deny leaves callers out. */
  private static boolean listsCallers(Condition condition) {
    Comparison comparison = condition.operator().comparison();
    return condition.operator().negated()
        && condition.key().text().equalsIgnoreCase(PRINCIPAL_ARN)
        && (comparison == Comparison.ARN_EQUALS
            || comparison == Comparison.ARN_LIKE
            || comparison == Comparison.STRING_EQUALS
            || comparison == Comparison.STRING_LIKE);
  }

  private String statement(String condition) {
    String principal = policy.document().type().hasPrincipal() ? "\"Principal\": \"*\", " : "";
    String resource =
        policy.document().type() == PolicyType.ROLE_TRUST ? "" : "\"Resource\": \"*\", ";
    return "{\"Effect\": \"Deny\", "
        + principal
        + "\"Action\": \"*\", "
        + resource
        + "\"Condition\": {"
        + condition
        + "}}";
  }

  /** Of {@code NotAction} an action more is an exception for everybody. */
  private void exceptAction() {
    Statement statement = deny.statement();
    String action = parties.request().action().text();
    if (statement.action() == null) {
      return;
    }
    if (statement.action().negated()) {
      add(
          "leave the action out, for everybody: add it to the statement's `NotAction`",
          Json.quoted(action),
          everybody(),
          each -> StatementEdit.withAction(each, action));
      return;
    }
    boolean listed =
        statement.action().patterns().size() > 1
            && statement.action().patterns().stream()
                .anyMatch(pattern -> pattern.text().equalsIgnoreCase(action));
    if (listed) {
      add(
          "leave the action out, for everybody: take it from the statement's `Action`",
          Json.quoted(action),
          everybody(),
          each -> StatementEdit.withoutAction(each, action));
    }
  }

  /** What the statement denies the caller besides. */
  private String whateverElse() {
    Statement statement = deny.statement();
    return "whatever else of "
        + (statement.action() == null
            ? "nothing"
            : scope(
                statement.action().negated(),
                statement.action().patterns().stream().map(ActionPattern::text).toList()))
        + " on "
        + (statement.resource() == null
            ? "the resource"
            : scope(
                statement.resource().negated(),
                statement.resource().patterns().stream()
                    .map(pattern -> pattern.value().text())
                    .toList()))
        + " other policies allow the caller";
  }

  private static String scope(boolean negated, List<String> texts) {
    return (negated ? "all but " : "")
        + texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
  }

  private String everybody() {
    return "`"
        + parties.request().action()
        + "` to whom the statement denied it and others allow it";
  }

  private void add(
      String text, @Nullable String json, String besides, UnaryOperator<Statement> change) {
    Layer layer = deny.layer();
    UnaryOperator<PolicyDocument> edit = StatementEdit.changing(deny.statement(), change);
    Remedy remedy =
        new Remedy(
            Remedy.Kind.NARROW_STATEMENT,
            layer,
            deny.target(),
            deny.policy(),
            deny.statement().span(),
            text,
            json,
            parties.responsible(layer, deny.target()),
            List.of(besides));
    candidates.add(
        Candidate.ofPolicies(
            remedy, policies -> LayerAccess.edited(policies, layer, policy, edit)));
  }
}
