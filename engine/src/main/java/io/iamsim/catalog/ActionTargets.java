package io.iamsim.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the resources that an action works on from those that it does not, by the types that the
 * service data list with it (ROOM-100).
 *
 * <p>Only a resource of a known type is refused. Nothing is said of an action without types, of one
 * whose resources may be any service's, of a resource that has no known format, and of one whose
 * format and the action's differ by a qualifier behind a colon, such as a function's version.
 */
final class ActionTargets {
  private final ServiceCatalog catalog;
  private final String service;
  private final ActionEntry action;
  private final List<ArnPattern> alsoOn;

  ActionTargets(
      ServiceCatalog catalog, String service, ActionEntry action, List<ArnPattern> alsoOn) {
    this.catalog = catalog;
    this.service = service;
    this.action = action;
    this.alsoOn = alsoOn;
  }

  /** What is wrong with asking for the action on a resource, if the data say so. */
  Optional<ResourceMismatch> mismatch(String arn) {
    if (action.resourceTypes().isEmpty() || action.typeOf(arn) >= 0 || !arn.startsWith("arn:")) {
      return Optional.empty();
    }
    List<ResourceTypeEntry> fitting =
        others(arn).stream()
            .filter(
                type ->
                    type.arnPatterns().stream()
                        .anyMatch(pattern -> pattern.namesItsService() && pattern.matches(arn)))
            .toList();
    boolean open =
        !namesServices()
            || fitting.stream().anyMatch(type -> qualifies(type, arn))
            || alsoOn.stream().anyMatch(pattern -> pattern.matches(arn));
    return fitting.stream()
        .filter(type -> !open)
        .max(Comparator.comparingInt(type -> type.closeness(arn)))
        .map(
            type ->
                new ResourceMismatch(
                    service + ":" + action.name(),
                    arn,
                    type,
                    action.resourceTypes().stream().map(ActionResource::type).toList()));
  }

  /**
   * The same for many ARNs that have a beginning in common; none if none of them is refused.
   *
   * @param beginning the first five parts of the ARNs, and more
   */
  Optional<RefusedResources> refused(String beginning) {
    if (action.resourceTypes().isEmpty() || !namesServices()) {
      return Optional.empty();
    }
    List<ArnPattern> refused = new ArrayList<>();
    for (ResourceTypeEntry type : others(beginning)) {
      for (ArnPattern pattern : type.arnPatterns()) {
        if (pattern.namesItsService() && pattern.mayBegin(beginning)) {
          refused.add(pattern);
        }
      }
    }
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of(new RefusedResources(refused, arn -> mismatch(arn).isPresent()));
  }

  private boolean namesServices() {
    return patterns().stream().allMatch(ArnPattern::namesItsService);
  }

  private List<ArnPattern> patterns() {
    return action.resourceTypes().stream()
        .flatMap(resource -> resource.type().arnPatterns().stream())
        .toList();
  }

  private boolean qualifies(ResourceTypeEntry type, String arn) {
    List<ArnPattern> own = patterns();
    return type.arnPatterns().stream()
        .filter(pattern -> pattern.matches(arn))
        .anyMatch(
            pattern ->
                own.stream()
                    .anyMatch(each -> each.isQualifiedBy(pattern) || pattern.isQualifiedBy(each)));
  }

  /** The types of the action's service and of the ARN's that are not the action's. */
  private Set<ResourceTypeEntry> others(String arn) {
    Set<ResourceTypeEntry> others = new LinkedHashSet<>();
    for (String prefix : List.of(service, serviceOf(arn))) {
      catalog.service(prefix).ifPresent(entry -> others.addAll(entry.resourceTypes()));
    }
    action.resourceTypes().forEach(resource -> others.remove(resource.type()));
    return others;
  }

  private static String serviceOf(String arn) {
    int partition = arn.indexOf(':');
    int from = arn.indexOf(':', partition + 1) + 1;
    int to = arn.indexOf(':', from);
    return from > 0 && to > from ? arn.substring(from, to) : "";
  }
}
