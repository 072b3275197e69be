package io.iamsim.parse;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text, number or word of a JSON text, and what may be wrong within it.
 *
 * @param end behind its last character
 * @param mistake the first mistake in it, or null
 */
record JsonToken(int end, @Nullable SyntaxMistake mistake) {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern LEADING_ZERO = Pattern.compile("-?0[0-9]+");
  private static final String QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb\u2033";
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final int HEX_DIGITS = 4;
  private static final int LONGEST = 40;

  /** How other languages write JSON's three words. */
  private static final Map<String, String> WORDS =
      Map.of(
          "True",
          "true",
          "TRUE",
          "true",
          "yes",
          "true",
          "False",
          "false",
          "FALSE",
          "false",
          "no",
          "false",
          "None",
          "null",
          "NULL",
          "null",
          "undefined",
          "null");

  /** A word with its place. */
  record Word(int start, int end, String text) {}

  /** The token that begins at a character that is no bracket, comma or colon. */
  static JsonToken value(String text, int start) {
    return text.charAt(start) == '"' ? quoted(text, start) : word(text, start);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || "_$-./*@".indexOf(c) >= 0;
  }

  /** What is no piece of JSON wherever it stands between texts: comments, look-alike characters. */
  static @Nullable SyntaxMistake foreign(String text, int at) {
    char c = text.charAt(at);
    if (text.startsWith("//", at) || text.startsWith("/*", at) || c == '#') {
      return SyntaxMistake.at(text, at, "a comment", "remove it: JSON has no comments");
    }
    if (QUOTES.indexOf(c) >= 0) {
      return SyntaxMistake.at(
          text, at, "the typographic quote `" + c + "`", "write the plain quote \"");
    }
    if ((Character.isSpaceChar(c) && c != ' ') || c == '\ufeff' || c == '\u200b') {
      return SyntaxMistake.at(
          text,
          at,
          String.format("the character U+%04X, which looks like a blank or like nothing", (int) c),
          "delete it, or write a blank");
    }
    if (Character.isISOControl(c)) {
      return SyntaxMistake.at(
          text, at, String.format("the control character U+%04X", (int) c), "delete it");
    }
    return null;
  }

  /** What is wrong with a word that has no quotes. */
  static SyntaxMistake unquoted(String text, int start, String what) {
    if (text.charAt(start) == '\'') {
      return SyntaxMistake.at(
          text, start, "a single quote", "JSON takes \" around names and texts");
    }
    String word = wordAt(text, start);
    return SyntaxMistake.at(
        text,
        start,
        word.isEmpty()
            ? "`" + text.charAt(start) + "` where JSON has none"
            : what + " `" + shown(word) + "` has no quotes",
        word.isEmpty() ? "" : "write \"" + shown(word) + "\"");
  }

  private static JsonToken word(String text, int start) {
    String word = wordAt(text, start);
    int end = Math.max(start + 1, start + word.length());
    if (word.equals("true")
        || word.equals("false")
        || word.equals("null")
        || NUMBER.matcher(word).matches()) {
      return new JsonToken(end, null);
    }
    @Nullable String json = WORDS.get(word);
    if (json != null) {
      return new JsonToken(
          end, SyntaxMistake.at(text, start, "`" + word + "` is no word of JSON", "write " + json));
    }
    if (LEADING_ZERO.matcher(word).matches()) {
      return new JsonToken(
          end,
          SyntaxMistake.at(
              text,
              start,
              "the number `" + shown(word) + "` begins with 0",
              "quote it if it is an account id or another name"));
    }
    return new JsonToken(end, unquoted(text, start, "the text"));
  }

  private static String wordAt(String text, int start) {
    int end = start;
    while (end < text.length()
        && !isBlank(text.charAt(end))
        && ",{}[]\"'".indexOf(text.charAt(end)) < 0
        && !(text.charAt(end) == ':' && endsName(text, end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** True for a colon that a name ends with; one within `s3:GetObject` belongs to the text. */
  private static boolean endsName(String text, int colon) {
    return colon + 1 >= text.length()
        || isBlank(text.charAt(colon + 1))
        || "\"'[{".indexOf(text.charAt(colon + 1)) >= 0;
  }

  private static String shown(String word) {
    return word.length() > LONGEST ? word.substring(0, LONGEST) + "..." : word;
  }

  private static JsonToken quoted(String text, int start) {
    int i = start + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        return new JsonToken(i + 1, null);
      }
      if (c == '\n' || c == '\r') {
        return unended(text, start);
      }
      if (c < ' ') {
        String name = c == '\t' ? "a tab" : String.format("the control character U+%04X", (int) c);
        return failed(
            text,
            i,
            name + " within a text",
            c == '\t' ? "write \\t, or a blank" : String.format("write \\u%04x", (int) c));
      }
      if (c == '\\') {
        int end = escapeEnd(text, i);
        if (end < 0) {
          return failed(
              text,
              i,
              "`" + text.substring(i, Math.min(i + 2, text.length())) + "` is no escape of JSON",
              "write \\\\ for a backslash");
        }
        i = end;
      } else {
        i++;
      }
    }
    return unended(text, start);
  }

  private static JsonToken unended(String text, int start) {
    return failed(
        text,
        start,
        "the text that begins here has no closing quote on its line",
        "write \" at its end; a line break within a text is \\n");
  }

  /** Behind an escape; negative if it is none. */
  private static int escapeEnd(String text, int backslash) {
    int next = backslash + 1;
    if (next >= text.length()) {
      return -1;
    }
    if (ESCAPES.indexOf(text.charAt(next)) >= 0) {
      return next + 1;
    }
    int end = next + 1 + HEX_DIGITS;
    if (text.charAt(next) != 'u' || end > text.length()) {
      return -1;
    }
    for (int i = next + 1; i < end; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return -1;
      }
    }
    return end;
  }

  private static JsonToken failed(String text, int at, String message, String help) {
    return new JsonToken(text.length(), SyntaxMistake.at(text, at, message, help));
  }
}
