package io.iamsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.PolicyString.Reading;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTest {
  /** VAR-1 to VAR-4, VAR-8. */
  @ParameterizedTest
  @CsvSource({
    "abc,WILDCARDS,false",
    "a*c?,WILDCARDS,false",
    "cost $5 {x},WILDCARDS,false",
    "a${*}c,ESCAPES,false",
    "a${$}{c},ESCAPES,false",
    "a/${aws:username}/*,VARIABLES,true",
    "${*}${aws:username},VARIABLES,true",
    "a${aws:username,MALFORMED,false",
    "${}${aws:username},MALFORMED,true"
  })
  void aStringIsReadForItsVariables(String text, Reading reading, boolean variables) {
    PolicyString string = PolicyString.withVariables(text);
    assertThat(string.reading()).isEqualTo(reading);
    assertThat(string.hasVariables()).isEqualTo(variables);
    assertThat(string.malformed()).isEqualTo(reading == Reading.MALFORMED);
  }

  @Test
  void aLiteralHasNoWildcards() {
    assertThat(PolicyString.literal("a*${b}").segments())
        .isEqualTo(List.of(new PolicyString.Segment.Literal("a*${b}")));
    assertThat(PolicyString.withoutVariables("a*${b}").segments())
        .containsExactly(
            new PolicyString.Segment.Literal("a"),
            new PolicyString.Segment.AnySequence(),
            new PolicyString.Segment.Literal("${b}"));
  }

  /** COND-3, COND-30: 27 names, each with two set qualifiers and IfExists, which Null has not. */
  @Test
  void everyOperatorIsReadInEverySpelling() {
    int operators = 0;
    for (Comparison comparison : Comparison.values()) {
      for (String name : List.of(comparison.positiveName(), comparison.negatedName())) {
        for (SetOperator set : SetOperator.values()) {
          for (String ifExists : List.of("", "IfExists")) {
            boolean none = name.isEmpty() || (comparison == Comparison.NULL && !ifExists.isEmpty());
            String spelt = set.prefix() + name + ifExists;
            assertThat(ConditionOperator.isCanonical(spelt)).isEqualTo(!none);
            if (!none) {
              operators++;
              ConditionOperator operator = ConditionOperator.parse(spelt).orElseThrow();
              assertThat(operator.canonicalName()).isEqualTo(spelt);
              assertThat(ConditionOperator.parse(spelt.toUpperCase(Locale.ROOT)))
                  .contains(operator);
            }
          }
        }
      }
    }
    assertThat(operators).isEqualTo(27 * 6 - 3);
    assertThat(ConditionOperator.parse("NullIfExists")).isEmpty();
  }
}
