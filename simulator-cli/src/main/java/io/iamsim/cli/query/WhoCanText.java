package io.iamsim.cli.query;

import io.iamsim.cli.report.Columns;
import io.iamsim.cli.report.Palette;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.environment.Account;
import io.iamsim.environment.Environment;
import io.iamsim.model.AccountId;
import io.iamsim.query.AccessCondition;
import io.iamsim.query.ConditionText;
import io.iamsim.query.Grant;
import io.iamsim.query.RoleChain;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who can do something, for people: by account; those who can for the same reason together, by
 * path.
 */
public final class WhoCanText {
  private static final String INDENT = "  ";
  private static final int MOST_NAMES = 40;
  private static final int MOST_EXAMPLES = 3;

  private final Environment environment;
  private final Palette palette;
  private final StringBuilder out = new StringBuilder();

  private WhoCanText(Environment environment, Palette palette) {
    this.environment = environment;
    this.palette = palette;
  }

  /** Grants that a person need not tell apart. */
  private record Reason(
      Grant.Reach reach,
      List<String> resources,
      AccessCondition condition,
      List<MatchedStatement> statements) {}

  /** The answer. */
  public static String of(
      String action,
      String resource,
      List<Grant> grants,
      List<RoleChain> chains,
      Environment environment,
      Palette palette) {
    WhoCanText text = new WhoCanText(environment, palette);
    Map<String, List<Grant>> byQuestion = new LinkedHashMap<>();
    for (Grant grant : grants) {
      byQuestion
          .computeIfAbsent(
              grant.action().text() + " on " + grant.asked(), question -> new ArrayList<>())
          .add(grant);
    }
    if (byQuestion.isEmpty()) {
      text.out.append("nobody can ").append(action).append(" on ").append(resource).append('\n');
    }
    byQuestion.forEach(text::question);
    text.chains(chains);
    return text.out.toString();
  }

  private void question(String question, List<Grant> grants) {
    out.append(out.length() == 0 ? "" : "\n")
        .append(palette.heading("who can " + question))
        .append('\n');
    Map<String, List<Grant>> byAccount = new TreeMap<>();
    for (Grant grant : grants) {
      byAccount.computeIfAbsent(account(grant.principal()), a -> new ArrayList<>()).add(grant);
    }
    byAccount.forEach(this::account);
  }

  private String account(RequestPrincipal principal) {
    Optional<AccountId> id = principal.account();
    if (id.isEmpty()) {
      return "in no account";
    }
    Optional<Account> account = environment.account(id.get());
    if (account.isEmpty()) {
      return "account " + id.get() + " (not in the environment)";
    }
    boolean named = !account.get().name().equals(id.get().value());
    return "account " + id.get() + (named ? " (" + account.get().name() + ")" : "");
  }

  private void account(String account, List<Grant> grants) {
    out.append('\n').append(INDENT).append(palette.heading(account)).append('\n');
    Map<Reason, List<Grant>> byReason = new LinkedHashMap<>();
    for (Grant grant : grants) {
      Reason reason =
          new Reason(grant.reach(), grant.quotedResources(), grant.condition(), grant.statements());
      byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(grant);
    }
    byReason.forEach(this::reason);
  }

  private void reason(Reason reason, List<Grant> grants) {
    names(grants);
    if (reason.reach() != Grant.Reach.RESOURCE) {
      Set<String> examples = new LinkedHashSet<>();
      grants.forEach(grant -> examples.addAll(grant.examples()));
      line(
          reason.reach() == Grant.Reach.ALL
              ? "on all of it"
              : "on some of it: "
                  + (reason.resources().isEmpty()
                      ? some(examples)
                      : String.join(", ", reason.resources())));
    }
    if (reason.condition() instanceof AccessCondition.Undetermined undetermined) {
      line("unknown: " + undetermined.reason());
    } else if (reason.condition().isUndetermined()) {
      line("unknown whether: " + ConditionText.of(reason.condition()));
    } else if (!reason.condition().equals(AccessCondition.ALWAYS)) {
      line("if " + ConditionText.of(reason.condition()));
    }
    Columns table = new Columns();
    for (MatchedStatement matched : reason.statements()) {
      List<String> patterns = grants.get(0).patterns(matched);
      boolean tell =
          reason.reach() != Grant.Reach.RESOURCE && !patterns.isEmpty() && !patterns.contains("*");
      table.row(
          Columns.cell(matched.statement().effect().text()),
          Columns.cell(matched.statement().label()),
          Columns.cell(matched.statement().span().toString()),
          new Columns.Cell(
              matched.layer().text() + ", policy `" + matched.policy() + "`", palette::faint),
          new Columns.Cell(tell ? on(patterns) : "", palette::faint));
    }
    table.printTo(out, INDENT.repeat(3));
  }

  private static String on(List<String> patterns) {
    int more = patterns.size() - MOST_EXAMPLES;
    return "on "
        + String.join(", ", patterns.subList(0, Math.min(MOST_EXAMPLES, patterns.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private void line(String text) {
    out.append(INDENT.repeat(3)).append(text).append('\n');
  }

  /** Examples that the environment has first; the others could be made. */
  private String some(Set<String> examples) {
    List<String> shown =
        examples.stream()
            .sorted(Comparator.comparing(example -> !exists(example)))
            .limit(MOST_EXAMPLES)
            .map(example -> exists(example) ? example : example + " (not in the environment)")
            .toList();
    int more = examples.size() - MOST_EXAMPLES;
    String others = more == 1 ? " and another kind" : " and " + more + " other kinds";
    return "such as " + String.join(", ", shown) + (more > 0 ? others : "");
  }

  private boolean exists(String resource) {
    return environment.resource(resource).isPresent() || environment.identity(resource).isPresent();
  }

  /** Names of one path on one line. */
  private void names(List<Grant> grants) {
    Map<String, List<String>> byPath = new TreeMap<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Grant grant : grants) {
      String name = shortName(grant.principal());
      if (seen.add(name)) {
        int slash = name.lastIndexOf('/');
        byPath
            .computeIfAbsent(name.substring(0, slash + 1), path -> new ArrayList<>())
            .add(name.substring(slash + 1));
      }
    }
    byPath.forEach(
        (path, names) -> {
          int more = names.size() - MOST_NAMES;
          String list =
              String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                  + (more > 0 ? " and " + more + " more" : "");
          boolean braces = names.size() > 1 && !path.isEmpty();
          out.append(INDENT.repeat(2))
              .append(path)
              .append(braces ? "{" + list + "}" : list)
              .append('\n');
        });
  }

  static String shortName(RequestPrincipal principal) {
    String text = principal.text();
    boolean arn = principal.account().isPresent();
    return arn ? text.substring(text.lastIndexOf(':') + 1) : text;
  }

  private void chains(List<RoleChain> chains) {
    if (chains.isEmpty()) {
      return;
    }
    out.append('\n').append(palette.heading("by assuming roles")).append('\n');
    for (RoleChain chain : chains) {
      StringBuilder way = new StringBuilder(chain.from().text());
      chain.hops().forEach(hop -> way.append(" -> ").append(named(hop.role(), chain.from())));
      out.append(INDENT).append(way).append('\n');
      for (RoleChain.Hop hop : chain.hops()) {
        hop(hop);
      }
    }
  }

  /** The account is said where it is another than the one where the chain begins. */
  private static String named(RequestPrincipal role, RequestPrincipal from) {
    return role.account().equals(from.account()) ? shortName(role) : role.text();
  }

  private void hop(RoleChain.Hop hop) {
    AccessCondition condition = hop.grant().condition();
    if (condition.isUndetermined()) {
      out.append(INDENT.repeat(2)).append("unknown whether: ");
    } else if (!condition.equals(AccessCondition.ALWAYS)) {
      out.append(INDENT.repeat(2)).append("if ");
    } else {
      return;
    }
    out.append(ConditionText.of(condition))
        .append(palette.faint(", to assume " + shortName(hop.role())))
        .append('\n');
  }
}
