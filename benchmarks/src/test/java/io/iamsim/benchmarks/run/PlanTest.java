package io.iamsim.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iamsim.benchmarks.contender.Contender.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static List<String> ids(Plan plan) {
    return plan.measurements().stream().map(Measurement::id).toList();
  }

  @Test
  void noMeasurementStandsInASetTwice() {
    for (Plan plan : List.of(Plan.quick(), Plan.full(), Plan.guard(), Plan.start())) {
      assertThat(ids(plan)).as(plan.name()).doesNotHaveDuplicates();
    }
  }

  @Test
  void theFullSetHasAllOfTheQuickOne() {
    assertThat(ids(Plan.full())).startsWith(ids(Plan.quick()).toArray(String[]::new));
  }

  @Test
  void anIdSaysWhatIsMeasured() {
    assertThat(new Measurement.Decide("hot-10", Kind.JCASBIN, 1).id())
        .isEqualTo("decide/hot-10/JCASBIN");
    assertThat(new Measurement.Decide("typical", Kind.PREPARED, 2).id())
        .isEqualTo("decide/typical/PREPARED/threads2");
    assertThat(new Measurement.Memory(1000).id()).isEqualTo("memory/1000");
  }

  @Test
  void argumentsAreReadAndStrangersRefused() {
    Arguments read = Arguments.of("quick", "--minutes", "2.5", "--resume", "--folder", "f");
    assertThat(read.set()).isEqualTo("quick");
    assertThat(read.minutes()).hasValue(2.5);
    assertThat(read.resume()).isTrue();
    assertThat(read.tiny()).isFalse();
    assertThat(read.folder()).hasFileName("f");
    assertThatThrownBy(() -> Arguments.of("quick", "--fast"))
        .hasMessage("unknown argument `--fast`");
  }
}
