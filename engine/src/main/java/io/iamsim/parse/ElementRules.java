package io.iamsim.parse;

import io.iamsim.model.PolicyType;

/**
 * Which elements a policy type accepts: the table of GRAM-12, one row a type.
 *
 * @param principal whether statements name principals
 * @param notPrincipal whether {@code NotPrincipal} is accepted
 * @param notAction whether {@code NotAction} is accepted
 * @param resource whether statements name resources
 * @param allow whether {@code Allow} is accepted (GRAM-13)
 * @param id whether the document may have an {@code Id} (GRAM-10)
 * @param ownedByIam whether IAM itself stores the document, with its stricter text rules (GRAM-7,
 *     GRAM-11)
 */
record ElementRules(
    Presence principal,
    boolean notPrincipal,
    boolean notAction,
    Presence resource,
    boolean allow,
    boolean id,
    boolean ownedByIam) {

  /** What a policy type says of an element. */
  enum Presence {
    REQUIRED,
    EXPECTED,
    FORBIDDEN
  }

  static ElementRules of(PolicyType type) {
    return switch (type) {
      case IDENTITY, PERMISSIONS_BOUNDARY, SESSION ->
          new ElementRules(Presence.FORBIDDEN, false, true, Presence.REQUIRED, true, false, true);
      case SERVICE_CONTROL ->
          new ElementRules(Presence.FORBIDDEN, false, true, Presence.REQUIRED, true, true, false);
      case RESOURCE_CONTROL ->
          new ElementRules(Presence.REQUIRED, false, false, Presence.REQUIRED, false, true, false);
      case ROLE_TRUST ->
          new ElementRules(Presence.EXPECTED, false, true, Presence.FORBIDDEN, true, true, true);
      case RESOURCE, KMS_KEY, VPC_ENDPOINT ->
          new ElementRules(Presence.EXPECTED, true, true, Presence.EXPECTED, true, true, false);
    };
  }
}
