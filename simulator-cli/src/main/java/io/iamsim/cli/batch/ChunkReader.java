package io.iamsim.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into chunks of whole lines, in constant memory: of a line beyond the limit
 * only its length is remembered. A chunk is what one read of the stream completes, so that no line
 * that has arrived waits for one that has not.
 */
final class ChunkReader {
  private static final int SIZE = 1 << 18;

  /** Called before the reader waits for input. */
  interface Waiting {
    void begins() throws IOException;
  }

  private final InputStream in;
  private final int limit;
  private final Waiting waiting;
  private byte[] bytes;
  private int filled;
  private boolean ended;
  private int number = 1;

  ChunkReader(InputStream in, int limit, Waiting waiting) {
    this.in = in;
    this.limit = limit;
    this.waiting = waiting;
    this.bytes = new byte[size(0)];
  }

  /** The next lines; null at the end of the stream. */
  @Nullable Chunk next() throws IOException {
    int searched = 0;
    while (true) {
      int end = endOfLines(searched);
      if (end > 0) {
        return take(end);
      }
      if (ended) {
        return filled == 0 ? null : take(filled);
      }
      if (filled > limit) {
        return skipLine();
      }
      searched = filled;
      if (filled == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(limit + 1L, 2L * filled));
      }
      fill();
    }
  }

  /** The distance of the byte behind the last newline, 0 if there is none from there on. */
  private int endOfLines(int from) {
    for (int i = filled - 1; i >= from; i--) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private Chunk take(int end) {
    Chunk chunk = new Chunk(bytes, end, number, false);
    for (int i = 0; i < end; i = Bytes.newline(bytes, i, end) + 1) {
      number++;
    }
    byte[] rest = new byte[size(filled - end)];
    System.arraycopy(bytes, end, rest, 0, filled - end);
    bytes = rest;
    filled -= end;
    return chunk;
  }

  /** Never so long that a line beyond the limit fits in. */
  private int size(int least) {
    return Math.min(limit + 1, Math.max(SIZE, least));
  }

  private Chunk skipLine() throws IOException {
    Chunk skipped = Chunk.tooLong(number);
    number++;
    while (!ended) {
      filled = 0;
      fill();
      int rest = Bytes.newline(bytes, 0, filled) + 1;
      if (rest <= filled) {
        System.arraycopy(bytes, rest, bytes, 0, filled - rest);
        filled -= rest;
        return skipped;
      }
    }
    filled = 0;
    return skipped;
  }

  private void fill() throws IOException {
    if (in.available() == 0) {
      waiting.begins();
    }
    int count = in.read(bytes, filled, bytes.length - filled);
    if (count < 0) {
      ended = true;
    } else {
      filled += count;
    }
  }
}
