package io.iamsim.catalog;

import java.util.List;

/**
 * A condition key, or a family of keys such as {@code aws:ResourceTag/${TagKey}} (CTX-2, CTX-3).
 *
 * @param name the name in AWS's spelling, with placeholders if it is a family
 * @param multivalued whether the key can hold several values, whatever number a request has
 */
public record ConditionKeyEntry(String name, ConditionKeyType type, boolean multivalued) {

  /** What holds for a key that no catalogue knows: a String with a single value (CTX-2, UNK-16). */
  public static ConditionKeyEntry unlisted(String name) {
    return new ConditionKeyEntry(name, ConditionKeyType.STRING, false);
  }

  /** Whether this describes a family of keys that differ in a tag key or another part. */
  public boolean isFamily() {
    return Placeholders.standIn(name);
  }

  /** Whether a key of this name, in any case, is this key or one of this family (CTX-1, CTX-6). */
  public boolean matches(String keyName) {
    return Placeholders.matches(name, keyName, true, List.of());
  }
}
