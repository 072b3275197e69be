package io.iamsim.cli.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Builds an indented XML 1.0 text; what XML cannot hold is replaced by U+FFFD. */
public final class XmlText {
  private static final String INDENT = "  ";

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /** A line before the first element, such as a document type. */
  public XmlText declaration(String line) {
    out.append(line).append('\n');
    return this;
  }

  /** Begins an element; names and values of its attributes alternate. */
  public XmlText begin(String name, String... attributes) {
    start(name, attributes).append(">\n");
    open.push(name);
    return this;
  }

  /** An element without content. */
  public XmlText empty(String name, String... attributes) {
    start(name, attributes).append("/>\n");
    return this;
  }

  /** An element that holds nothing but a text. */
  public XmlText text(String name, String text, String... attributes) {
    start(name, attributes)
        .append('>')
        .append(escaped(text, false))
        .append("</")
        .append(name)
        .append(">\n");
    return this;
  }

  /** Ends the innermost open element. */
  public XmlText end() {
    String name = open.pop();
    out.append(INDENT.repeat(open.size())).append("</").append(name).append(">\n");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private StringBuilder start(String name, String... attributes) {
    out.append(INDENT.repeat(open.size())).append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(escaped(attributes[i + 1], true))
          .append('"');
    }
    return out;
  }

  private static String escaped(String text, boolean attribute) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append(attribute ? "&quot;" : "\"");
                case '\n', '\t', '\r' -> {
                  if (attribute || c == '\r') {
                    escaped.append("&#").append(c).append(';');
                  } else {
                    escaped.appendCodePoint(c);
                  }
                }
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
