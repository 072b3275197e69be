package io.iamsim.parse;

import java.util.Objects;
import java.util.Optional;

/**
 * The first place at which a text stops being JSON or YAML, in words for whoever wrote it.
 *
 * @param line line of the place in the text, from 1
 * @param column column of the place, in characters, from 1
 * @param message what is wrong there
 * @param help what to do, or empty
 */
public record SyntaxMistake(int line, int column, String message, String help) {
  public SyntaxMistake {
    Objects.requireNonNull(message);
    Objects.requireNonNull(help);
  }

  /** The first mistake of a text that should be one JSON value; none if it is one. */
  public static Optional<SyntaxMistake> inJson(String text) {
    return JsonSyntax.check(text);
  }

  /** What is wrong at a character of a text. */
  static SyntaxMistake at(String text, int offset, String message, String help) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      if (endsLine(text, i)) {
        line++;
        start = i + 1;
      }
    }
    return new SyntaxMistake(line, offset - start + 1, message, help);
  }

  /** True for a line feed and for a carriage return that no line feed follows. */
  static boolean endsLine(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && (at + 1 >= text.length() || text.charAt(at + 1) != '\n'));
  }
}
