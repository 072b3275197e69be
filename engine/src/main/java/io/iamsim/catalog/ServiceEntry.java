package io.iamsim.catalog;

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
  private final Map<String, ActionEntry> actionsByName;
  private final Map<String, ResourceTypeEntry> resourceTypesByName;
  private final Map<String, ConditionKeyEntry> conditionKeysByName;

  ServiceEntry(
      String prefix,
      List<ActionEntry> actions,
      List<ResourceTypeEntry> resourceTypes,
      List<ConditionKeyEntry> conditionKeys) {
    this.prefix = prefix;
    this.actions = List.copyOf(actions);
    this.resourceTypes = List.copyOf(resourceTypes);
    this.conditionKeys = List.copyOf(conditionKeys);
    this.actionsByName = byName(actions, ActionEntry::name);
    this.resourceTypesByName = byName(resourceTypes, ResourceTypeEntry::name);
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
