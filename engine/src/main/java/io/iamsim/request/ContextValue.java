package io.iamsim.request;

import java.util.List;

/** What is known of one condition key in a request (UNK-1, ROOM-130). */
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

  /**
   * The key's value is not known; what depends on it is unknown.
   *
   * @param certain true if the key is there for certain; false if it may be absent as well
   * @param multivalued true if the key holds a list (CTX-3)
   * @param shape what its value may be
   */
  record Unknown(boolean certain, boolean multivalued, ValueShape shape) implements ContextValue {
    /** Nothing is known of the key, not even whether it is there. */
    public Unknown() {
      this(false, false, ValueShape.ANY);
    }
  }

  /** A key that is there with a value of which nothing is known. */
  static Unknown present() {
    return present(ValueShape.ANY);
  }

  /** A key that is there with a value that is not known. */
  static Unknown present(ValueShape shape) {
    return new Unknown(true, false, shape);
  }

  /** A key that may be absent, and whose value is of a shape if it is there. */
  static Unknown perhaps(ValueShape shape) {
    return new Unknown(false, false, shape);
  }

  /** A single-valued key. */
  static ContextValue of(String value) {
    return new Present(List.of(value), false);
  }

  /** A multivalued key. */
  static ContextValue ofList(List<String> values) {
    return new Present(values, true);
  }
}
