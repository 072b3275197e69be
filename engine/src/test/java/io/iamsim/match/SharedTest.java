package io.iamsim.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTest {
  private final List<String> made = new ArrayList<>();
  private final Shared<String> shared =
      new Shared<>(
          text -> {
            made.add(text);
            return "made of " + text;
          });

  @Test
  void whatATextMakesIsMadeOnce() {
    String first = shared.of("s3:GetObject");
    assertThat(first).isEqualTo("made of s3:GetObject");
    assertThat(shared.of(String.join(":", "s3", "GetObject"))).isSameAs(first);
    assertThat(made).containsExactly("s3:GetObject");
  }

  /** More texts than places: whatever drives out what, every text gets its own. */
  @Test
  void everyTextGetsItsOwn() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 10_000; i++) {
        assertThat(shared.of("text" + i)).isEqualTo("made of text" + i);
      }
    }
    assertThat(made).hasSizeBetween(10_001, 20_000);
  }

  @Test
  void longTextsAreNotKept() {
    String text = "x".repeat(49);
    assertThat(shared.of(text)).isNotSameAs(shared.of(text)).isEqualTo("made of " + text);
  }
}
