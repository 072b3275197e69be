package io.iamsim.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.load.InMemoryFiles;
import io.iamsim.model.ActionName;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What who-can and what-can say of an administrator agrees with {@code can} for every action. */
final class CatalogQueriesTest {
  private static final String ACCOUNT = "111122223333";
  private static final AccessScope SCOPE =
      AccessScope.of(
          EnvironmentLoader.load(
                  List.of("e.yaml"),
                  new InMemoryFiles()
                      .with(
                          "e.yaml",
                          """
                          accounts:
                            "111122223333":
                              users:
                                admin: {inlinePolicies: {all: all.json}}
                                idle: {}
                          """)
                      .with(
                          "all.json",
                          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                              + "\"Action\":\"*\",\"Resource\":\"*\"}]}"),
                  ParseMode.STRICT)
              .orElseThrow());

  @Test
  void anAdministratorCanWhatTheQueriesSay() {
    agrees("arn:aws:iam::111122223333:user/admin");
  }

  /** What a policy that nobody knows may allow, such as that of some key, is not listed. */
  @Test
  void whoHasNoPolicyCanWhatARuleAllows() {
    agrees("arn:aws:iam::111122223333:user/idle");
  }

  private static void agrees(String text) {
    RequestPrincipal principal = RequestPrincipal.parse(text).orElseThrow();
    WhoCan whoCan = new WhoCan(SCOPE, RequestContext.empty());
    WhatCan whatCan = new WhatCan(SCOPE, RequestContext.empty());
    Set<String> listed = new TreeSet<>();
    List<ActionName> everything = whatCan.everything();
    whatCan.of(principal, everything, able -> listed.add(able.action().text()), done -> {});
    assertThat(everything).hasSizeGreaterThan(20_000);
    List<String> wrong = new ArrayList<>();
    for (ActionName action : everything) {
      boolean can = resources(action).stream().anyMatch(arn -> can(principal, action, arn));
      boolean who =
          whoCan.asked(action, "*").stream()
              .anyMatch(asked -> !whoCan.grants(principal, action, asked).isEmpty());
      boolean sure =
          resources(action).stream()
              .anyMatch(arn -> decide(principal, action, arn) == Decision.ALLOWED);
      boolean open = can && !sure && text.endsWith("idle");
      if (can != who || (can != listed.contains(action.text()) && !open)) {
        wrong.add(
            action
                + ": can "
                + can
                + ", who-can "
                + who
                + ", what-can "
                + listed.contains(action.text()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean can(RequestPrincipal principal, ActionName action, String arn) {
    return !decide(principal, action, arn).isDenied();
  }

  private static Decision decide(RequestPrincipal principal, ActionName action, String arn) {
    return SCOPE.decide(new AccessRequest(principal, action, arn, null, RequestContext.empty()));
  }

  /** A resource of each type that the action works on, and of each sort that a rule sets apart. */
  private static Set<String> resources(ActionName action) {
    ActionEntry entry =
        ServiceCatalog.bundled().action(action.service(), action.name()).orElseThrow();
    Set<String> resources = new LinkedHashSet<>();
    if (entry.wildcardOnly()) {
      resources.add(AccessRequest.ANY_RESOURCE);
      return resources;
    }
    List<String> patterns = new ArrayList<>();
    entry
        .resourceTypes()
        .forEach(
            type ->
                type.type().arnPatterns().forEach(p -> patterns.add(p.withStars("aws", ACCOUNT))));
    for (String apart : SCOPE.engine().setApart(action)) {
      if (patterns.stream()
          .anyMatch(p -> PatternWalk.overlap(PatternTokens.of(p), tokens(apart)))) {
        patterns.add(apart);
      }
    }
    patterns.forEach(pattern -> resources.add(concrete(pattern, action)));
    return resources;
  }

  private static PatternTokens tokens(String pattern) {
    return PatternTokens.of(pattern);
  }

  /** A star is a name, in its place a Region, an account or the action's service. */
  private static String concrete(String pattern, ActionName action) {
    String[] parts = pattern.split(":", 6);
    List<String> standIns =
        List.of("arn", "aws", action.service().toLowerCase(Locale.ROOT), "eu-west-1", ACCOUNT);
    for (int i = 0; i < standIns.size(); i++) {
      parts[i] = parts[i].equals("*") ? standIns.get(i) : parts[i];
    }
    return String.join(":", parts).replace("*", "x1");
  }
}
