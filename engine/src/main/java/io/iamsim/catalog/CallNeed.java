package io.iamsim.catalog;

import io.iamsim.model.ActionName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A permission that a call of an action needs beside the action's own (MULTI-4).
 *
 * @param action the further action
 * @param on what it is needed on
 * @param keys patterns of keys of which the call carries one if it needs the permission; none if
 *     every call does, or every call that names the thing
 * @param context the keys that the further request has
 * @param via the service that makes the further request for the caller, or null if the caller makes
 *     it
 */
public record CallNeed(
    ActionName action,
    On on,
    List<String> keys,
    Map<String, String> context,
    @Nullable String via) {

  /** What a further permission is needed on. */
  public enum On {
    /** The resources of the call itself. */
    TARGET,
    /** The role that the call passes to a service. */
    PASSED_ROLE,
    /** The KMS key that encrypts the resource. */
    KMS_KEY,
    /** The S3 object that the call copies. */
    COPY_SOURCE
  }

  public CallNeed {
    keys = List.copyOf(keys);
    context = Map.copyOf(context);
  }

  /** Whether a key of the call makes the permission needed. */
  public boolean isTriggeredBy(String key) {
    for (String pattern : keys) {
      if (Placeholders.matches(pattern, key, true, List.of())) {
        return true;
      }
    }
    return false;
  }
}
