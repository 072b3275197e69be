package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commands and what they print, kept as files to be read: each folder below {@code src/test/golden}
 * with a {@code session.txt} has its inputs beside it. {@code -DrewriteGoldens} writes what the
 * commands print now.
 */
final class GoldenSessionsTest {
  private static final Path ROOT = Path.of("src/test/golden");
  private static final String PROMPT = "$ iamsim ";

  static List<Path> sessions() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.getFileName().toString().equals("session.txt"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void aSessionReadsAsItIsWritten(Path session) throws IOException {
    String written = Files.readString(session);
    String now = replay(session.getParent(), written);
    if (System.getProperty("rewriteGoldens") != null) {
      Files.writeString(session, now);
    }
    assertThat(Files.readString(session)).isEqualTo(now);
  }

  private static String replay(Path folder, String session) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : session.lines().filter(line -> line.startsWith(PROMPT)).toList()) {
      text.append(text.isEmpty() ? "" : "\n").append(line).append('\n');
      text.append(answer(folder, line.substring(PROMPT.length())));
    }
    return text.toString();
  }

  /** What a command prints, its remarks first; the exit status where it is not 0. */
  private static String answer(Path folder, String line) throws IOException {
    List<String> arguments = new ArrayList<>();
    String in = "";
    List<String> words = words(line);
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("<")) {
        in = Files.readString(folder.resolve(words.get(++i)), StandardCharsets.UTF_8);
      } else {
        arguments.add(inFolder(folder, words.get(i)));
      }
    }
    RunResult result = RunResult.of(Map.of(), in, arguments.toArray(new String[0]));
    String status = result.status() == 0 ? "" : "(exit status " + result.status() + ")\n";
    return (result.err() + result.out()).replace(folder + "/", "") + status;
  }

  /** A file of the session by its path from here, also behind an equals sign. */
  private static String inFolder(Path folder, String word) {
    String name = word.substring(word.indexOf('=') + 1);
    boolean file = !name.isEmpty() && !name.contains(":") && Files.exists(folder.resolve(name));
    return file ? word.substring(0, word.length() - name.length()) + folder.resolve(name) : word;
  }

  /** Words as a shell reads them, with single quotes and nothing else. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (char c : line.toCharArray()) {
      if (c == '\'') {
        quoted = !quoted;
        begun = true;
      } else if (c == ' ' && !quoted) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
