package io.iamsim.service;

import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import java.util.Optional;
import java.util.Set;

/** Aliases of KMS keys in the place of a resource (KMS-12, MATCH-36). */
public final class KmsAliases {
  private static final String PREFIX = "alias/";
  private static final Set<String> CHANGES = Set.of("createalias", "updatealias", "deletealias");

  private KmsAliases() {}

  /** The alias by which a request names the key that it is for. */
  public static Optional<String> keyAlias(ActionName action, String resource) {
    if (!action.service().equals("kms") || isChange(action)) {
      return Optional.empty();
    }
    return Arn.parse(resource)
        .filter(arn -> arn.service().equals("kms") && arn.resource().startsWith(PREFIX))
        .map(Arn::resource);
  }

  /** True for the actions whose resource is the alias itself. */
  static boolean isChange(ActionName action) {
    return CHANGES.contains(action.name());
  }
}
