package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.match.ArnGlob;
import io.iamsim.match.ArnTail;
import io.iamsim.match.Glob;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** The linear matchers agree with trying everything. */
final class GlobProperties {
  private static final List<String> LETTERS = List.of("a", "b", "/", "😀", "*");

  /** A pattern and a text; often the text with holes in it, so that they match. */
  @Provide
  Arbitrary<Tuple2<String, String>> patternAndText() {
    return pairs(Arbitraries.of(LETTERS).list().ofMaxSize(12).map(l -> String.join("", l)));
  }

  /** The same with five colons or thereabouts. */
  @Provide
  Arbitrary<Tuple2<String, String>> arnPatternAndText() {
    Arbitrary<String> part =
        Arbitraries.of("a", "b", "ab", "", "aa", "/")
            .list()
            .ofMaxSize(2)
            .map(l -> String.join("", l));
    return pairs(part.list().ofMinSize(3).ofMaxSize(8).map(parts -> String.join(":", parts)));
  }

  private static Arbitrary<Tuple2<String, String>> pairs(Arbitrary<String> texts) {
    Arbitrary<Tuple2<String, String>> alike =
        texts.flatMap(text -> holed(text).map(pattern -> Tuple.of(pattern, text)));
    Arbitrary<Tuple2<String, String>> apart =
        Combinators.combine(texts.flatMap(GlobProperties::holed), texts).as(Tuple::of);
    return Arbitraries.frequencyOf(Tuple.of(2, alike), Tuple.of(1, apart));
  }

  /** The text with up to three stretches replaced by wildcards. */
  private static Arbitrary<String> holed(String text) {
    return Combinators.combine(
            Arbitraries.integers().between(0, text.length()).list().ofSize(6),
            Arbitraries.of("*", "?", "", "**", "*:", "a").list().ofSize(3),
            Arbitraries.integers().between(0, 3))
        .as((cuts, holes, count) -> holed(text, cuts, holes, count));
  }

  private static String holed(String text, List<Integer> cuts, List<String> holes, int count) {
    List<Integer> sorted = cuts.stream().sorted().toList();
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    for (int i = 0; i < count; i++) {
      pattern.append(text, at, whole(text, sorted.get(2 * i))).append(holes.get(i));
      at = whole(text, sorted.get(2 * i + 1));
    }
    return pattern.append(text.substring(at)).toString();
  }

  /** The index, moved out of the middle of a character. */
  private static int whole(String text, int index) {
    boolean middle =
        index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index));
    return middle ? index - 1 : index;
  }

  @Property(seed = "20261124")
  void globAgreesWithTryingEverything(@ForAll("patternAndText") Tuple2<String, String> pair) {
    String pattern = pair.get1();
    String text = pair.get2();
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(Token.matches(Token.glob(pattern), text));
  }

  @Property(seed = "20261124")
  void globMatchesAStretchAsItMatchesTheText(
      @ForAll("patternAndText") Tuple2<String, String> pair) {
    String text = pair.get2();
    assertThat(Glob.of(pair.get1()).matches("ab" + text + "*a", 2, 2 + text.length()))
        .isEqualTo(Token.matches(Token.glob(pair.get1()), text));
  }

  @Property(seed = "20261124")
  void arnGlobAgreesWithTryingEverything(@ForAll("arnPatternAndText") Tuple2<String, String> pair) {
    String pattern = pair.get1();
    String text = pair.get2();
    assertThat(Glob.builder().pattern(pattern).buildArn().matches(text))
        .isEqualTo(Token.matches(Token.bySegment(Token.glob(pattern)), text));
  }

  @Property(seed = "20261124", tries = 4000)
  void whatIsLeftOfAPatternSaysWhatThePatternSays(
      @ForAll("arnPatternAndText") Tuple2<String, String> pair,
      @ForAll @IntRange(max = 40) int known) {
    String text = pair.get2();
    int header = 0;
    for (int part = 0; part < 5 && header >= 0; part++) {
      int colon = text.indexOf(':', header);
      header = colon < 0 ? -1 : colon + 1;
    }
    Assume.that(header >= 0);
    ArnGlob glob = Glob.builder().pattern(pair.get1()).buildArn();
    String beginning = text.substring(0, whole(text, Math.min(text.length(), header + known)));
    @Nullable ArnTail tail = glob.tail(beginning);
    boolean matches = glob.matches(text);
    assertThat(tail != null && tail.matches(text)).isEqualTo(matches);
    assertThat(tail == null || !tail.matchesAll() || matches).isTrue();
    Statistics.label("matches").collect(matches);
  }

  /** Part by part a pattern matches if each of its parts, by itself, matches the ARN's. */
  @Property(seed = "20261124")
  void arnGlobMatchesPartByPart(@ForAll("arnPatternAndText") Tuple2<String, String> pair) {
    String[] parts = pair.get1().split(":", 6);
    String[] texts = pair.get2().split(":", 6);
    boolean expected = parts.length == 6 && texts.length == 6;
    for (int i = 0; i < 6 && expected; i++) {
      expected = Token.matches(Token.glob(parts[i]), texts[i]);
    }
    assertThat(Glob.builder().pattern(pair.get1()).buildArn().matchesPartByPart(pair.get2()))
        .isEqualTo(expected);
  }

  /** What a pattern shares with another text is only what both begin with. */
  @Property(seed = "20261124")
  void arnGlobMatchesAlikeWhateverTextItShares(
      @ForAll("arnPatternAndText") Tuple2<String, String> pair,
      @ForAll("arnPatternAndText") Tuple2<String, String> other) {
    String pattern = pair.get1();
    ArnGlob alone = Glob.builder().pattern(pattern).buildArn();
    for (String source : List.of(pattern, pattern + "x", other.get1(), other.get2())) {
      ArnGlob sharing = Glob.builder().pattern(pattern).buildArn(source);
      assertThat(sharing.literalPrefix()).isEqualTo(alone.literalPrefix());
      assertThat(sharing.partCount()).isEqualTo(alone.partCount());
      assertThat(sharing.matches(pair.get2())).isEqualTo(alone.matches(pair.get2()));
      assertThat(sharing.matchesPartByPart(pair.get2()))
          .isEqualTo(alone.matchesPartByPart(pair.get2()));
    }
  }

  @Property(seed = "20261124")
  void everyArnThatMatchesBeginsWithTheLiteralPrefix(
      @ForAll("arnPatternAndText") Tuple2<String, String> pair) {
    ArnGlob glob = Glob.builder().pattern(pair.get1()).buildArn();
    assertThat(glob.literalPrefix()).isEqualTo(pair.get1().split("[*?]", 2)[0]);
    if (glob.matches(pair.get2())) {
      assertThat(pair.get2()).startsWith(glob.literalPrefix());
    }
  }

  @Property(seed = "20261124")
  void insertedTextIsNoWildcard(@ForAll("patternAndText") Tuple2<String, String> pair) {
    String inserted = pair.get1();
    String text = pair.get2();
    assertThat(Glob.builder().literal(inserted).build().matches(text))
        .isEqualTo(inserted.equals(text));
  }
}
