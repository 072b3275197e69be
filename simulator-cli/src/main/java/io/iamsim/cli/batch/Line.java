package io.iamsim.cli.batch;

import io.iamsim.source.SourceSpan;

/**
 * One line of the stream, as bytes.
 *
 * @param bytes an array that holds the line
 * @param start where the line begins in it
 * @param length its length, the newline left out
 * @param number counted from 1
 * @param tooLong true if the line is beyond the limit and its bytes are not kept
 */
record Line(byte[] bytes, int start, int length, int number, boolean tooLong) {

  static Line tooLong(int number) {
    return new Line(new byte[0], 0, 0, number, true);
  }

  /** True if there is nothing but white space. */
  boolean isBlank() {
    return !tooLong && firstCharacter() < 0;
  }

  /** The first byte that is no white space, or -1. */
  int firstCharacter() {
    for (int i = start; i < start + length; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return bytes[i] & 0xFF;
      }
    }
    return -1;
  }

  /** The column, in characters from 1, of the byte at that distance from the start. */
  int column(int offset) {
    int column = 1;
    for (int i = start; i < start + Math.min(offset, length); i++) {
      int b = bytes[i] & 0xFF;
      if (b < 0x80 || b >= 0xC0) {
        column += b >= 0xF0 ? 2 : 1;
      }
    }
    return column;
  }

  /** The place of the byte at that distance from the start. */
  SourceSpan place(int offset) {
    return SourceSpan.at("", number, column(offset));
  }
}
