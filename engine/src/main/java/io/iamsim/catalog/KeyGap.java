package io.iamsim.catalog;

/** What is known of a global condition key that requests for an action do without (CTX-18). */
public enum KeyGap {
  /** No request for the action carries the key. */
  ABSENT,
  /** Across accounts it is not known whether the request carries the key. */
  UNKNOWN_ACROSS_ACCOUNTS
}
