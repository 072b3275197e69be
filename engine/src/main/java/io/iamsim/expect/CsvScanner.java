package io.iamsim.expect;

import io.iamsim.parse.Findings;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks over a CSV text cell by cell (RFC 4180) and knows where each stands. */
final class CsvScanner {
  private final SourceText source;
  private final String text;
  private final Findings findings;
  private int at;
  private int line = 1;
  private int lineStart;

  CsvScanner(SourceText source, Findings findings) {
    this.source = source;
    this.text = source.text();
    this.findings = findings;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
    this.lineStart = at;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The line that comes next. */
  int line() {
    return line;
  }

  /** The comment that stands next, if one does. */
  Optional<String> comment() {
    if (atEnd() || text.charAt(at) != '#') {
      return Optional.empty();
    }
    int end = at;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    String comment = text.substring(at, end);
    at = end;
    lineEnd();
    return Optional.of(comment);
  }

  /** The cells of the next row, the end of its line passed. */
  List<SourceNode.Scalar> row() {
    List<SourceNode.Scalar> cells = new ArrayList<>();
    cells.add(cell());
    while (!atEnd() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    lineEnd();
    return cells;
  }

  private SourceNode.Scalar cell() {
    int startLine = line;
    int startColumn = at - lineStart + 1;
    String value = !atEnd() && text.charAt(at) == '"' ? quoted() : plain();
    return new SourceNode.Scalar(
        SourceNode.ScalarType.STRING,
        value,
        new SourceSpan(source.name(), startLine, startColumn, line, at - lineStart + 1));
  }

  private String plain() {
    int start = at;
    while (!atEnd() && text.charAt(at) != ',' && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String quoted() {
    SourceSpan start = SourceSpan.at(source.name(), line, at - lineStart + 1);
    StringBuilder value = new StringBuilder();
    at++;
    while (!atEnd()) {
      char c = text.charAt(at);
      if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
        value.append('"');
        at += 2;
      } else if (c == '"') {
        at++;
        afterQuote();
        return value.toString();
      } else if (isLineEnd(c)) {
        value.append('\n');
        lineEnd();
      } else {
        value.append(c);
        at++;
      }
    }
    findings.add(FindingCode.SYNTAX_ERROR, start, "the double quote is not closed", "");
    return value.toString();
  }

  private void afterQuote() {
    if (!atEnd() && text.charAt(at) != ',' && !isLineEnd(text.charAt(at))) {
      findings.add(
          FindingCode.SYNTAX_ERROR,
          SourceSpan.at(source.name(), line, at - lineStart + 1),
          "text behind the closing double quote of a cell",
          "a double quote inside a cell is written twice");
      plain();
    }
  }

  private void lineEnd() {
    if (atEnd()) {
      return;
    }
    if (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
      at++;
    }
    at++;
    line++;
    lineStart = at;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
