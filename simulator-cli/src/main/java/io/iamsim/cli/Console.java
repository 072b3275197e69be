package io.iamsim.cli;

import io.iamsim.cli.report.Palette;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside that a command touches besides files.
 *
 * @param in standard input
 * @param out standard output, unbuffered
 * @param err standard error
 * @param variables the environment variables
 * @param clock the time
 * @param palette how results are painted
 */
public record Console(
    InputStream in,
    OutputStream out,
    PrintWriter err,
    Map<String, String> variables,
    Clock clock,
    Palette palette) {

  /** The console of this process. */
  static Console ofProcess() {
    Map<String, String> variables = System.getenv();
    return new Console(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8),
            true),
        variables,
        Clock.systemUTC(),
        wantsColour(variables) ? Palette.COLOURED : Palette.PLAIN);
  }

  /** A variable, or the text given if it is not set. */
  String variable(String name, String otherwise) {
    return variables.getOrDefault(name, otherwise);
  }

  private static boolean wantsColour(Map<String, String> variables) {
    return variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(variables.get("TERM"))
        && isTerminal();
  }

  /** Since Java 22 there is a console object without a terminal, and it says so. */
  private static boolean isTerminal() {
    java.io.@Nullable Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(java.io.Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
