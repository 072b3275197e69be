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
    for (int i = known; i < length; i++) {
      hash = 31 * hash + text.charAt(i);
      hashes[i + 1] = hash;
    }
    known = length;
  }
}
