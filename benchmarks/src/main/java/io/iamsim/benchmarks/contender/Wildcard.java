package io.iamsim.benchmarks.contender;

/** A pattern with {@code *} and {@code ?}, compiled to what its shape allows. */
sealed interface Wildcard {

  boolean matches(String text);

  static Wildcard of(String pattern) {
    int star = pattern.indexOf('*');
    boolean exact = star < 0 && pattern.indexOf('?') < 0;
    boolean prefix = star == pattern.length() - 1 && pattern.indexOf('?') < 0;
    if (exact) {
      return new Exact(pattern);
    }
    return prefix ? new Prefix(pattern.substring(0, star)) : new General(pattern);
  }

  /** No wildcard. */
  record Exact(String wanted) implements Wildcard {
    @Override
    public boolean matches(String text) {
      return wanted.equals(text);
    }
  }

  /** One star, at the end. */
  record Prefix(String prefix) implements Wildcard {
    @Override
    public boolean matches(String text) {
      return text.startsWith(prefix);
    }
  }

  /** Anything else: greedy, falling back to the last star alone. */
  record General(String pattern) implements Wildcard {
    @Override
    public boolean matches(String text) {
      int p = 0;
      int t = 0;
      int star = -1;
      int retry = 0;
      while (t < text.length()) {
        char c = p < pattern.length() ? pattern.charAt(p) : '\0';
        if (p < pattern.length() && c == '*') {
          star = p++;
          retry = t;
        } else if (p < pattern.length() && (c == '?' || c == text.charAt(t))) {
          p++;
          t++;
        } else if (star >= 0) {
          p = star + 1;
          t = ++retry;
        } else {
          return false;
        }
      }
      while (p < pattern.length() && pattern.charAt(p) == '*') {
        p++;
      }
      return p == pattern.length();
    }
  }
}
