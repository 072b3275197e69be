package io.iamsim.cli;

import io.iamsim.cli.report.Palette;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** What a command did, run inside the test with a fixed clock. */
record RunResult(int status, String out, String err) {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-01T12:00:00Z"), ZoneOffset.UTC);

  static RunResult of(String... args) {
    return of(Map.of(), "", args);
  }

  static RunResult of(Map<String, String> variables, String in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintWriter(err),
            variables,
            CLOCK,
            Palette.PLAIN);
    int status = IamsimCommand.run(console, args);
    return new RunResult(status, out.toString(StandardCharsets.UTF_8), err.toString());
  }
}
