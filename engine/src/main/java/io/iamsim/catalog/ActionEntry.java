package io.iamsim.catalog;

import java.util.List;
import java.util.Optional;

/**
 * An action of a service.
 *
 * @param name the name in AWS's spelling, without the service prefix
 * @param conditionKeys the keys the action carries whatever its resource
 */
public record ActionEntry(
    String name,
    AccessLevel accessLevel,
    List<ActionResource> resourceTypes,
    List<ConditionKeyEntry> conditionKeys) {

  public ActionEntry {
    resourceTypes = List.copyOf(resourceTypes);
    conditionKeys = List.copyOf(conditionKeys);
  }

  /**
   * Whether the action has no resource type, so that only the resource {@code *} matches it
   * (MATCH-30, RCP-2).
   */
  public boolean wildcardOnly() {
    return resourceTypes.isEmpty();
  }

  /**
   * Which of the action's resource types a concrete ARN has; of several, the one whose format is
   * closest.
   */
  public Optional<ActionResource> resourceFor(String arn) {
    Optional<ActionResource> closest = Optional.empty();
    int most = -1;
    for (ActionResource resource : resourceTypes) {
      int closeness = resource.type().closeness(arn);
      if (closeness > most) {
        most = closeness;
        closest = Optional.of(resource);
      }
    }
    return closest;
  }

  /** What the action says of a resource type of its service. */
  Optional<ActionResource> resource(ResourceTypeEntry type) {
    for (ActionResource resource : resourceTypes) {
      if (resource.type().name().equals(type.name())) {
        return Optional.of(resource);
      }
    }
    return Optional.empty();
  }
}
