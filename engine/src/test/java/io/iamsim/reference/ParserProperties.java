package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.reference.arbitrary.Scenarios;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** No text makes the parser fail; it reads a document or says what is wrong. */
final class ParserProperties {
  private static final String PIECES = "{}[]\",:*?$'`\\-&!|>#%@\n\t \u0000é\u00a0😀0";

  @Provide
  Arbitrary<PolicyType> types() {
    return Scenarios.types();
  }

  @Provide
  Arbitrary<Tuple2<PolicyType, String>> documents() {
    return Scenarios.documents();
  }

  /** Valid documents with a piece taken out, doubled or put in. */
  @Provide
  Arbitrary<Tuple2<PolicyType, String>> damaged() {
    return Scenarios.documents()
        .flatMap(document -> damaged(document.get2()).map(text -> Tuple.of(document.get1(), text)));
  }

  private static Arbitrary<String> damaged(String text) {
    Arbitrary<String> put =
        Arbitraries.oneOf(
            Arbitraries.of(PIECES.chars().mapToObj(c -> Character.toString((char) c)).toList()),
            Arbitraries.of(
                "null", "true", "{}", "[]", "${", "\\ud800", "1e999", "&a", "*a", "!!x ", "---\n"),
            Arbitraries.of(
                "\"Sid\":\"S\",",
                "\"Action\":",
                "\"Condition\":{},",
                "\"Version\":\"2012-10-17\","));
    return Combinators.combine(
            Arbitraries.integers().between(0, text.length()),
            Arbitraries.integers().between(0, 12),
            put,
            Arbitraries.integers().between(0, 2))
        .as(
            (start, length, piece, way) -> {
              int end = Math.min(text.length(), start + length);
              String middle = text.substring(start, end);
              return text.substring(0, start)
                  + (way == 0 ? "" : way == 1 ? middle + middle : piece + middle)
                  + text.substring(end);
            });
  }

  @Property(seed = "20261124", tries = 500)
  void randomTextIsReadOrFoundWanting(
      @ForAll("types") PolicyType type, @ForAll ParseMode mode, @ForAll String text) {
    readsOrFinds(type, mode, text);
  }

  @Property(seed = "20261124", tries = 500)
  void randomBytesAreReadOrFoundWanting(
      @ForAll("types") PolicyType type, @ForAll ParseMode mode, @ForAll byte[] bytes) {
    readsOrFinds(type, mode, new String(bytes, StandardCharsets.UTF_8));
    readsOrFinds(type, mode, "{" + new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Property(seed = "20261124", tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void damagedPoliciesAreReadOrFoundWanting(
      @ForAll("damaged") Tuple2<PolicyType, String> damaged, @ForAll ParseMode mode) {
    readsOrFinds(damaged.get1(), mode, damaged.get2());
    readsOrFinds(damaged.get1(), mode, "# YAML\n" + damaged.get2());
  }

  @Property(seed = "20261124", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatStrictAcceptsLenientReadsAlike(@ForAll("documents") Tuple2<PolicyType, String> source) {
    Checked<PolicyDocument> strict = read(source.get1(), ParseMode.STRICT, source.get2());
    Checked<PolicyDocument> lenient = read(source.get1(), ParseMode.LENIENT, source.get2());
    assertThat(lenient.value()).isPresent();
    if (strict.ok()) {
      assertThat(lenient.value()).isEqualTo(strict.value());
    }
  }

  @Property(seed = "20261124", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void statementsStandInTheirOrder(@ForAll("documents") Tuple2<PolicyType, String> source) {
    List<Integer> indexes =
        read(source.get1(), ParseMode.LENIENT, source.get2()).orElseThrow().statements().stream()
            .map(statement -> statement.index())
            .toList();
    assertThat(indexes).isSorted().doesNotHaveDuplicates();
  }

  private static Checked<PolicyDocument> read(PolicyType type, ParseMode mode, String text) {
    return PolicyParser.parse(SourceText.of("policy", text), type, mode);
  }

  private static void readsOrFinds(PolicyType type, ParseMode mode, String text) {
    Checked<PolicyDocument> read = read(type, mode, text);
    assertThat(read.ok() || read.findings().stream().anyMatch(Finding::isError))
        .as("a document or an error for %s", text)
        .isTrue();
    assertThat(read.findings()).allSatisfy(finding -> assertThat(finding.message()).isNotBlank());
  }
}
