package io.iamsim.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first mistake in a text that should be JSON (RFC 8259). Reading is the library's; this
 * is asked about texts that the library refused, so that the answer is in words of ours and points
 * to the place that a person has to mend.
 */
final class JsonSyntax {
  /** What the next piece of the text has to be. */
  private enum Awaited {
    VALUE,
    VALUE_OR_END,
    NAME,
    NAME_OR_END,
    COLON,
    COMMA_OR_END,
    NOTHING
  }

  /**
   * A bracket that is open.
   *
   * @param indent how far its line is indented
   */
  private record Open(char bracket, int offset, int indent) {
    char closing() {
      return bracket == '{' ? '}' : ']';
    }
  }

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private Awaited awaited = Awaited.VALUE;
  private int lastComma = -1;
  private int lastEnd;
  private JsonToken.@Nullable Word lastName;

  /** The bracket whose end seems to be missing, going by how lines are indented. */
  private @Nullable Open unclosed;

  private @Nullable SyntaxMistake mistake;

  private JsonSyntax(String text) {
    this.text = text;
  }

  static Optional<SyntaxMistake> check(String text) {
    JsonSyntax syntax = new JsonSyntax(text);
    syntax.read();
    return Optional.ofNullable(syntax.mistake);
  }

  private void read() {
    while (mistake == null) {
      while (at < text.length() && JsonToken.isBlank(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        end();
        return;
      }
      piece(text.charAt(at));
    }
  }

  private void piece(char c) {
    @Nullable SyntaxMistake foreign = JsonToken.foreign(text, at);
    if (foreign != null) {
      mistake = foreign;
      return;
    }
    switch (awaited) {
      case VALUE, VALUE_OR_END -> value(c);
      case NAME, NAME_OR_END -> name(c);
      case COLON -> colon(c);
      case COMMA_OR_END -> separator(c);
      case NOTHING -> behindTheEnd(c);
    }
  }

  private void value(char c) {
    if (c == '{' || c == '[') {
      open.push(new Open(c, at, indent(at)));
      at++;
      lastName = null;
      lastComma = -1;
      awaited = c == '{' ? Awaited.NAME_OR_END : Awaited.VALUE_OR_END;
    } else if ((c == ']' || c == '}') && awaited == Awaited.VALUE_OR_END) {
      close(c);
    } else if (c == '}' || c == ']' || c == ',') {
      noValue(c);
    } else if (c == ':') {
      fail(at, "a second `:`", "a text that has one stands in quotes");
    } else {
      JsonToken token = JsonToken.value(text, at);
      mistake = token.mistake();
      behind(token.end());
    }
  }

  private void noValue(char c) {
    if (lastName != null) {
      fail(
          at,
          "the name `" + lastName.text() + "` has no value",
          "write a value behind the colon, or remove the name");
    } else if (lastComma >= 0 && c != ',') {
      trailingComma(c);
    } else if (c == ',') {
      fail(at, "a comma with no value before it", "remove it");
    } else {
      fail(at, "`" + c + "` where a value belongs", "");
    }
  }

  private void trailingComma(char c) {
    fail(
        lastComma,
        "a comma before `" + c + "`",
        "remove it: nothing follows it, and JSON has commas between values only");
  }

  private void name(char c) {
    if (c == '}' && awaited == Awaited.NAME_OR_END) {
      close(c);
    } else if (c == '}') {
      trailingComma(c);
    } else if (c == ']') {
      close(c);
    } else if (c == ',') {
      fail(at, "a comma with no member before it", "remove it");
    } else if (c == '"') {
      JsonToken token = JsonToken.value(text, at);
      mistake = token.mistake();
      lastName = new JsonToken.Word(at, token.end(), inner(token));
      at = token.end();
      awaited = Awaited.COLON;
    } else if (c == '{' || c == '[' || c == ':') {
      fail(at, "`" + c + "` where the name of a member belongs", "a member is \"name\": value");
    } else {
      mistake = JsonToken.unquoted(text, at, "the name");
    }
  }

  private String inner(JsonToken token) {
    return text.substring(at + 1, Math.max(at + 1, token.end() - 1));
  }

  private void colon(char c) {
    JsonToken.Word name = Objects.requireNonNull(lastName);
    if (c == ':') {
      at++;
      awaited = Awaited.VALUE;
      lastComma = -1;
    } else if (c == '=') {
      fail(at, "`=` where JSON has `:`", "write \"" + name.text() + "\": value");
    } else if (at == name.end() && JsonToken.isWordCharacter(c)) {
      fail(name.start(), "the quotes of `" + name.text() + "` are not in pairs", "close the first");
    } else {
      fail(
          at,
          "no `:` behind the name `" + name.text() + "`",
          "a member is \"name\": value" + (c == ',' ? "; a list stands in [ ]" : ""));
    }
  }

  private void separator(char c) {
    if (c == ',') {
      lastComma = at;
      at++;
      lastName = null;
      awaited = open.getFirst().bracket() == '{' ? Awaited.NAME : Awaited.VALUE;
    } else if (c == '}' || c == ']') {
      close(c);
    } else if (c == ':') {
      fail(at, "a `:` behind a value", "names with values stand in { }, not in [ ]");
    } else if (c == ';') {
      fail(at, "`;` where JSON has a comma", "write a comma");
    } else if (at == lastEnd && JsonToken.isWordCharacter(c)) {
      fail(
          at,
          "text directly behind a quote",
          "a quote before it is missing or too many; one within a text is \\\"");
    } else {
      fail(lastEnd, "a comma is missing behind this value", "write a comma here");
    }
  }

  private void behindTheEnd(char c) {
    if (c == '}' || c == ']') {
      fail(at, "one `" + c + "` too many", "remove it, or see where a bracket closes too early");
    } else {
      fail(at, "text behind the end of the document", "keep one document in a file");
    }
  }

  private void close(char c) {
    if (open.isEmpty()) {
      fail(at, "one `" + c + "` too many", "remove it");
      return;
    }
    Open last = open.getFirst();
    if (last.closing() != c) {
      fail(
          at,
          "`" + c + "` where the `" + last.bracket() + "` of " + place(last) + " is still open",
          "write `" + last.closing() + "` first");
      return;
    }
    open.pop();
    boolean startsLine = text.substring(lineStart(at), at).isBlank();
    if (unclosed == null && startsLine && at - lineStart(at) < last.indent()) {
      unclosed = last;
    }
    behind(at + 1);
  }

  private void behind(int end) {
    at = end;
    lastEnd = end;
    lastName = null;
    lastComma = -1;
    awaited = open.isEmpty() ? Awaited.NOTHING : Awaited.COMMA_OR_END;
  }

  private void end() {
    if (open.isEmpty()) {
      if (awaited != Awaited.NOTHING) {
        fail(0, "the text is empty", "");
      }
      return;
    }
    Open missing = unclosed == null ? open.getFirst() : unclosed;
    fail(
        missing.offset(),
        "the `" + missing.bracket() + "` that stands here is not closed",
        "write `" + missing.closing() + "` where it ends");
  }

  private void fail(int offset, String message, String help) {
    mistake = SyntaxMistake.at(text, offset, message, help);
  }

  private String place(Open bracket) {
    SyntaxMistake place = SyntaxMistake.at(text, bracket.offset(), "", "");
    return "line " + place.line() + ", column " + place.column();
  }

  private int indent(int offset) {
    int start = lineStart(offset);
    int first = start;
    while (first < offset && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
      first++;
    }
    return first - start;
  }

  private int lineStart(int offset) {
    int start = offset;
    while (start > 0 && !SyntaxMistake.endsLine(text, start - 1)) {
      start--;
    }
    return start;
  }
}
