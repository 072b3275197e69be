package io.iamsim.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines, in constant memory: of a line beyond the limit only its length
 * is remembered.
 */
final class LineReader {
  private static final int FIRST_SIZE = 1 << 16;

  /** Called before the reader waits for input. */
  interface Waiting {
    void begins() throws IOException;
  }

  private final InputStream in;
  private final int limit;
  private final Waiting waiting;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int next;
  private int filled;
  private boolean ended;
  private int number;

  LineReader(InputStream in, int limit, Waiting waiting) {
    this.in = in;
    this.limit = limit;
    this.waiting = waiting;
  }

  /** The next line, valid until the one after it is asked for; null at the end of the stream. */
  @Nullable Line next() throws IOException {
    int from = next;
    int scanned = from;
    while (true) {
      int newline = indexOfNewline(scanned);
      if (newline >= 0) {
        next = newline + 1;
        return line(from, newline);
      }
      if (ended) {
        next = filled;
        return filled > from ? line(from, filled) : null;
      }
      if (filled - from > limit) {
        return skipRest();
      }
      scanned = filled - from;
      makeRoom(from);
      from = 0;
      fill();
    }
  }

  private Line line(int from, int to) {
    number++;
    return to - from > limit
        ? Line.tooLong(number)
        : new Line(bytes, from, to - from, number, false);
  }

  private Line skipRest() throws IOException {
    number++;
    while (true) {
      next = 0;
      filled = 0;
      fill();
      int newline = indexOfNewline(0);
      if (newline >= 0) {
        next = newline + 1;
        return Line.tooLong(number);
      }
      if (ended) {
        return Line.tooLong(number);
      }
    }
  }

  private int indexOfNewline(int from) {
    for (int i = from; i < filled; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves the line begun at {@code from} to the front, in a larger array if it fills this one. */
  private void makeRoom(int from) {
    int begun = filled - from;
    byte[] target =
        begun < bytes.length ? bytes : new byte[(int) Math.min((long) limit + 1, 2L * begun)];
    if (begun == bytes.length && target.length <= begun) {
      target = Arrays.copyOf(bytes, begun + 1);
    }
    System.arraycopy(bytes, from, target, 0, begun);
    bytes = target;
    filled = begun;
    next = 0;
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
