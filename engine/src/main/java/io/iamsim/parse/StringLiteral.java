package io.iamsim.parse;

import org.jspecify.annotations.Nullable;

/** Reads a string as it is written, to know where each of its characters stands. */
final class StringLiteral {
  private static final String ESCAPED = "\"\\/bfnrt";
  private static final String MEANT = "\"\\/\b\f\n\r\t";
  private static final int HEX_DIGITS = 4;

  private StringLiteral() {}

  /**
   * The characters of the string that begins at an offset, or null if what is written there is not
   * read as the value that it is known to have.
   */
  static @Nullable Characters read(String text, int start, String value) {
    if (start >= text.length()) {
      return null;
    }
    @Nullable Characters read =
        switch (text.charAt(start)) {
          case '"' -> json(text, start + 1);
          case '\'' -> singleQuoted(text, start + 1);
          case '|' -> block(text, start + 1);
          default -> plain(text, start, value.length());
        };
    return read != null && read.text().startsWith(value) ? read.first(value.length()) : null;
  }

  /**
   * The characters up to the closing quote, or up to the end where a quote is escaped and none
   * closes; null if an escape is none of JSON.
   */
  static @Nullable Characters json(String text, int start) {
    Characters read = new Characters(16);
    int i = start;
    while (i < text.length() && text.charAt(i) != '"') {
      char c = text.charAt(i);
      if (c != '\\') {
        read.add(c, i++);
        continue;
      }
      if (i + 1 >= text.length()) {
        return null;
      }
      int escape = ESCAPED.indexOf(text.charAt(i + 1));
      if (escape >= 0) {
        read.add(MEANT.charAt(escape), i);
        i += 2;
      } else if (text.charAt(i + 1) == 'u' && i + 2 + HEX_DIGITS <= text.length()) {
        int code = hex(text, i + 2);
        if (code < 0) {
          return null;
        }
        read.add((char) code, i);
        i += 2 + HEX_DIGITS;
      } else {
        return null;
      }
    }
    read.end(Math.min(i, text.length()));
    return read;
  }

  private static int hex(String text, int from) {
    int code = 0;
    for (int i = from; i < from + HEX_DIGITS; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private static Characters singleQuoted(String text, int start) {
    Characters read = new Characters(16);
    int i = start;
    while (i < text.length() && !(text.charAt(i) == '\'' && !text.startsWith("''", i))) {
      read.add(text.charAt(i), i);
      i += text.startsWith("''", i) ? 2 : 1;
    }
    read.end(Math.min(i, text.length()));
    return read;
  }

  private static Characters plain(String text, int start, int length) {
    Characters read = new Characters(length);
    int end = Math.min(start + length, text.length());
    for (int i = start; i < end; i++) {
      read.add(text.charAt(i), i);
    }
    read.end(end);
    return read;
  }

  /** The lines behind the one with the bar, without the indentation of the first. */
  private static Characters block(String text, int start) {
    Characters read = new Characters(16);
    int line = nextLine(text, start);
    int indent = 0;
    while (line + indent < text.length() && text.charAt(line + indent) == ' ') {
      indent++;
    }
    while (line < text.length()) {
      int end = nextLine(text, line);
      int blanks = 0;
      while (blanks < indent && line + blanks < end && text.charAt(line + blanks) == ' ') {
        blanks++;
      }
      for (int i = line + blanks; i < end; i++) {
        if (text.charAt(i) != '\r') {
          read.add(text.charAt(i), i);
        }
      }
      line = end;
    }
    read.end(text.length());
    return read;
  }

  private static int nextLine(String text, int from) {
    int feed = text.indexOf('\n', from);
    return feed < 0 ? text.length() : feed + 1;
  }
}
