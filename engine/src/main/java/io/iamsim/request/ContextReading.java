package io.iamsim.request;

/** How a request context reads the keys of which the caller said nothing (UNK-1, ROOM-130). */
public enum ContextReading {
  /**
   * A key that AWS puts into every such request is there with a value that is not known; a few have
   * the value that practically every request has; every other key is absent, and reported.
   */
  DEFAULT,

  /** Every key that does not follow from the request is unknown (open context). */
  OPEN,

  /** Every key that does not follow from the request is absent, as other tools have it. */
  ASSUME_ABSENT
}
