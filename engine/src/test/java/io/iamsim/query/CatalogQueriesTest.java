package io.iamsim.query;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ArnPattern;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.environment.Environment;
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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class CatalogQueriesTest {
  static final Environment ENV =
      EnvironmentLoader.load(
              List.of("e.yaml"),
              new InMemoryFiles()
                  .with(
                      "e.yaml",
                      """
                      accounts:
                        "111122223333":
                          users:
                            admin: {inlinePolicies: {all: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}}}
                          roles:
                            admin: {inlinePolicies: {all: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}}, trustPolicy: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "sts:AssumeRole", Principal: {AWS: "111122223333"}}]}}
                      """),
              ParseMode.STRICT)
          .orElseThrow();

  @Test
  void explore() {
    ServiceCatalog catalog = ServiceCatalog.bundled();
    AccessScope scope = AccessScope.of(ENV);
    for (String who : List.of("user/admin", "role/admin")) {
      RequestPrincipal admin =
          RequestPrincipal.parse("arn:aws:iam::111122223333:" + who).orElseThrow();
      WhoCan whoCan = new WhoCan(scope, RequestContext.empty());
      WhatCan whatCan = new WhatCan(scope, RequestContext.empty());
      Set<String> what = new TreeSet<>();
      long t0 = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      List<ActionName> all = whatCan.everything();
      whatCan.of(admin, all, a -> what.add(a.action().text()), d -> {});
      System.out.println(
          "what-can "
              + (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                      - t0)
                  / 1000000
              + " ms, "
              + what.size()
              + " of "
              + all.size());
      t0 = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      List<String> bad = new ArrayList<>();
      for (ActionName action : all) {
        ActionEntry entry = catalog.action(action.service(), action.name()).orElseThrow();
        Set<String> arns = new LinkedHashSet<>();
        entry
            .resourceTypes()
            .forEach(t -> t.type().arnPatterns().forEach(p -> arns.add(sample(p))));
        if (entry.wildcardOnly()) arns.add("*");
        Set<Decision> can = new TreeSet<>();
        arns.forEach(
            a ->
                can.add(
                    scope.decide(
                        new AccessRequest(admin, action, a, null, RequestContext.empty()))));
        List<Grant> grants = new ArrayList<>();
        whoCan.asked(action, "*").forEach(a -> grants.addAll(whoCan.grants(admin, action, a)));
        Decision any =
            scope.decide(new AccessRequest(admin, action, "*", null, RequestContext.empty()));
        boolean able = can.contains(Decision.ALLOWED) || can.contains(Decision.UNKNOWN);
        if (able != !grants.isEmpty()
            || able != what.contains(action.text())
            || can.size() > 1
            || any.isDenied() == able
            || grants.stream()
                .anyMatch(
                    g ->
                        g.reach() == Grant.Reach.SOME
                            || !g.condition().equals(AccessCondition.ALWAYS))) {
          bad.add(
              action.text()
                  + " can "
                  + can
                  + " any "
                  + any
                  + " who "
                  + grants.size()
                  + grants.stream()
                      .map(g -> g.asked() + " " + g.reach() + " " + ConditionText.of(g.condition()))
                      .toList()
                  + " what "
                  + what.contains(action.text())
                  + " "
                  + arns);
        }
      }
      System.out.println(
          "who-can "
              + (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                      - t0)
                  / 1000000
              + " ms, bad "
              + bad.size());
      bad.forEach(System.out::println);
    }
  }

  static String sample(ArnPattern p) {
    return p.text()
        .replace("${Partition}", "aws")
        .replace("${Region}", "eu-west-1")
        .replace("${Account}", "111122223333")
        .replaceAll("\\$\\{[^}]*}", "x1")
        .replace("*", "x1");
  }
}
