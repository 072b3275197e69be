package io.iamsim.cli;

import java.util.List;

/**
 * Which expectations are asked: those whose name has one of the texts in it. In a text with {@code
 * *} or {@code ?} these stand for any characters and for one, and the text for the whole name.
 */
record NameFilter(List<String> texts) {
  NameFilter {
    texts = List.copyOf(texts);
  }

  boolean accepts(String name) {
    return texts.isEmpty() || texts.stream().anyMatch(text -> accepts(text, name));
  }

  private static boolean accepts(String text, String name) {
    boolean glob = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    return glob ? matches(text, name) : name.contains(text);
  }

  /** Greedy, with one way back to the last star: linear in practice, never exponential. */
  private static boolean matches(String glob, String name) {
    int g = 0;
    int n = 0;
    int star = -1;
    int from = 0;
    while (n < name.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        from = n;
      } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
        g++;
        n++;
      } else if (star >= 0) {
        g = star + 1;
        n = ++from;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
