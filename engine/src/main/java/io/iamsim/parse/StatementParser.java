package io.iamsim.parse;

import io.iamsim.model.ActionElement;
import io.iamsim.model.Condition;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PolicyVersion;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.Statement;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one statement (GRAM-2 to GRAM-17). */
final class StatementParser {
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private static final int MAX_QUEUE_ACTIONS = 7;

  private final PolicyType type;
  private final ElementRules rules;
  private final ParseMode mode;
  private final Findings findings;
  private final PrincipalParser principals;
  private final PatternParser patterns;
  private final ConditionParser conditions;

  StatementParser(
      PolicyType type,
      PolicyVersion version,
      ElementRules rules,
      ParseMode mode,
      Findings findings) {
    this.type = type;
    this.rules = rules;
    this.mode = mode;
    this.findings = findings;
    this.principals = new PrincipalParser(type, findings);
    this.patterns = new PatternParser(type, version, mode, findings);
    this.conditions = new ConditionParser(version, mode, findings);
  }

  /** The statement, or null if it is invalid; LENIENT turns its errors into warnings (GRAM-18). */
  @Nullable Statement parse(SourceNode node, int index) {
    int mark = findings.size();
    @Nullable Statement statement = read(node, index);
    if (mode == ParseMode.LENIENT && findings.errorsSince(mark)) {
      findings.forgiveSince(mark);
      findings.warn(
          FindingCode.STATEMENT_HAS_NO_EFFECT,
          node.span(),
          "the statement is invalid and has no effect",
          "decisions that depend on this document are of low confidence");
      return null;
    }
    return statement;
  }

  private @Nullable Statement read(SourceNode node, int index) {
    if (!(node instanceof SourceNode.Mapping mapping)) {
      findings.add(
          FindingCode.WRONG_TYPE,
          node.span(),
          "a statement is an object, this is " + node.description(),
          "");
      return null;
    }
    for (SourceNode.Member member : mapping.members()) {
      if (!ELEMENTS.contains(member.name())) {
        findings.add(
            FindingCode.UNKNOWN_ELEMENT,
            member.nameSpan(),
            "unknown element `" + member.name() + "` in a statement",
            suggestion(member.name()));
      }
    }
    @Nullable Effect effect = effect(mapping);
    @Nullable PrincipalElement principal = principal(mapping, effect);
    @Nullable ActionElement action = action(mapping);
    @Nullable ResourceElement resource = resource(mapping);
    List<Condition> tests = mapping.get("Condition").map(conditions::parse).orElse(List.of());
    if (effect == null) {
      return null;
    }
    Statement statement =
        new Statement(
            index, sid(mapping), effect, principal, action, resource, tests, mapping.span());
    checkResourceControl(statement);
    checkQueueActions(statement);
    return statement;
  }

  /** QUOTA-11. */
  private void checkQueueActions(Statement statement) {
    ActionElement action = statement.action();
    if (type == PolicyType.RESOURCE
        && action != null
        && action.patterns().size() > MAX_QUEUE_ACTIONS
        && action.patterns().stream()
            .allMatch(pattern -> pattern.text().regionMatches(true, 0, "sqs:", 0, 4))) {
      findings.add(
          FindingCode.QUOTA_EXCEEDED,
          action.span(),
          "a statement of a queue policy with "
              + action.patterns().size()
              + " actions, SQS takes "
              + MAX_QUEUE_ACTIONS,
          "split it, or write a wildcard");
    }
  }

  private static String suggestion(String name) {
    for (String element : ELEMENTS) {
      if (element.equalsIgnoreCase(name)) {
        return "element names are case-sensitive, write `" + element + "`";
      }
    }
    return "a statement has Sid, Effect, Principal, Action, Resource, Condition and their Not"
        + " forms";
  }

  private @Nullable String sid(SourceNode.Mapping mapping) {
    @Nullable SourceNode node = mapping.get("Sid").orElse(null);
    SourceNode.@Nullable Scalar scalar = node == null ? null : Nodes.text(node, "Sid", findings);
    if (scalar == null) {
      return null;
    }
    if (rules.ownedByIam() && !isAlphanumeric(scalar.text())) {
      report(
          FindingCode.INVALID_SID,
          scalar.span(),
          "the Sid `" + scalar.text() + "` has characters other than letters and digits",
          "IAM accepts A-Z, a-z and 0-9");
    }
    return scalar.text();
  }

  /** An error that does not change what the statement means: forgiven in LENIENT mode. */
  private void report(FindingCode code, SourceSpan span, String message, String help) {
    if (mode == ParseMode.LENIENT) {
      findings.warn(code, span, message, help);
    } else {
      findings.add(code, span, message, help);
    }
  }

  private static boolean isAlphanumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Effect effect(SourceNode.Mapping mapping) {
    @Nullable SourceNode node = mapping.get("Effect").orElse(null);
    if (node == null) {
      findings.add(
          FindingCode.MISSING_ELEMENT,
          mapping.span(),
          "no `Effect` in the statement",
          "write \"Effect\": \"Allow\" or \"Deny\"");
      return null;
    }
    if (node instanceof SourceNode.Scalar scalar) {
      for (Effect effect : Effect.values()) {
        if (effect.text().equals(scalar.text())) {
          return effect;
        }
      }
      findings.add(
          FindingCode.INVALID_EFFECT,
          node.span(),
          "`" + scalar.text() + "` is no effect",
          "write `Allow` or `Deny`, with a capital");
    } else {
      Nodes.text(node, "Effect", findings);
    }
    return null;
  }

  private SourceNode.@Nullable Member oneOf(
      SourceNode.Mapping mapping, String plain, String negated) {
    SourceNode.@Nullable Member found = null;
    for (SourceNode.Member member : mapping.members()) {
      if (!member.name().equals(plain) && !member.name().equals(negated)) {
        continue;
      }
      if (found != null) {
        findings.add(
            FindingCode.MUTUALLY_EXCLUSIVE_ELEMENTS,
            member.nameSpan(),
            "`" + plain + "` and `" + negated + "` in one statement",
            "write two statements");
      }
      found = found == null ? member : found;
    }
    return found;
  }

  private void forbid(SourceNode.Member member, String help) {
    findings.add(
        FindingCode.ELEMENT_NOT_ALLOWED,
        member.nameSpan(),
        "`" + member.name() + "` is not accepted in " + PolicyParser.article(type),
        help);
  }

  private @Nullable PrincipalElement principal(
      SourceNode.Mapping mapping, @Nullable Effect effect) {
    SourceNode.@Nullable Member member = oneOf(mapping, "Principal", "NotPrincipal");
    if (member == null) {
      if (rules.principal() == ElementRules.Presence.REQUIRED) {
        findings.add(
            FindingCode.MISSING_ELEMENT,
            mapping.span(),
            "no `Principal` in the statement",
            "write \"Principal\": \"*\"");
      } else if (rules.principal() == ElementRules.Presence.EXPECTED) {
        findings.add(
            FindingCode.STATEMENT_HAS_NO_EFFECT,
            mapping.span(),
            "no `Principal` in the statement, so it matches nobody",
            "name a principal");
      }
      return null;
    }
    boolean negated = member.name().equals("NotPrincipal");
    if (rules.principal() == ElementRules.Presence.FORBIDDEN) {
      forbid(member, "the policy applies to what it is attached to");
      return null;
    }
    if (negated && !rules.notPrincipal()) {
      forbid(member, "name who is meant with `Principal`");
      return null;
    }
    return principals.parse(member, negated, effect);
  }

  private @Nullable ActionElement action(SourceNode.Mapping mapping) {
    SourceNode.@Nullable Member member = oneOf(mapping, "Action", "NotAction");
    if (member == null) {
      FindingCode code =
          type == PolicyType.KMS_KEY
              ? FindingCode.STATEMENT_HAS_NO_EFFECT
              : FindingCode.MISSING_ELEMENT;
      findings.add(code, mapping.span(), "no `Action` in the statement", "");
      return null;
    }
    if (member.name().equals("NotAction") && !rules.notAction()) {
      forbid(member, "list the actions with `Action`");
      return null;
    }
    return patterns.actions(member);
  }

  private @Nullable ResourceElement resource(SourceNode.Mapping mapping) {
    SourceNode.@Nullable Member member = oneOf(mapping, "Resource", "NotResource");
    if (member == null) {
      if (rules.resource() == ElementRules.Presence.REQUIRED) {
        findings.add(
            FindingCode.MISSING_ELEMENT, mapping.span(), "no `Resource` in the statement", "");
      } else if (type == PolicyType.KMS_KEY) {
        findings.add(
            FindingCode.STATEMENT_HAS_NO_EFFECT,
            mapping.span(),
            "no `Resource` in the statement, so it has no effect",
            "write \"Resource\": \"*\", which means this key");
      } else if (rules.resource() == ElementRules.Presence.EXPECTED) {
        findings.add(
            FindingCode.MISSING_RESOURCE,
            mapping.span(),
            "no `Resource` in the statement: taken as the resource that the policy is attached to",
            "write the resource's ARN");
      }
      return null;
    }
    if (rules.resource() == ElementRules.Presence.FORBIDDEN) {
      forbid(member, "a trust policy speaks of its own role");
      return null;
    }
    return patterns.resources(member);
  }

  /** GRAM-13, and the AWS-managed RCPFullAWSAccess as its one exception. */
  private void checkResourceControl(Statement statement) {
    if (rules.allow() || (statement.effect() == Effect.DENY && !hasBareStar(statement))) {
      return;
    }
    boolean fullAccess =
        statement.effect() == Effect.ALLOW
            && hasBareStar(statement)
            && statement.conditions().isEmpty()
            && statement.resource() != null
            && !statement.resource().negated()
            && statement.resource().patterns().stream().anyMatch(p -> p.value().text().equals("*"));
    if (statement.effect() == Effect.ALLOW && !fullAccess) {
      findings.add(
          FindingCode.INVALID_EFFECT,
          statement.span(),
          "`Allow` in a resource control policy",
          "only the AWS-managed RCPFullAWSAccess allows; customer policies only deny");
    } else if (statement.effect() == Effect.DENY) {
      findings.add(
          FindingCode.INVALID_ACTION,
          statement.span(),
          "the action `*` in a resource control policy",
          "name the service, as in `s3:*`");
    }
  }

  private static boolean hasBareStar(Statement statement) {
    ActionElement action = statement.action();
    return action != null && action.patterns().stream().anyMatch(p -> p.text().equals("*"));
  }
}
