package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.corpus.DocumentedPage.Step;
import io.iamsim.golden.Golden;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands of the documentation, run in the order of the page as in a fresh clone, print what
 * the page says. {@code -DrewriteGoldens} writes into the page what they print now.
 */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Allowed, denied, undecided; anything else is no answer. */
  private static final List<Integer> ANSWERS = List.of(0, 1, 3);

  @TempDir Path folder;

  private record Run(int status, String out, String err) {}

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/expectations.md"})
  void theCommandsOfAPagePrintWhatThePageSays(String name) throws Exception {
    Path page = ROOT.resolve(name);
    String text = Files.readString(page);
    Files.createSymbolicLink(folder.resolve("iamsim"), ROOT.resolve("iamsim"));
    copyOrganization();
    List<String> written = new ArrayList<>();
    StringBuilder now = new StringBuilder(text);
    int moved = 0;
    for (Step step : DocumentedPage.steps(text)) {
      if (step instanceof Step.WriteFile file) {
        write(file.path(), file.text());
      } else if (step instanceof Step.Replace change) {
        replace(change);
      } else if (step instanceof Step.Command command) {
        Run run = iamsim(DocumentedPage.words(command.line()));
        written.add(command.line());
        assertThat(run.status()).as("%s: %s", command.line(), run.err()).isIn(ANSWERS);
        if (command.printed() != null) {
          String actual = DocumentedPage.shortened(run.out(), command.printed());
          int start = command.start() + moved;
          now.replace(start, start + command.printed().length(), actual);
          moved += actual.length() - command.printed().length();
        }
      }
    }
    assertThat(written).as("commands of %s", name).isNotEmpty();
    Golden.check(page, now.toString());
  }

  private void replace(Step.Replace change) throws IOException {
    Path file = folder.resolve(change.path());
    String before = Files.readString(file);
    assertThat(before).as(change.path()).contains(change.from());
    Files.writeString(file, before.replace(change.from(), change.to()));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void copyOrganization() throws IOException {
    Path from = Path.of("organization");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path to = folder.resolve("corpus/organization").resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  private Run iamsim(List<String> words) throws Exception {
    List<String> command = new ArrayList<>(List.of("./iamsim"));
    command.addAll(words);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("IAMSIM_NO_BUILD", "1");
    builder.environment().put("NO_COLOR", "1");
    builder.environment().remove("IAMSIM_ENV");
    Process process = builder.start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
