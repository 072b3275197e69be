package io.iamsim.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names a part of a pattern's resources by patterns: those of policies, and the Regions and
 * accounts that the pattern leaves open. The part is known by its examples, of which there is one
 * for each sort of resources.
 */
final class PartNames {
  private static final int PARTS = 6;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  /** Between a pattern and the first of those that it is not to cover. */
  static final String BUT_FOR = " but for ";

  /** Between the patterns that it is not to cover. */
  static final String AND = " and ";

  private final String asked;
  private final List<String> all;
  private final List<PatternTokens> candidates;

  PartNames(String asked, List<String> all, Set<PatternTokens> patterns) {
    this.asked = asked;
    this.all = List.copyOf(all);
    Set<PatternTokens> names = new LinkedHashSet<>(patterns);
    names.addAll(places(asked, all));
    this.candidates =
        names.stream()
            .filter(name -> !fitting(name).isEmpty() && fitting(name).size() < all.size())
            .sorted(
                Comparator.comparing((PatternTokens name) -> -fitting(name).size())
                    .thenComparing(PatternTokens::length))
            .toList();
  }

  /** What was asked with each Region and each account that the examples have. */
  private static Set<PatternTokens> places(String asked, List<String> all) {
    Set<PatternTokens> places = new LinkedHashSet<>();
    String[] open = asked.split(":", PARTS);
    for (int part : List.of(REGION, ACCOUNT)) {
      for (String example : all) {
        String[] parts = example.split(":", PARTS);
        if (open.length == PARTS && parts.length == PARTS && !open[part].equals(parts[part])) {
          String[] place = open.clone();
          place[part] = parts[part];
          places.add(PatternTokens.of(String.join(":", place)));
        }
      }
    }
    return places;
  }

  /** A name with its patterns in backticks. */
  static String quoted(String name) {
    return "`" + name.replace(BUT_FOR, "`" + BUT_FOR + "`").replace(AND, "`" + AND + "`") + "`";
  }

  private Set<String> fitting(PatternTokens pattern) {
    Set<String> fitting = new LinkedHashSet<>();
    all.stream().filter(pattern::matches).forEach(fitting::add);
    return fitting;
  }

  /**
   * The patterns that cover the part and nothing else of what was asked, each with what it is not
   * to cover; empty if no patterns do.
   */
  List<String> of(Set<String> part) {
    Set<String> open = new LinkedHashSet<>(part);
    List<String> names = new ArrayList<>();
    for (PatternTokens candidate : candidates) {
      Set<String> fitting = fitting(candidate);
      if (part.containsAll(fitting) && open.removeAll(fitting)) {
        names.add(candidate.text());
      }
    }
    while (!open.isEmpty()) {
      String but = but(open.iterator().next(), part, open);
      if (but.isEmpty()) {
        return List.of();
      }
      names.add(but);
    }
    return names;
  }

  /**
   * The same for a part that is all but what patterns cover, such as {@code arn:aws:s3:::b/* but
   * for arn:aws:s3:::b/secret/*}.
   */
  List<String> orAllBut(Set<String> part) {
    List<String> names = of(part);
    Set<String> others = new LinkedHashSet<>(all);
    others.removeAll(part);
    List<String> but = names.isEmpty() && !others.isEmpty() ? of(others) : List.of();
    boolean plain = !but.isEmpty() && but.stream().noneMatch(name -> name.contains(BUT_FOR));
    return plain ? List.of(asked + BUT_FOR + String.join(AND, but)) : names;
  }

  /** A pattern that covers too much, with the patterns of that. */
  private String but(String example, Set<String> part, Set<String> open) {
    for (PatternTokens candidate : candidates) {
      Set<String> fitting = fitting(candidate);
      if (fitting.contains(example)) {
        Set<String> others = new LinkedHashSet<>(fitting);
        others.removeAll(part);
        List<String> without = new ArrayList<>();
        for (PatternTokens other : candidates) {
          boolean apart = fitting(other).stream().noneMatch(part::contains);
          if (apart && others.removeAll(fitting(other))) {
            without.add(other.text());
          }
        }
        if (others.isEmpty()) {
          open.removeAll(fitting);
          return candidate.text() + BUT_FOR + String.join(AND, without);
        }
      }
    }
    return "";
  }
}
