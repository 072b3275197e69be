package io.iamsim.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class BytesTest {
  /** Bytes around a newline, which arithmetic on words could take for one. */
  private static final byte[] NEAR = {'\n', '\n' + 1, '\n' - 1, (byte) ('\n' | 0x80), 0, -1};

  @Property
  void aNewlineIsFoundWhereABytewiseSearchFindsIt(
      @ForAll @Size(max = 40) byte[] choices, @ForAll @IntRange(max = 40) int from) {
    byte[] bytes = new byte[choices.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = NEAR[Math.floorMod(choices[i], NEAR.length)];
    }
    int start = Math.min(from, bytes.length);
    int expected = start;
    while (expected < bytes.length && bytes[expected] != '\n') {
      expected++;
    }
    assertThat(Bytes.newline(bytes, start, bytes.length)).isEqualTo(expected);
  }

  @Property
  void equalStretchesHaveEqualHashesWhereverTheyStand(
      @ForAll @Size(max = 40) byte[] text, @ForAll @Size(max = 9) byte[] before) {
    byte[] later = Arrays.copyOf(before, before.length + text.length + 1);
    System.arraycopy(text, 0, later, before.length, text.length);
    assertThat(Bytes.hash(later, before.length, before.length + text.length))
        .isEqualTo(Bytes.hash(text, 0, text.length));
  }
}
