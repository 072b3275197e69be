package io.iamsim.reference.arbitrary;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** JSON as text. */
final class JsonTexts {
  private JsonTexts() {}

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String array(List<String> items) {
    return items.stream().collect(Collectors.joining(",", "[", "]"));
  }

  static String object(List<String> members) {
    return members.stream().collect(Collectors.joining(",", "{", "}"));
  }

  static String member(String name, String value) {
    return quoted(name) + ":" + value;
  }

  /** One to three of them, one often without brackets (GRAM-4); seldom none at all. */
  static Arbitrary<String> oneOrMore(Arbitrary<String> items) {
    return Arbitraries.frequencyOf(
        Tuple.of(10, items),
        Tuple.of(8, items.list().ofMinSize(1).ofMaxSize(3).map(JsonTexts::array)),
        Tuple.of(1, Arbitraries.just("[]")));
  }
}
