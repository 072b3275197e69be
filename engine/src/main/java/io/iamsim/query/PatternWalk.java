package io.iamsim.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All texts of one pattern, walked by several others at the same time, shortest first: what is
 * found is one example for each set of the others that some text fits.
 *
 * <p>A state is the positions that the text so far may have reached in every pattern; two texts
 * with one state have the same future, so each state is followed once. Characters that no pattern
 * names are all alike, so one stands for them.
 */
final class PatternWalk {
  private static final int MOST_STATES = 5_000;
  private static final String FRIENDLY = "xyzabcdefghijklmnopqrstuvw0123456789-";

  private final PatternTokens asked;
  private final List<PatternTokens> others;
  private final Map<List<Boolean>, String> examples = new LinkedHashMap<>();
  private final Deque<State> queue = new ArrayDeque<>();
  private final Set<List<Integer>> seen = new HashSet<>();

  private PatternWalk(PatternTokens asked, List<PatternTokens> others) {
    this.asked = asked;
    this.others = others;
  }

  /** Examples, and whether there is one for every set. */
  record Found(List<String> examples, boolean complete) {
    Found {
      examples = List.copyOf(examples);
    }
  }

  /** Positions in the asked pattern first, then in each other. */
  private record State(boolean[][] live, String text) {}

  static Found of(PatternTokens asked, List<PatternTokens> others) {
    List<PatternTokens> distinct = new ArrayList<>();
    for (PatternTokens other : new java.util.LinkedHashSet<>(others)) {
      if (overlap(asked, other)) {
        distinct.add(other);
      }
    }
    return new PatternWalk(asked, distinct).walk();
  }

  /** True if some text fits both. */
  static boolean overlap(PatternTokens one, PatternTokens other) {
    boolean[][] reached = new boolean[one.length() + 1][other.length() + 1];
    reached[0][0] = true;
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (reached[i][j]) {
          reach(one, other, i, j, reached);
        }
      }
    }
    return reached[one.length()][other.length()];
  }

  private static void reach(
      PatternTokens one, PatternTokens other, int i, int j, boolean[][] reached) {
    int a = i < one.length() ? one.at(i) : 0;
    int b = j < other.length() ? other.at(j) : 0;
    boolean starA = a == PatternTokens.ANY_SEQUENCE;
    boolean starB = b == PatternTokens.ANY_SEQUENCE;
    if (starA) {
      reached[i + 1][j] = true;
    }
    if (starB) {
      reached[i][j + 1] = true;
    }
    if (i < one.length() && j < other.length()) {
      boolean meet =
          starA
              || starB
              || a == PatternTokens.ANY_CHARACTER
              || b == PatternTokens.ANY_CHARACTER
              || a == b;
      if (meet) {
        reached[starA ? i : i + 1][starB ? j : j + 1] = true;
      }
    }
  }

  private Found walk() {
    List<Integer> alphabet = alphabet();
    enter(new State(start(), ""));
    boolean complete = true;
    while (!queue.isEmpty()) {
      State state = queue.removeFirst();
      if (state.live[0][asked.length()]) {
        examples.merge(fits(state), state.text, PatternWalk::better);
      }
      if (seen.size() > MOST_STATES) {
        complete = false;
        continue;
      }
      for (int c : alphabet) {
        boolean[] next = asked.step(state.live[0], c);
        if (any(next)) {
          enter(step(state, next, c));
        }
      }
    }
    return new Found(List.copyOf(examples.values()), complete);
  }

  /** The shorter, but rather one that does not end where a name would begin. */
  private static String better(String first, String second) {
    return endsOpen(first) && !endsOpen(second) ? second : first;
  }

  private static boolean endsOpen(String text) {
    return text.endsWith("/") || text.endsWith(":");
  }

  private State step(State state, boolean[] next, int c) {
    boolean[][] live = new boolean[others.size() + 1][];
    live[0] = next;
    for (int i = 0; i < others.size(); i++) {
      live[i + 1] = others.get(i).step(state.live[i + 1], c);
    }
    return new State(live, state.text + (char) c);
  }

  private void enter(State state) {
    List<Integer> key = new ArrayList<>();
    for (boolean[] live : state.live) {
      key.add(Arrays.hashCode(live));
      int bits = 0;
      int index = 0;
      for (boolean bit : live) {
        bits = bits << 1 | (bit ? 1 : 0);
        if (++index % 31 == 0) {
          key.add(bits);
          bits = 0;
        }
      }
      key.add(bits);
    }
    if (seen.add(key)) {
      queue.addLast(state);
    }
  }

  private boolean[][] start() {
    boolean[][] live = new boolean[others.size() + 1][];
    live[0] = start(asked);
    for (int i = 0; i < others.size(); i++) {
      live[i + 1] = start(others.get(i));
    }
    return live;
  }

  private static boolean[] start(PatternTokens pattern) {
    boolean[] live = new boolean[pattern.length() + 1];
    live[0] = true;
    pattern.skipStars(live);
    return live;
  }

  private List<Boolean> fits(State state) {
    List<Boolean> fits = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      fits.add(state.live[i + 1][others.get(i).length()]);
    }
    return fits;
  }

  private static boolean any(boolean[] live) {
    for (boolean bit : live) {
      if (bit) {
        return true;
      }
    }
    return false;
  }

  /** A character that no pattern names, then those that some do. */
  private List<Integer> alphabet() {
    TreeSet<Integer> named = new TreeSet<>();
    addTo(named, asked);
    others.forEach(other -> addTo(named, other));
    List<Integer> alphabet = new ArrayList<>();
    FRIENDLY
        .chars()
        .filter(c -> !named.contains(c))
        .findFirst()
        .ifPresentOrElse(alphabet::add, () -> alphabet.add((int) '~'));
    alphabet.addAll(named);
    return alphabet;
  }

  private static void addTo(Set<Integer> named, PatternTokens pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.at(i) >= 0) {
        named.add(pattern.at(i));
      }
    }
  }
}
