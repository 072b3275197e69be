package io.iamsim.cli.report;

/** Builds HTML: everything that is text is escaped, so that no name in a policy becomes markup. */
public final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Adds markup as it is. */
  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Adds text. */
  public Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return this;
  }

  /** Adds text in an element of a class, which may be empty. */
  public Html element(String name, String cssClass, String text) {
    out.append('<').append(name);
    if (!cssClass.isEmpty()) {
      out.append(" class=\"").append(cssClass).append('"');
    }
    out.append('>');
    return text(text).raw("</" + name + ">");
  }

  /** Adds an ARN or another long name that may break behind its separators. */
  public Html breakable(String name) {
    int from = 0;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == ':' || name.charAt(i) == '/') {
        text(name.substring(from, i + 1)).raw("<wbr>");
        from = i + 1;
      }
    }
    return text(name.substring(from));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
