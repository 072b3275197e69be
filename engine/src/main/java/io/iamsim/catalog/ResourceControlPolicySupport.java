package io.iamsim.catalog;

/** Whether resource control policies apply to a service's resources (RCP-2, SVCT-2). */
public enum ResourceControlPolicySupport {
  SUPPORTED,
  NOT_SUPPORTED,
  /**
   * The service is not in the catalogue, or documentation does not settle the matter (SVCT-3,
   * UNK-3).
   */
  UNKNOWN
}
