package io.iamsim.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of §5, kept by hand: resource-based policies, resource control policies, services of
 * one Region, what guardrails do not reach, what services decide by themselves.
 */
record ServiceSupport(
    String date,
    Map<String, ResourcePolicySupport> resourcePolicies,
    Map<String, ResourceControlPolicySupport> resourceControlPolicies,
    Map<String, String> globalRegions,
    Map<String, List<AlsoOn>> alsoOn,
    Set<String> rootTasks,
    Map<String, String> ownMeans) {

  /**
   * Resources that an action works on although the reference does not list their type with it.
   *
   * @param action the action, or {@code *} for every one of the service
   * @param format the format of their ARNs
   */
  record AlsoOn(String action, ArnPattern format) {
    boolean isOf(String name) {
      return action.equals("*") || action.equalsIgnoreCase(name);
    }
  }

  ServiceSupport {
    rootTasks = Set.copyOf(rootTasks);
    ownMeans = Map.copyOf(ownMeans);
    resourcePolicies = Map.copyOf(resourcePolicies);
    resourceControlPolicies = Map.copyOf(resourceControlPolicies);
    globalRegions = Map.copyOf(globalRegions);
    alsoOn = Map.copyOf(alsoOn);
  }

  static ServiceSupport read(CatalogSource source) {
    CatalogFile file = CatalogFile.read(source, "service-support.tsv", "service-support");
    Map<String, ResourcePolicySupport> policies = new HashMap<>();
    Map<String, ResourceControlPolicySupport> controls = new HashMap<>();
    Map<String, String> regions = new HashMap<>();
    Map<String, List<AlsoOn>> alsoOn = new HashMap<>();
    Set<String> rootTasks = new HashSet<>();
    Map<String, String> ownMeans = new HashMap<>();
    for (CatalogFile.Line line : file.lines()) {
      String prefix = line.column(1);
      switch (line.kind()) {
        case "resource-policy" -> policies.put(prefix, resourcePolicy(line));
        case "rcp" -> controls.put(prefix, resourceControlPolicy(line));
        case "global" -> regions.put(prefix, line.column(2));
        case "also-on" ->
            alsoOn
                .computeIfAbsent(prefix, service -> new ArrayList<>())
                .add(new AlsoOn(line.column(2), new ArnPattern(line.column(3), List.of())));
        case "root-tasks" -> rootTasks.add(prefix);
        case "own" -> ownMeans.put(prefix, line.column(2));
        default -> throw line.wrong("unknown kind of line `" + line.kind() + "`");
      }
    }
    return new ServiceSupport(
        file.header().column(3), policies, controls, regions, alsoOn, rootTasks, ownMeans);
  }

  private static ResourcePolicySupport resourcePolicy(CatalogFile.Line line) {
    String resources = line.column(2);
    return new ResourcePolicySupport(
        resources.equals("-") ? List.of() : CatalogFile.split(resources, ';'),
        switch (line.column(3)) {
          case "required" -> ResourcePolicySupport.Requirement.REQUIRED;
          case "not-required" -> ResourcePolicySupport.Requirement.NOT_REQUIRED;
          case "varies" -> ResourcePolicySupport.Requirement.VARIES;
          default -> throw line.wrong("unknown requirement `" + line.column(3) + "`");
        },
        switch (line.column(4)) {
          case "possible" -> ResourcePolicySupport.AnonymousAccess.POSSIBLE;
          case "not-possible" -> ResourcePolicySupport.AnonymousAccess.NOT_POSSIBLE;
          case "limited" -> ResourcePolicySupport.AnonymousAccess.LIMITED;
          default -> throw line.wrong("unknown anonymous access `" + line.column(4) + "`");
        },
        line.columns().size() > 5 ? line.column(5) : "");
  }

  private static ResourceControlPolicySupport resourceControlPolicy(CatalogFile.Line line) {
    return switch (line.column(2)) {
      case "supported" -> ResourceControlPolicySupport.SUPPORTED;
      case "unknown" -> ResourceControlPolicySupport.UNKNOWN;
      default -> throw line.wrong("unknown support `" + line.column(2) + "`");
    };
  }
}
