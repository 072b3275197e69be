package io.iamsim.match;

/**
 * A text and the hashes of its beginnings, by which {@link ArnIndex} and other tables look pieces
 * of it up without a copy. A beginning has the hash that {@link String#hashCode} gives it.
 *
 * <p>It can be used for one text after another; hashes are made as far as they are asked for.
 */
public final class HashedText {
  private String text = "";
  private int[] hashes = new int[128];
  private int known;

  /** Takes another text; hashes of the very same one are kept. */
  @SuppressWarnings("ReferenceEquality")
  public void set(String text) {
    if (this.text != text) {
      this.text = text;
      this.known = 0;
    }
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** How long the text is. */
  public int length() {
    return text.length();
  }

  /** The hash of the first characters. */
  public int hash(int length) {
    if (length > known) {
      extend(length);
    }
    return hashes[length];
  }

  private void extend(int length) {
    if (length >= hashes.length) {
      int[] more = new int[Math.max(length + 1, hashes.length * 2)];
      System.arraycopy(hashes, 0, more, 0, known + 1);
      hashes = more;
    }
    int hash = hashes[known];
    int i = known;
    // four characters at once, so that one multiplication and not four have to wait for each other
    for (; i + 4 <= length; i += 4) {
      int two = 31 * text.charAt(i) + text.charAt(i + 1);
      int three = 31 * two + text.charAt(i + 2);
      int four = 31 * three + text.charAt(i + 3);
      hashes[i + 1] = 31 * hash + text.charAt(i);
      hashes[i + 2] = 31 * 31 * hash + two;
      hashes[i + 3] = 31 * 31 * 31 * hash + three;
      hash = 31 * 31 * 31 * 31 * hash + four;
      hashes[i + 4] = hash;
    }
    for (; i < length; i++) {
      hash = 31 * hash + text.charAt(i);
      hashes[i + 1] = hash;
    }
    known = length;
  }
}
