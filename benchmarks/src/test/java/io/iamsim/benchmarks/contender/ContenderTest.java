package io.iamsim.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A contender that answers otherwise than the others measures nothing. */
class ContenderTest {
  @ParameterizedTest
  @EnumSource
  void everyContenderAnswersASmallWorkloadAsExpected(Contender.Kind kind) {
    for (String name : List.of("small64", "spread-10", "spread-100", "hot-100", "infix-100")) {
      assertThat(wrongAnswers(kind, name, 64)).as(name).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST, 1024",
    "PREPARED, 1024",
    "EXPLAIN, 200",
    "LINEAR_SCAN, 1024",
    "NAIVE, 200",
    "JCASBIN, 1024",
    "CEDAR, 300"
  })
  void everyContenderAnswersTheTypicalWorkloadAsExpected(Contender.Kind kind, int questions) {
    assertThat(wrongAnswers(kind, "typical", questions)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Contender.Kind.class,
      names = {"PREPARED", "REQUEST", "LINEAR_SCAN", "JCASBIN", "CEDAR"})
  void everyContenderButTheNaiveOneStandsTheAdversary(Contender.Kind kind) {
    assertThat(wrongAnswers(kind, "adversarial-64", 2)).isEmpty();
  }

  @Test
  void anEngineWithOneKindOfDenialMayNotTellThemApart() {
    assertThat(Contender.Kind.CEDAR.accepts(Decision.EXPLICIT_DENY, Decision.IMPLICIT_DENY))
        .isTrue();
    assertThat(Contender.Kind.CEDAR.accepts(Decision.EXPLICIT_DENY, Decision.ALLOWED)).isFalse();
    assertThat(Contender.Kind.NAIVE.accepts(Decision.EXPLICIT_DENY, Decision.IMPLICIT_DENY))
        .isFalse();
  }

  private static List<String> wrongAnswers(Contender.Kind kind, String name, int questions) {
    Workload workload = Workload.named(name);
    Contender contender = kind.ready(workload);
    List<Ask> asks = Ask.all(workload);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < Math.min(questions, asks.size()); i++) {
      Decision answer = contender.decide(i);
      if (!kind.accepts(asks.get(i).expected(), answer)) {
        wrong.add(answer + " for " + asks.get(i).expected() + ": " + asks.get(i).request());
      }
    }
    return wrong;
  }
}
