package io.iamsim.cli.report;

import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.Optional;
import java.util.function.Function;

/** Quotes the stretch of a text that a position points to, in one line. */
public final class Snippets {
  private static final int WIDTH = 96;

  private final Function<String, Optional<SourceText>> texts;

  /** Texts are found by the name that positions call them by. */
  public Snippets(Function<String, Optional<SourceText>> texts) {
    this.texts = texts;
  }

  /** The characters of the span, white space made single blanks, cut where a line gets too long. */
  public Optional<String> of(SourceSpan span) {
    return texts.apply(span.source()).map(text -> line(text.text(), span));
  }

  /** The characters of the span as they are. */
  public Optional<String> exactly(SourceSpan span) {
    return texts
        .apply(span.source())
        .map(
            source -> {
              int from = offset(source.text(), span.line(), span.column());
              int to = offset(source.text(), span.endLine(), span.endColumn());
              return source.text().substring(from, Math.max(from, to));
            });
  }

  private static String line(String text, SourceSpan span) {
    int from = offset(text, span.line(), span.column());
    int to = Math.max(from, offset(text, span.endLine(), span.endColumn()));
    StringBuilder line = new StringBuilder();
    boolean blank = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        blank = true;
        continue;
      }
      if (line.length() >= WIDTH) {
        return line.append(" ...").toString();
      }
      line.append(blank && line.length() > 0 ? " " : "").append(c);
      blank = false;
    }
    return line.toString();
  }

  private static int offset(String text, int line, int column) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      int newline = text.indexOf('\n', at);
      if (newline < 0) {
        return text.length();
      }
      at = newline + 1;
    }
    return Math.min(text.length(), at + column - 1);
  }
}
