package io.iamsim.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Says in words of ours why the library refused a YAML text. The library's own words name the
 * productions of the YAML specification and are never shown.
 */
final class YamlSyntax {
  private static final Pattern FOUND = Pattern.compile("but (?:found|got) '?([^']+?)'?$");
  private static final Pattern TAB_INDENT = Pattern.compile("(?m)^ *\t[\t ]*(?=[^\\s#])");
  private static final SyntaxMistake UNKNOWN =
      new SyntaxMistake(
          1,
          1,
          "the text cannot be understood from here on",
          "see to the indentation and the quotes of this line and of the one above");
  private static final int LONGEST = 40;

  private final String text;
  private final String[] lines;

  private YamlSyntax(String text) {
    this.text = text;
    this.lines = text.split("\r\n|[\n\r]", -1);
  }

  /**
   * What is wrong with a text that the library refused.
   *
   * @param cause the library's exception
   * @param line where it gave up, for exceptions that do not say so themselves
   */
  static SyntaxMistake explain(String text, Throwable cause, int line, int column) {
    YamlSyntax syntax = new YamlSyntax(text);
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof MarkedYAMLException marked) {
        return syntax.explain(marked);
      }
      if (at instanceof ReaderException reader) {
        return syntax.character(reader);
      }
    }
    if (String.valueOf(cause.getMessage()).contains("field name")) {
      return new SyntaxMistake(
          line,
          column,
          "a name of a member is a text, this is an object or a list",
          "quote it; fill in `{{ }}` of a template first");
    }
    return placed(UNKNOWN, line, column);
  }

  private static SyntaxMistake placed(SyntaxMistake what, int line, int column) {
    return new SyntaxMistake(Math.max(line, 1), Math.max(column, 1), what.message(), what.help());
  }

  private SyntaxMistake character(ReaderException e) {
    int offset = text.offsetByCodePoints(0, Math.min(e.getPosition(), codePoints()));
    return SyntaxMistake.at(
        text,
        offset,
        String.format("the character U+%04X, which no YAML text may have", e.getCodePoint()),
        "delete it");
  }

  private int codePoints() {
    return text.codePointCount(0, text.length());
  }

  private SyntaxMistake explain(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    String context = String.valueOf(e.getContext());
    @Nullable Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    if (mark == null) {
      return UNKNOWN;
    }
    @Nullable Mark begun = e.getContextMark() == null ? mark : e.getContextMark();
    @Nullable SyntaxMistake tab = tabUpTo(mark.getLine());
    if (tab != null) {
      return tab;
    }
    if (context.contains("quoted scalar")) {
      return quoted(problem, begun, mark);
    }
    if (problem.contains("could not find expected ':'")) {
      return noColon(rest(begun), begun.getLine() + 1, begun.getColumn() + 1);
    }
    if (problem.contains("are not allowed here")) {
      return misplaced(problem, mark);
    }
    if (problem.contains("cannot start any token")
        || context.contains("alias")
        || context.contains("anchor")
        || context.contains("directive")
        || context.contains("scanning a tag")
        || problem.contains("tag handle")) {
      return firstCharacter(begun, mark, problem);
    }
    if (context.contains("block scalar")) {
      return at(
          mark,
          "text behind `|` or `>`",
          "the text begins on the next line, indented; quote a text that begins with `|` or `>`");
    }
    return structure(problem, context, begun, mark);
  }

  private SyntaxMistake quoted(String problem, Mark begun, Mark mark) {
    if (problem.contains("escape")) {
      return at(
          mark,
          "a backslash with `" + character(mark) + "` is no escape of YAML",
          "write \\\\ for a backslash, or put the text in single quotes");
    }
    return at(begun, "the quote that stands here is not closed", "write it again at the end");
  }

  private static SyntaxMistake noColon(String line, int number, int column) {
    int colon = line.indexOf(':');
    return new SyntaxMistake(
        number,
        column,
        "no `: ` behind `" + shown(colon > 0 ? line.substring(0, colon) : line) + "`",
        colon > 0
            ? "a blank follows the colon: `name: value`"
            : "a member is `name: value`; a text of several lines is indented as deep as its first");
  }

  private SyntaxMistake misplaced(String problem, Mark mark) {
    if (problem.contains("sequence entries")) {
      return at(mark, "a list item (`- `) that cannot stand here", "begin it on a line of its own");
    }
    String before = line(mark).substring(0, Math.min(mark.getColumn(), line(mark).length()));
    if (before.contains(": ")) {
      return at(mark, "a second `:` on one line", "quote a text that has `: ` in it");
    }
    int above = lineAbove(mark.getLine());
    String upper = lines[above].strip();
    if (!upper.contains(": ") && !upper.endsWith(":") && !upper.startsWith("- ")) {
      return noColon(upper, above + 1, indent(lines[above]) + 1);
    }
    return new SyntaxMistake(
        mark.getLine() + 1,
        indent(line(mark)) + 1,
        "the line is indented too deep, or the one above has a value already",
        "begin the members of one object in the same column");
  }

  private int lineAbove(int line) {
    int above = Math.max(0, line - 1);
    while (above > 0 && isEmpty(lines[above])) {
      above--;
    }
    return above;
  }

  private SyntaxMistake firstCharacter(Mark begun, Mark mark, String problem) {
    Mark start = problem.contains("cannot start any token") ? mark : begun;
    String first = character(start);
    if (first.equals("\t")) {
      return at(
          start, "a tab where a value or a name begins", "write blanks; YAML has no tabs here");
    }
    return at(
        start,
        "a text that begins with `" + first + "` has no quotes",
        "write \"" + shown(word(start)) + "\"");
  }

  private SyntaxMistake structure(String problem, String context, Mark begun, Mark mark) {
    Matcher matcher = FOUND.matcher(problem);
    String found = matcher.find() ? matcher.group(1) : "";
    boolean flow = context.contains("flow mapping") || context.contains("flow sequence");
    if (flow) {
      return unclosed(context.contains("mapping") ? '{' : '[', begun, mark, found);
    }
    if (problem.contains("<document start>")) {
      return behindTheEnd(mark);
    }
    if (context.contains("parsing a block") && problem.contains("<block end>")) {
      return uneven(context.contains("mapping"), mark, found);
    }
    if (problem.contains("node content")) {
      return at(
          mark, "`" + character(mark) + "` where a value belongs", "quote a text, or remove it");
    }
    return placed(UNKNOWN, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private SyntaxMistake unclosed(char bracket, Mark begun, Mark mark, String found) {
    char closing = bracket == '{' ? '}' : ']';
    if (found.contains("stream end") || mark.getLine() != begun.getLine()) {
      return at(
          begun,
          "the `" + bracket + "` that stands here is not closed",
          "write `" + closing + "` where it ends, and a comma between what is in it");
    }
    return at(
        mark,
        "`" + character(mark) + "` where a comma or `" + closing + "` belongs",
        "write a comma between what is in it; quote a text that has brackets or `: ` in it");
  }

  private SyntaxMistake behindTheEnd(Mark mark) {
    int first = 0;
    while (first < lines.length - 1 && isEmpty(lines[first])) {
      first++;
    }
    if (indent(line(mark)) < indent(lines[first])) {
      return at(
          mark,
          "the line is indented less than the first one, on line " + (first + 1),
          "begin the members of one object in the same column");
    }
    return at(mark, "text behind the end of the document", "keep one document in a file");
  }

  private SyntaxMistake uneven(boolean mapping, Mark mark, String found) {
    if (indent(line(mark)) < mark.getColumn()) {
      return at(
          mark,
          "text behind a value that is complete",
          "quote the whole text; a comment begins with a blank and `#`");
    }
    if (found.equals("-") && mapping) {
      return at(
          mark, "a list item (`- `) among the members of an object", "indent it, or name the list");
    }
    return at(
        mark,
        "the indentation fits none of the lines above",
        "begin the "
            + (mapping ? "members of one object" : "items of one list")
            + " in the same column");
  }

  /** The first tab that indents a line, up to the line at which the library gave up. */
  private @Nullable SyntaxMistake tabUpTo(int lastLine) {
    for (int i = 0; i <= Math.min(lastLine, lines.length - 1); i++) {
      Matcher tab = TAB_INDENT.matcher(lines[i]);
      if (tab.lookingAt()) {
        return new SyntaxMistake(
            i + 1,
            lines[i].indexOf('\t') + 1,
            "a tab in the indentation",
            "indent with blanks; YAML takes no tabs there");
      }
    }
    return null;
  }

  private static SyntaxMistake at(Mark mark, String message, String help) {
    return new SyntaxMistake(mark.getLine() + 1, mark.getColumn() + 1, message, help);
  }

  private String line(Mark mark) {
    return lines[Math.min(mark.getLine(), lines.length - 1)];
  }

  /** The line from a mark on, without a comment and the blanks around. */
  private String rest(Mark mark) {
    String line = line(mark);
    return line.substring(Math.min(mark.getColumn(), line.length()))
        .replaceFirst(" #.*", "")
        .strip();
  }

  private String word(Mark mark) {
    String rest = rest(mark);
    int end = 0;
    while (end < rest.length() && ",]}".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return rest.substring(0, end);
  }

  private String character(Mark mark) {
    String rest = line(mark).substring(Math.min(mark.getColumn(), line(mark).length()));
    return rest.isEmpty() ? "" : rest.substring(0, rest.offsetByCodePoints(0, 1));
  }

  private static boolean isEmpty(String line) {
    String text = line.strip();
    return text.isEmpty() || text.startsWith("#") || text.equals("---");
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private static String shown(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
