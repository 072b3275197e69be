package io.iamsim.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds, of many ARN patterns, the few that may match an ARN. Every pattern that matches is among
 * them; those that are found still have to be matched.
 *
 * <p>Each pattern hangs on one piece of literal text that must be in the ARN. Mostly that is the
 * text before its first wildcard: the beginnings of the ARN are looked up in one table, by the
 * lengths that occur. Where many patterns begin alike, as those that start with a wildcard do, it
 * is a run of eight (or four) characters from behind the wildcard, of all its runs the one that the
 * fewest other patterns have: every run of the ARN is looked up in a second table (Rabin and Karp's
 * search for many texts at once). Both need one pass over the ARN. A pattern without such text is
 * found always.
 */
public final class ArnIndex {
  private static final int LONG_RUN = 8;
  private static final int SHORT_RUN = 4;
  private static final int MANY = 4;

  private final int[] prefixLengths;
  private final HashTable prefixes;
  private final int[] runLengths;
  private final HashTable runs;
  private final int[] always;

  private ArnIndex(Builder builder) {
    prefixLengths = builder.prefixLengths.stream().mapToInt(i -> i).toArray();
    prefixes = new HashTable(builder.prefixes);
    runLengths = builder.runLengths.stream().mapToInt(i -> i).toArray();
    runs = new HashTable(builder.runs);
    always = builder.always.toArray();
  }

  /** An index to fill. */
  public static Builder builder() {
    return new Builder();
  }

  /** Adds the numbers of all patterns that may match the ARN; a number may come twice. */
  public void collect(HashedText arn, IntList out) {
    for (int id : always) {
      out.add(id);
    }
    for (int length : prefixLengths) {
      if (length > arn.length()) {
        break;
      }
      prefixes.collect(HashTable.key(arn.hash(length), length), out);
    }
    for (int length : runLengths) {
      int weight = power(length);
      for (int end = length; end <= arn.length(); end++) {
        int hash = arn.hash(end) - arn.hash(end - length) * weight;
        runs.collect(HashTable.key(hash, length), out);
      }
    }
  }

  /** The bytes of the index. */
  public long bytes() {
    return ObjectSize.object(20)
        + ObjectSize.array(prefixLengths.length, 4)
        + ObjectSize.array(runLengths.length, 4)
        + ObjectSize.array(always.length, 4)
        + prefixes.bytes()
        + runs.bytes();
  }

  /** What a character weighs in {@link String#hashCode} when so many follow it. */
  private static int power(int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 31;
    }
    return power;
  }

  /** Collects patterns. */
  public static final class Builder {
    private final List<ArnGlob> globs = new ArrayList<>();
    private final IntList ids = new IntList();
    private final IntList always = new IntList();
    private final TreeSet<Integer> prefixLengths = new TreeSet<>();
    private final TreeSet<Integer> runLengths = new TreeSet<>();
    private final Map<Integer, List<Integer>> prefixes = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> runs = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a pattern under a number. */
    public void add(ArnGlob glob, int id) {
      globs.add(glob);
      ids.add(id);
    }

    /** Adds a number that is always found. */
    public void addAlways(int id) {
      always.add(id);
    }

    /** The index. */
    public ArnIndex build() {
      Map<String, Integer> alike = new HashMap<>();
      globs.forEach(glob -> alike.merge(glob.literalPrefix(), 1, Integer::sum));
      Map<String, Integer> commonness = new HashMap<>();
      List<Integer> crowded = new ArrayList<>();
      for (int i = 0; i < globs.size(); i++) {
        String prefix = globs.get(i).literalPrefix();
        if (alike.getOrDefault(prefix, 0) > MANY) {
          runsOf(globs.get(i)).forEach(run -> commonness.merge(run, 1, Integer::sum));
          crowded.add(i);
        } else {
          hangOnPrefix(prefix, ids.get(i));
        }
      }
      for (int i : crowded) {
        String prefix = globs.get(i).literalPrefix();
        String run = rarest(runsOf(globs.get(i)), commonness);
        if (run.isEmpty() || commonness.getOrDefault(run, 0) >= alike.getOrDefault(prefix, 0)) {
          hangOnPrefix(prefix, ids.get(i));
        } else {
          runLengths.add(run.length());
          hang(runs, run, ids.get(i));
        }
      }
      return new ArnIndex(this);
    }

    private void hangOnPrefix(String prefix, int id) {
      if (prefix.isEmpty()) {
        always.add(id);
      } else {
        prefixLengths.add(prefix.length());
        hang(prefixes, prefix, id);
      }
    }

    private static void hang(Map<Integer, List<Integer>> table, String text, int id) {
      table
          .computeIfAbsent(HashTable.key(text.hashCode(), text.length()), k -> new ArrayList<>())
          .add(id);
    }

    private static String rarest(Iterable<String> runs, Map<String, Integer> commonness) {
      String rarest = "";
      for (String run : runs) {
        boolean rarer =
            rarest.isEmpty()
                || commonness.getOrDefault(run, 0) < commonness.getOrDefault(rarest, 0);
        rarest = rarer ? run : rarest;
      }
      return rarest;
    }

    /** The runs of characters behind the first wildcard: long ones, or if there are none, short. */
    private static List<String> runsOf(ArnGlob glob) {
      List<String> found = new ArrayList<>();
      for (int length = LONG_RUN; found.isEmpty() && length >= SHORT_RUN; length /= 2) {
        for (int at = glob.literalPrefix().length(); at < glob.size(); at++) {
          String literal = glob.literal(at);
          for (int i = 0; i + length <= literal.length(); i++) {
            found.add(literal.substring(i, i + length));
          }
          at += literal.length();
        }
      }
      return found;
    }
  }
}
