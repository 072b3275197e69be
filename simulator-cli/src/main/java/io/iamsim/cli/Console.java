package io.iamsim.cli;

import io.iamsim.cli.report.Palette;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param progress whether standard error is a terminal that may show how far a command is
 */
public record Console(
    InputStream in,
    OutputStream out,
    PrintWriter err,
    Map<String, String> variables,
    Clock clock,
    Palette palette,
    boolean progress) {

  /** A console that shows no progress. */
  public Console(
      InputStream in,
      OutputStream out,
      PrintWriter err,
      Map<String, String> variables,
      Clock clock,
      Palette palette) {
    this(in, out, err, variables, clock, palette, false);
  }

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
        wantsColour(variables) ? Palette.COLOURED : Palette.PLAIN,
        !"dumb".equals(variables.get("TERM")) && isErrTerminal());
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

  /** Where the system shows what standard error is, that says; elsewhere the console does. */
  private static boolean isErrTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return isTerminal();
    }
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
