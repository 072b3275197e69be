package io.iamsim.catalog;

import java.util.List;

/**
 * A resource type of a service.
 *
 * @param name the name in the Service Authorization Reference, such as {@code bucket}
 * @param arnPatterns the ARN formats of its resources, mostly one
 * @param conditionKeys the keys that every action on such a resource can carry
 */
public record ResourceTypeEntry(
    String name, List<ArnPattern> arnPatterns, List<ConditionKeyEntry> conditionKeys) {

  public ResourceTypeEntry {
    arnPatterns = List.copyOf(arnPatterns);
    conditionKeys = List.copyOf(conditionKeys);
  }

  /** Whether a concrete ARN is of this type. */
  public boolean matches(String arn) {
    return closeness(arn) >= 0;
  }

  /** The literal characters of the closest fitting format, or -1. */
  int closeness(String arn) {
    int closest = -1;
    for (ArnPattern pattern : arnPatterns) {
      if (pattern.matches(arn)) {
        closest = Math.max(closest, pattern.literalLength());
      }
    }
    return closest;
  }
}
