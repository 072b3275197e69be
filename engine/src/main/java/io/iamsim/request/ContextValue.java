package io.iamsim.request;

import java.util.List;

/** What is known of one condition key in a request (UNK-1). */
public sealed interface ContextValue {

  /**
   * The key is there.
   *
   * @param values its values; none is an empty list
   * @param multivalued true if the key holds a list, whatever its length (CTX-3)
   */
  record Present(List<String> values, boolean multivalued) implements ContextValue {
    public Present {
      values = List.copyOf(values);
    }
  }

  /** The key is known not to be there. */
  record Absent() implements ContextValue {}

  /** Nothing is known of the key; what depends on it is unknown. */
  record Unknown() implements ContextValue {}

  /** A single-valued key. */
  static ContextValue of(String value) {
    return new Present(List.of(value), false);
  }

  /** A multivalued key. */
  static ContextValue ofList(List<String> values) {
    return new Present(values, true);
  }
}
