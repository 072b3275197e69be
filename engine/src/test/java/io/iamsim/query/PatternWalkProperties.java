package io.iamsim.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The walk finds what writing out all short texts finds. */
final class PatternWalkProperties {
  private static final int LONGEST = 6;
  private static final String ALPHABET = "ab/x";
  private static final List<String> TEXTS = texts();

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int from = 0; from < texts.size(); from++) {
      String text = texts.get(from);
      if (text.length() < LONGEST) {
        for (char c : ALPHABET.toCharArray()) {
          texts.add(text + c);
        }
      }
    }
    return texts;
  }

  @Provide
  Arbitrary<String> pattern() {
    return Arbitraries.strings().withChars("ab/*?*").ofMaxLength(4);
  }

  @Provide
  Arbitrary<List<String>> patterns() {
    return pattern().list().ofMinSize(1).ofMaxSize(3);
  }

  @Property(seed = "20261124", tries = 500)
  void everySetOfPatternsThatSomeTextFitsHasAnExample(
      @ForAll("pattern") String asked, @ForAll("patterns") List<String> others) {
    List<PatternTokens> policies = others.stream().map(PatternTokens::of).toList();
    PatternWalk.Found found = PatternWalk.of(PatternTokens.of(asked), policies);
    assertThat(found.complete()).isTrue();
    Set<List<Boolean>> expected = new HashSet<>();
    for (String text : TEXTS) {
      if (PatternTokens.of(asked).matches(text)) {
        expected.add(fits(text, policies));
      }
    }
    List<List<Boolean>> actual =
        found.examples().stream().map(text -> fits(text, policies)).toList();
    assertThat(actual).doesNotHaveDuplicates().containsAll(expected);
    assertThat(found.examples()).allMatch(PatternTokens.of(asked)::matches);
  }

  @Property(seed = "20261124", tries = 500)
  void patternsOverlapWhereSomeTextFitsBoth(
      @ForAll("pattern") String one, @ForAll("pattern") String other) {
    PatternTokens first = PatternTokens.of(one);
    PatternTokens second = PatternTokens.of(other);
    boolean both = TEXTS.stream().anyMatch(text -> first.matches(text) && second.matches(text));
    assertThat(PatternWalk.overlap(first, second)).isEqualTo(both);
  }

  private static List<Boolean> fits(String text, List<PatternTokens> patterns) {
    return patterns.stream().map(pattern -> pattern.matches(text)).toList();
  }
}
