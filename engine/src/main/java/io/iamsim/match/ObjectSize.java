package io.iamsim.match;

/**
 * The bytes of objects by their layout on a 64-bit JVM with compressed references: a header of 12
 * bytes, of an array 16, references of 4, everything rounded up to 8.
 */
public final class ObjectSize {
  /** The bytes of a reference. */
  public static final int REFERENCE = 4;

  private ObjectSize() {}

  /** An object whose fields take so many bytes. */
  public static long object(int fields) {
    return rounded(12L + fields);
  }

  /** An array of so many elements of so many bytes each. */
  public static long array(long length, int each) {
    return rounded(16 + length * each);
  }

  /** An immutable list: a shared object if it is empty, one for two elements, else an array too. */
  public static long list(int size) {
    return size == 0 ? 0 : object(8) + (size <= 2 ? 0 : array(size, REFERENCE));
  }

  /** An immutable set, the same but for a table that is twice as large. */
  public static long set(int size) {
    return size == 0 ? 0 : object(8) + (size <= 2 ? 0 : array(2L * size, REFERENCE));
  }

  /** A text, if all of it is Latin-1. */
  public static long text(String text) {
    return object(9) + array(text.length(), 1);
  }

  private static long rounded(long bytes) {
    return (bytes + 7) & ~7L;
  }
}
