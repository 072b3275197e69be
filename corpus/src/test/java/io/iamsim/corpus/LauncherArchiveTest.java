package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The class-data archive that the launcher makes, in a source tree that has only what was built.
 */
class LauncherArchiveTest {
  @TempDir Path tree;

  private Path jar;

  @BeforeEach
  void copyWhatWasBuilt() throws Exception {
    Path target = Files.createDirectories(tree.resolve("simulator-cli/target/lib")).getParent();
    Path built = Path.of("../simulator-cli/target");
    try (Stream<Path> libraries = Files.list(built.resolve("lib"))) {
      for (Path library : (Iterable<Path>) libraries::iterator) {
        Files.copy(library, target.resolve("lib").resolve(library.getFileName()));
      }
    }
    jar = Files.copy(built.resolve("iamsim.jar"), target.resolve("iamsim.jar"));
    Files.copy(Path.of("../iamsim"), tree.resolve("iamsim"));
    Files.writeString(
        tree.resolve("policy.json"),
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}");
  }

  private Process start(String javaOptions) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                "sh",
                tree.resolve("iamsim").toString(),
                "can",
                "arn:aws:iam::111122223333:user/a",
                "s3:GetObject",
                "arn:aws:s3:::b/k",
                "--identity-policy",
                tree.resolve("policy.json").toString())
            .redirectErrorStream(true);
    builder.environment().put("IAMSIM_NO_BUILD", "1");
    builder.environment().put("NO_COLOR", "1");
    builder.environment().put("IAMSIM_JAVA_OPTS", javaOptions);
    return builder.start();
  }

  private static void answers(Process started) throws Exception {
    String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(started.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(output).containsPattern("(?m)^allowed ");
    assertThat(started.exitValue()).isZero();
  }

  /** What the launcher keeps for itself. */
  private List<String> state() throws Exception {
    try (Stream<Path> files = Files.list(tree.resolve(".iamsim"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Path archive() throws Exception {
    assertThat(state()).singleElement().asString().matches("classes-.*\\.(jsa|aot)");
    return tree.resolve(".iamsim").resolve(state().get(0));
  }

  @Test
  void theFirstStartMakesAnArchiveAndTheNextTakesEveryClassFromItAndNoOptionParser()
      throws Exception {
    answers(start(""));
    assertThat(archive()).isNotEmptyFile();
    Path log = tree.resolve("classes.log");
    answers(start("-Xlog:class+load:file=" + log));
    List<String> loaded = Files.readAllLines(log);
    if (archive().toString().endsWith(".jsa")) {
      // a cache of Java 25 has its classes loaded before anybody asks for them
      assertThat(loaded).noneMatch(line -> line.contains(" picocli.CommandLine "));
    }
    assertThat(loaded)
        .anyMatch(line -> line.contains(" io.iamsim.cli.Main source: shared objects file"))
        .noneMatch(line -> line.matches(".* io\\.iamsim\\.[^$ ]* source: (file|jar):.*"));
  }

  @Test
  void aChangedJarHasItsArchiveMadeAnew() throws Exception {
    answers(start(""));
    FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(archive(), past);
    answers(start(""));
    assertThat(Files.getLastModifiedTime(archive())).isGreaterThan(past);
    assertThat(archive()).isNotEmptyFile();
    assertThat(Files.getLastModifiedTime(archive()))
        .isGreaterThanOrEqualTo(Files.getLastModifiedTime(jar));
  }

  @Test
  void aChangedLibraryHasTheArchiveMadeAnew() throws Exception {
    answers(start(""));
    FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    FileTime before = FileTime.from(Instant.parse("2019-01-01T00:00:00Z"));
    Path libraries = jar.resolveSibling("lib");
    FileTime changed = Files.getLastModifiedTime(libraries);
    Files.setLastModifiedTime(jar, before);
    Files.setLastModifiedTime(archive(), past);
    assertThat(changed).isGreaterThan(past);
    answers(start(""));
    assertThat(Files.getLastModifiedTime(archive())).isGreaterThanOrEqualTo(changed);
  }

  @Test
  void whereNoArchiveCanBeMadeTheAnswerIsTheSame() throws Exception {
    Files.writeString(tree.resolve(".iamsim"), "a file, where the folder would be");
    answers(start(""));
    assertThat(tree.resolve(".iamsim")).isRegularFile();
  }

  @Test
  void aBrokenArchiveIsNotUsed() throws Exception {
    answers(start(""));
    Path archive = archive();
    Files.delete(archive);
    Files.write(archive, new byte[4096]);
    answers(start(""));
  }

  @Test
  void twoFirstStartsAtOnceMakeOneArchive() throws Exception {
    Process one = start("");
    Process two = start("");
    answers(one);
    answers(two);
    assertThat(archive()).isNotEmptyFile();
  }
}
