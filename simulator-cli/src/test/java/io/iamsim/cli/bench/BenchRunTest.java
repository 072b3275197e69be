package io.iamsim.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.request.RequestPrincipal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BenchRunTest {
  private static RequestPrincipal user(String name) {
    return RequestPrincipal.parse("arn:aws:iam::111111111111:user/" + name).orElseThrow();
  }

  private static LatencyHistogram of(long... nanos) {
    LatencyHistogram histogram = new LatencyHistogram();
    for (long one : nanos) {
      histogram.record(one);
    }
    return histogram;
  }

  @Test
  void theSlowestHaveTheHighestMediansWhateverTheirLongest() {
    Map<RequestPrincipal, LatencyHistogram> each = new LinkedHashMap<>();
    each.put(user("quick"), of(1, 2, 1_000_000));
    each.put(user("slow"), of(12, 12, 12));
    each.put(user("also"), of(12, 12, 12));
    assertThat(BenchRun.slowest(each, 2))
        .containsExactly(Map.entry(user("also"), 12L), Map.entry(user("slow"), 12L));
  }
}
