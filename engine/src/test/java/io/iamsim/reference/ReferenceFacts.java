package io.iamsim.reference;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a caller beside the request.
 *
 * @param uniqueId the caller's {@code AIDA...} or {@code AROA...} id, of a federated user the
 *     creating user's; null if not known (UNK-13)
 */
public record ReferenceFacts(@Nullable String uniqueId) {

  /** Nothing is known. */
  public static ReferenceFacts none() {
    return new ReferenceFacts(null);
  }
}
