package io.iamsim.environment;

import io.iamsim.model.PolicyDocument;

/**
 * A policy where it is attached.
 *
 * @param name the name that answers call it by: a managed policy's name, an inline policy's, a
 *     file's
 * @param origin what it hangs on, such as {@code user alice} or {@code group developers}; may be
 *     empty
 * @param document what it says
 */
public record AttachedPolicy(String name, String origin, PolicyDocument document) {

  /** A policy of which only the name is known. */
  public static AttachedPolicy of(String name, PolicyDocument document) {
    return new AttachedPolicy(name, "", document);
  }
}
