package io.iamsim.source;

import java.util.Objects;

/**
 * A text to read, the name that messages call it by, and the place at which it begins.
 *
 * <p>The origin is (1, 1) for a file. A policy cut out of a larger text keeps its place in that
 * text by its own origin, so that positions point into the file that a person has open.
 *
 * @param name file name or label, shown in messages
 * @param text the characters
 * @param firstLine line of the first character, from 1
 * @param firstColumn column of the first character, from 1
 */
public record SourceText(String name, String text, int firstLine, int firstColumn) {
  public SourceText {
    Objects.requireNonNull(name);
    Objects.requireNonNull(text);
    if (firstLine < 1 || firstColumn < 1) {
      throw new IllegalArgumentException("lines and columns count from 1");
    }
  }

  /** A whole file or other complete text. */
  public static SourceText of(String name, String text) {
    return new SourceText(name, text, 1, 1);
  }
}
