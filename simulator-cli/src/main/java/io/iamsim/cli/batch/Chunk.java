package io.iamsim.cli.batch;

/**
 * Some whole lines of the stream.
 *
 * @param bytes an array that begins with them
 * @param length how much of it they are
 * @param firstNumber the number of the first line, counted from 1
 * @param tooLong true if this is one line beyond the limit, of which the bytes are not kept
 */
record Chunk(byte[] bytes, int length, int firstNumber, boolean tooLong) {

  static Chunk tooLong(int number) {
    return new Chunk(new byte[0], 0, number, true);
  }

  /** What is done with each line. */
  interface Lines<X extends Exception> {
    void take(Line line) throws X;
  }

  /** Hands on each line in order. */
  <X extends Exception> void forEach(Lines<X> lines) throws X {
    if (tooLong) {
      lines.take(Line.tooLong(firstNumber));
      return;
    }
    int number = firstNumber;
    for (int from = 0; from < length; number++) {
      int to = Bytes.newline(bytes, from, length);
      lines.take(new Line(bytes, from, to - from, number, false));
      from = to + 1;
    }
  }
}
