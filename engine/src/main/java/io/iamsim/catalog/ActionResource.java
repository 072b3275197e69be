package io.iamsim.catalog;

import java.util.List;

/**
 * A resource type an action works on.
 *
 * @param required whether the reference marks the type with an asterisk: the action always needs
 *     such a resource. Where an action works on one of several types, as {@code s3:GetObject} does,
 *     none is marked
 * @param conditionKeys the keys the action carries only for this type
 */
public record ActionResource(
    ResourceTypeEntry type, boolean required, List<ConditionKeyEntry> conditionKeys) {

  public ActionResource {
    conditionKeys = List.copyOf(conditionKeys);
  }
}
