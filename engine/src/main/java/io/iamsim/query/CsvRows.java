package io.iamsim.query;

import io.iamsim.parse.Findings;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it: commas, quoted cells, doubled quotes; empty lines are skipped. */
final class CsvRows {
  private final SourceText source;
  private final Findings findings;
  private final List<List<MatrixSpec.Entry>> rows = new ArrayList<>();
  private List<MatrixSpec.Entry> row = new ArrayList<>();
  private int line;
  private int column;
  private int at;

  private CsvRows(SourceText source, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.line = source.firstLine();
    this.column = source.firstColumn();
  }

  static List<List<MatrixSpec.Entry>> read(SourceText source, Findings findings) {
    CsvRows reader = new CsvRows(source, findings);
    reader.read();
    return reader.rows;
  }

  private void read() {
    String text = source.text();
    while (at < text.length()) {
      cell();
      char c = at < text.length() ? text.charAt(at) : '\n';
      next();
      if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
        next();
      }
      if (c != ',') {
        endOfRow();
      }
    }
    endOfRow();
  }

  private void endOfRow() {
    if (row.stream().anyMatch(cell -> !cell.text().isEmpty())) {
      rows.add(List.copyOf(row));
    }
    row = new ArrayList<>();
  }

  private void cell() {
    SourceSpan place = SourceSpan.at(source.name(), line, column);
    StringBuilder cell = new StringBuilder();
    boolean quoted = at < source.text().length() && source.text().charAt(at) == '"';
    if (quoted) {
      next();
      quotedPart(cell, place);
    }
    while (at < source.text().length() && ",\r\n".indexOf(source.text().charAt(at)) < 0) {
      cell.append(source.text().charAt(at));
      next();
    }
    String text = quoted ? cell.toString() : cell.toString().strip();
    row.add(new MatrixSpec.Entry(text, place));
  }

  private void quotedPart(StringBuilder cell, SourceSpan place) {
    String text = source.text();
    while (at < text.length()) {
      char c = text.charAt(at);
      next();
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        next();
      } else {
        return;
      }
    }
    findings.add(FindingCode.SYNTAX_ERROR, place, "the quoted cell does not end", "");
  }

  private void next() {
    if (at < source.text().length() && source.text().charAt(at) == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    at++;
  }
}
