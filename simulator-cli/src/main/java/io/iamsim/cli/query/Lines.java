package io.iamsim.cli.query;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text to a stream, gathered into large pieces. */
final class Lines implements AutoCloseable {
  private final OutputStream out;

  Lines(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  Lines add(CharSequence text) {
    try {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Writes out what is gathered; the stream stays open. */
  @Override
  public void close() throws IOException {
    out.flush();
  }
}
