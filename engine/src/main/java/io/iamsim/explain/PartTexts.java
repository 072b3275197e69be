package io.iamsim.explain;

import io.iamsim.compile.CompiledResource;
import io.iamsim.decision.GrantClass;
import io.iamsim.evaluate.Truth;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of one part of a statement what it wants and what the request has, both as they were
 * compared.
 */
final class PartTexts {
  private final Compared compared;
  private final ValueTexts values;
  private final KeyTexts keys;

  PartTexts(Compared compared) {
    this.compared = compared;
    this.values = new ValueTexts(compared);
    this.keys = new KeyTexts(compared);
  }

  /** The action that policies were compared with. */
  ActionName action() {
    return compared.action();
  }

  String action(Statement statement, Truth truth) {
    ActionElement element = statement.action();
    if (element == null) {
      return "the statement names no action";
    }
    List<String> patterns =
        element.patterns().stream().map(ActionPattern::text).map(text -> "`" + text + "`").toList();
    return covered(compared.actionText(), element.negated(), patterns, truth);
  }

  String resource(CompiledResource resource, Truth truth) {
    List<String> patterns = resource.patterns().stream().map(values::resource).toList();
    return covered(compared.resourceText(), resource.negated(), patterns, truth);
  }

  private static String covered(
      String subject, boolean negated, List<String> patterns, Truth truth) {
    String verb =
        truth == Truth.UNKNOWN
            ? " may be covered by "
            : (truth == Truth.TRUE) == negated ? " is not covered by " : " is covered by ";
    String suffix = negated ? ", which the statement excludes" : "";
    return subject + verb + KeyTexts.enumerated(patterns) + suffix;
  }

  String principal(PrincipalElement element, Truth truth, @Nullable GrantClass grantClass) {
    String caller = compared.callerText();
    if (element.negated()) {
      return switch (truth) {
        case TRUE -> "does not except " + caller;
        case UNKNOWN -> "may except " + caller;
        case FALSE -> "excepts " + caller;
      };
    }
    return switch (truth) {
      case TRUE -> "names " + caller + (grantClass == null ? "" : " as " + grantClass.title());
      case UNKNOWN -> "may name " + caller;
      case FALSE ->
          "does not name "
              + caller
              + ", but "
              + KeyTexts.enumerated(element.entries().stream().map(PartTexts::entry).toList());
    };
  }

  private static String entry(PrincipalEntry entry) {
    if (entry instanceof PrincipalEntry.Account account) {
      return "account `" + account.account() + "`";
    }
    if (entry instanceof PrincipalEntry.PrincipalArn named) {
      return "`" + named.arn() + "`";
    }
    if (entry instanceof PrincipalEntry.UniqueId unique) {
      return "`" + unique.id() + "`";
    }
    if (entry instanceof PrincipalEntry.Service service) {
      return "`" + service.name() + "`";
    }
    if (entry instanceof PrincipalEntry.Federated federated) {
      return "`" + federated.provider() + "`";
    }
    if (entry instanceof PrincipalEntry.CanonicalUser user) {
      return "canonical user `" + user.id() + "`";
    }
    return entry instanceof PrincipalEntry.Malformed malformed
        ? "`" + malformed.text() + "` (which names nobody)"
        : "`*`";
  }

  String condition(Condition condition) {
    List<String> wanted = wanted(condition);
    String verb =
        !condition.operator().negated()
            ? " wants "
            : wanted.size() == 1 ? " wants other than " : " wants none of ";
    return "`"
        + condition.operator()
        + "` on `"
        + condition.key().text()
        + "`"
        + verb
        + KeyTexts.enumerated(wanted)
        + ", "
        + keys.held(condition.key());
  }

  private List<String> wanted(Condition condition) {
    if (condition.operator().comparison() == Comparison.NULL) {
      return condition.values().stream()
          .map(value -> value.value().text().equalsIgnoreCase("true") ? "`absent`" : "`present`")
          .toList();
    }
    return condition.values().stream()
        .map(value -> values.condition(value.value(), condition.operator()))
        .toList();
  }
}
