package io.iamsim.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ChunkReaderTest {
  private static final int LIMIT = 100_000;

  private static List<String> lines(InputStream in) throws IOException {
    ChunkReader reader = new ChunkReader(in, LIMIT, () -> {});
    List<String> lines = new ArrayList<>();
    for (@Nullable Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
      chunk.forEach(
          line -> {
            assertThat(line.number()).isEqualTo(lines.size() + 1);
            lines.add(
                line.tooLong()
                    ? "too long"
                    : new String(
                        line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8));
          });
    }
    return lines;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theLastLineNeedsNoNewline() throws IOException {
    assertThat(lines(stream("a\n\nb"))).containsExactly("a", "", "b");
    assertThat(lines(stream("a\n"))).containsExactly("a");
    assertThat(lines(stream(""))).isEmpty();
  }

  @Property(tries = 100)
  void everyLineUpToTheLimitIsWholeAndALongerOneIsSkipped(
      @ForAll @Size(max = 6) List<@IntRange(max = 2 * LIMIT) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 70_000) int chunk)
      throws IOException {
    List<String> texts = lengths.stream().map("x"::repeat).toList();
    InputStream in =
        new ByteArrayInputStream(
            String.join("", texts.stream().map(text -> text + "\n").toList())
                .getBytes(StandardCharsets.UTF_8)) {
          @Override
          public int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, chunk));
          }
        };
    assertThat(lines(in))
        .isEqualTo(texts.stream().map(text -> text.length() > LIMIT ? "too long" : text).toList());
  }

  @Test
  void aLineOfExactlyTheLimitIsKept() throws IOException {
    assertThat(lines(stream("x".repeat(LIMIT) + "\n" + "x".repeat(LIMIT + 1))))
        .containsExactly("x".repeat(LIMIT), "too long");
  }

  @Test
  void linesThatHaveArrivedAreHandedOnBeforeTheReaderWaits() throws IOException {
    List<String> seen = new ArrayList<>();
    InputStream in =
        new SequenceInputStream(stream("a\nb\nhalf"), stream(" of a line\nlast")) {
          @Override
          public int available() {
            return 0;
          }
        };
    ChunkReader reader = new ChunkReader(in, LIMIT, () -> seen.add("waits"));
    for (@Nullable Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
      seen.add(new String(chunk.bytes(), 0, chunk.length(), StandardCharsets.UTF_8));
    }
    assertThat(seen).containsSubsequence("a\nb\n", "waits", "half of a line\n", "waits", "last");
  }

  @Test
  void aChunkHoldsNoMoreThanTheLimit() throws IOException {
    ChunkReader reader = new ChunkReader(stream("0123456789\n".repeat(50_000)), LIMIT, () -> {});
    for (@Nullable Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
      assertThat(chunk.bytes()).hasSizeLessThanOrEqualTo(LIMIT + 1);
    }
  }
}
