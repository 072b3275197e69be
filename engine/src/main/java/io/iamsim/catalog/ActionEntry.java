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
    int type = typeOf(arn);
    return type < 0 ? Optional.empty() : Optional.of(resourceTypes.get(type));
  }

  /**
   * Whether a request for the action carries a key, whatever its resource or for some type of it.
   */
  public boolean carries(String key) {
    return lists(conditionKeys, key)
        || resourceTypes.stream()
            .anyMatch(
                resource ->
                    lists(resource.conditionKeys(), key)
                        || lists(resource.type().conditionKeys(), key));
  }

  private static boolean lists(List<ConditionKeyEntry> keys, String name) {
    return keys.stream().anyMatch(key -> key.matches(name));
  }

  /** The place of that type among the action's, or -1. */
  public int typeOf(String arn) {
    int closest = -1;
    int most = -1;
    for (int i = 0; i < resourceTypes.size(); i++) {
      int closeness = resourceTypes.get(i).type().closeness(arn);
      if (closeness > most) {
        most = closeness;
        closest = i;
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
