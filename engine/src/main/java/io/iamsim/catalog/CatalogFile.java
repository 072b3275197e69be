package io.iamsim.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one catalogue file, header, comments and end mark taken off.
 *
 * @param header the first line
 */
record CatalogFile(String name, Line header, List<Line> lines) {
  private static final String FORMAT = "iamsim-catalog";
  private static final String FORMAT_NUMBER = "1";

  /** One line; column 0 says what kind of line it is. */
  record Line(String file, int number, List<String> columns) {

    String kind() {
      return columns.get(0);
    }

    String column(int index) {
      if (index >= columns.size()) {
        throw wrong("a `" + kind() + "` line needs more than " + columns.size() + " columns");
      }
      return columns.get(index);
    }

    CatalogFormatException wrong(String problem) {
      return new CatalogFormatException(file, number, problem);
    }
  }

  /** Reads a file that must be of this kind. */
  static CatalogFile read(CatalogSource source, String name, String kind) {
    List<Line> lines = new ArrayList<>();
    String text = text(source, name);
    int number = 0;
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      number++;
      if (text.charAt(start) != '#') {
        lines.add(new Line(name, number, split(text.substring(start, end), '\t')));
      }
      start = end + 1;
    }
    if (lines.isEmpty()) {
      throw new CatalogFormatException(name, 0, "the file is empty");
    }
    checkHeader(lines.get(0), kind);
    Line last = lines.get(lines.size() - 1);
    if (!last.kind().equals("end")) {
      throw last.wrong("the file is cut off: no `end` line");
    }
    return new CatalogFile(name, lines.get(0), lines.subList(1, lines.size() - 1));
  }

  private static String text(CatalogSource source, String name) {
    try (InputStream stream = source.open(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CatalogFormatException(name, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static void checkHeader(Line header, String kind) {
    if (!header.kind().equals(FORMAT)) {
      throw header.wrong(
          "not a catalogue file: the first line does not start with `" + FORMAT + "`");
    }
    if (!header.column(1).equals(FORMAT_NUMBER)) {
      throw header.wrong("format " + FORMAT_NUMBER + " expected, `" + header.column(1) + "` found");
    }
    if (!header.column(2).equals(kind)) {
      throw header.wrong(
          "a file of kind `" + kind + "` expected, `" + header.column(2) + "` found");
    }
  }

  /** The parts of a text between separators. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }
}
