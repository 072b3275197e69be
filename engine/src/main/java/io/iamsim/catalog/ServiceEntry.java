package io.iamsim.catalog;

import io.iamsim.model.ActionName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the catalogue knows of one service; names are found in any case (MATCH-1, CTX-1). */
public final class ServiceEntry {
  private final String prefix;
  private final List<ActionEntry> actions;
  private final List<ResourceTypeEntry> resourceTypes;
  private final List<ConditionKeyEntry> conditionKeys;
  private final Map<String, List<ActionName>> dependents = new HashMap<>();
  private final Map<String, ActionEntry> actionsByName;
  private final Map<String, ResourceTypeEntry> resourceTypesByName;
  private final Map<String, ConditionKeyEntry> conditionKeysByName;

  ServiceEntry(
      String prefix,
      List<ActionEntry> actions,
      List<ResourceTypeEntry> resourceTypes,
      List<ConditionKeyEntry> conditionKeys,
      Map<String, List<ActionName>> dependents) {
    this.prefix = prefix;
    this.actions = List.copyOf(actions);
    this.resourceTypes = List.copyOf(resourceTypes);
    this.conditionKeys = List.copyOf(conditionKeys);
    this.actionsByName = byName(actions, ActionEntry::name);
    this.resourceTypesByName = byName(resourceTypes, ResourceTypeEntry::name);
    dependents.forEach(
        (name, needed) -> this.dependents.put(name.toLowerCase(Locale.ROOT), needed));
    this.conditionKeysByName = byName(conditionKeys, ConditionKeyEntry::name);
  }

  /** The prefix of the service's actions, such as {@code s3}. */
  public String prefix() {
    return prefix;
  }

  /** All actions, sorted by name. */
  public List<ActionEntry> actions() {
    return actions;
  }

  /** All resource types, sorted by name. */
  public List<ResourceTypeEntry> resourceTypes() {
    return resourceTypes;
  }

  /**
   * All condition keys the reference lists for the service, those of other prefixes included,
   * sorted by name.
   */
  public List<ConditionKeyEntry> conditionKeys() {
    return conditionKeys;
  }

  /** The action of a name without service prefix. */
  public Optional<ActionEntry> action(String name) {
    return Optional.ofNullable(actionsByName.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The actions that the reference names as dependent ones of an action: what a call of it may need
   * permission for beside.
   */
  public List<ActionName> dependentActions(String name) {
    return dependents.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The resource type of a name. */
  public Optional<ResourceTypeEntry> resourceType(String name) {
    return Optional.ofNullable(resourceTypesByName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The key, or the closest family of keys, of a full name such as {@code s3:prefix}. */
  public Optional<ConditionKeyEntry> conditionKey(String name) {
    ConditionKeyEntry exact = conditionKeysByName.get(name.toLowerCase(Locale.ROOT));
    if (exact != null) {
      return Optional.of(exact);
    }
    ConditionKeyEntry closest = null;
    int most = -1;
    for (ConditionKeyEntry key : conditionKeys) {
      int literals = Placeholders.literalLength(key.name());
      if (literals > most && key.isFamily() && key.matches(name)) {
        most = literals;
        closest = key;
      }
    }
    return Optional.ofNullable(closest);
  }

  /** Whether an action or a resource type lists the key of this very name. */
  boolean lists(String key) {
    for (ActionEntry action : actions) {
      if (names(action.conditionKeys(), key)) {
        return true;
      }
      for (ActionResource resource : action.resourceTypes()) {
        if (names(resource.conditionKeys(), key)) {
          return true;
        }
      }
    }
    return !typesListing(key).isEmpty();
  }

  /** The resource types that list the key of this very name, whatever the action. */
  List<ResourceTypeEntry> typesListing(String key) {
    List<ResourceTypeEntry> types = new ArrayList<>();
    for (ResourceTypeEntry type : resourceTypes) {
      if (names(type.conditionKeys(), key)) {
        types.add(type);
      }
    }
    return types;
  }

  private static boolean names(List<ConditionKeyEntry> keys, String name) {
    for (ConditionKeyEntry key : keys) {
      if (key.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The name of the resource type whose format is closest to an ARN. */
  Optional<String> typeOf(String arn) {
    Optional<String> closest = Optional.empty();
    int most = -1;
    for (ResourceTypeEntry type : resourceTypes) {
      int closeness = type.closeness(arn);
      if (closeness > most) {
        most = closeness;
        closest = Optional.of(type.name());
      }
    }
    return closest;
  }

  @Override
  public String toString() {
    return "ServiceEntry[" + prefix + "]";
  }

  private static <T> Map<String, T> byName(List<T> entries, Function<T, String> name) {
    Map<String, T> byName = new HashMap<>(entries.size() * 2);
    for (T entry : entries) {
      byName.put(name.apply(entry).toLowerCase(Locale.ROOT), entry);
    }
    return byName;
  }
}
