package io.iamsim.parse;

import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.Arrays;

/** The lines and columns of a text's characters, and back. */
final class TextPlaces {
  private final SourceText source;
  private final int length;
  private int[] lineStarts = new int[16];
  private int lines = 1;

  TextPlaces(SourceText source) {
    this.source = source;
    String text = source.text();
    this.length = text.length();
    for (int i = 0; i < length; i++) {
      if (SyntaxMistake.endsLine(text, i)) {
        if (lines == lineStarts.length) {
          lineStarts = Arrays.copyOf(lineStarts, lines * 2);
        }
        lineStarts[lines++] = i + 1;
      }
    }
  }

  /** Where a place is counted from the start of the text; within it whatever the place is. */
  int offset(int line, int column) {
    int index = Math.min(Math.max(line - source.firstLine(), 0), lines - 1);
    int first = index == 0 ? source.firstColumn() : 1;
    return Math.min(lineStarts[index] + Math.max(column - first, 0), length);
  }

  /** The stretch between two offsets. */
  SourceSpan span(int from, int to) {
    int first = line(from);
    int last = line(to);
    return new SourceSpan(
        source.name(),
        first + source.firstLine(),
        column(from, first),
        last + source.firstLine(),
        column(to, last));
  }

  private int column(int offset, int line) {
    return offset - lineStarts[line] + (line == 0 ? source.firstColumn() : 1);
  }

  private int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, 0, lines, offset);
    return found >= 0 ? found : -found - 2;
  }
}
