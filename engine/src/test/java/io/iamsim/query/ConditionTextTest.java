package io.iamsim.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.ConditionKey;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.PolicyString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionTextTest {

  private static AccessCondition.Test test(String operator, String... values) {
    return new AccessCondition.Test(
        ConditionOperator.parse(operator).orElseThrow(),
        ConditionKey.of("k"),
        List.of(values).stream().map(PolicyString::withVariables).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Bool                           | true | k is true                       | k is not true
          BoolIfExists                   | true | k is absent or is true          | k is false
          Bool                           | x    | k is x                          | k is not x
          BoolIfExists                   | x    | k is absent or is x             | k is present and is not x
          StringEquals                   | v    | k is v                          | k is not v
          StringEqualsIfExists           | v    | k is absent or is v             | k is present and is not v
          StringNotEquals                | v    | k is not v                      | k is v
          StringNotEqualsIfExists        | v    | k is not v                      | k is v
          StringLike                     | v*   | k is like v*                    | k is not like v*
          ArnNotLike                     | v*   | k is not like v*                | k is like v*
          IpAddress                      | v    | k is in v                       | k is not in v
          NotIpAddressIfExists           | v    | k is not in v                   | k is in v
          NumericLessThan                | 5    | k is below 5                    | k is not below 5
          DateGreaterThanEqualsIfExists  | v    | k is absent or is not before v  | k is present and is not not before v
          Null                           | true | k is absent                     | k is present
          Null                           | false | k is present                   | k is absent
          ForAnyValue:StringEquals       | v    | some value of k is v            | not (some value of k is v)
          ForAllValues:StringLike        | v    | every value of k, if any, is like v | some value of k is not like v
          """)
  void everyOperatorReadsAsItsTruthTableSays(
      String operator, String value, String holds, String doesNot) {
    AccessCondition.Test test = test(operator, value);
    assertThat(ConditionText.of(test)).isEqualTo(holds);
    assertThat(ConditionText.of(ConditionAlgebra.not(test))).isEqualTo(doesNot);
  }

  @Test
  void alternativesAndLongListsAreShort() {
    assertThat(ConditionText.of(test("StringEquals", "b", "a"))).isEqualTo("k is one of a, b");
    assertThat(ConditionText.of(test("StringEquals", "1", "2", "3", "4", "5", "6", "7", "8")))
        .isEqualTo("k is one of 1, 2, 3, 4, 5, 6 and 2 more");
    assertThat(ConditionText.of(test("StringEquals", "a b"))).isEqualTo("k is \"a b\"");
  }

  @Test
  void expressionsAreMadeShortByLogicAlone() {
    AccessCondition a = test("StringEquals", "a");
    AccessCondition b = test("StringEquals", "b");
    AccessCondition c = test("StringEquals", "c");
    AccessCondition ab = ConditionAlgebra.all(List.of(a, b));
    AccessCondition ac = ConditionAlgebra.all(List.of(a, c));
    assertThat(ConditionAlgebra.any(List.of(a, ab))).isEqualTo(a);
    assertThat(ConditionAlgebra.all(List.of(a, ConditionAlgebra.any(List.of(a, b))))).isEqualTo(a);
    assertThat(ConditionText.of(ConditionAlgebra.any(List.of(ab, ac))))
        .isEqualTo("k is a and (k is b or k is c)");
    assertThat(ConditionAlgebra.all(List.of(a, ConditionAlgebra.not(a))))
        .isEqualTo(AccessCondition.NEVER);
    assertThat(ConditionAlgebra.any(List.of(a, ConditionAlgebra.not(a))))
        .isEqualTo(AccessCondition.ALWAYS);
    assertThat(
            ConditionAlgebra.all(
                List.of(ConditionAlgebra.not(a), ConditionAlgebra.any(List.of(a, b)))))
        .isEqualTo(ConditionAlgebra.all(List.of(ConditionAlgebra.not(a), b)));
  }

  @Test
  void whatCannotBeSaidIsNeitherItselfNorItsOpposite() {
    AccessCondition unknown = new AccessCondition.Undetermined("nobody knows");
    assertThat(ConditionAlgebra.not(unknown)).isEqualTo(unknown);
    assertThat(ConditionAlgebra.all(List.of(unknown, ConditionAlgebra.not(unknown))))
        .isEqualTo(unknown);
    assertThat(unknown.isUndetermined()).isTrue();
  }
}
