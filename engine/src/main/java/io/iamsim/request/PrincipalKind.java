package io.iamsim.request;

/** The kinds of caller that the decision tells apart. */
public enum PrincipalKind {
  USER,
  ROLE_SESSION,
  FEDERATED_USER,
  ROOT,
  ASSUMED_ROOT,
  SERVICE,
  ANONYMOUS,
  IDENTITY_PROVIDER,
  ORIGIN_ACCESS_IDENTITY
}
