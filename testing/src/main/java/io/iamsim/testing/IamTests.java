package io.iamsim.testing;

import io.iamsim.expect.Expectation;
import io.iamsim.expect.ExpectationCase;
import io.iamsim.expect.ExpectationFile;
import io.iamsim.expect.ExpectationSuite;
import io.iamsim.expect.Outcome;
import io.iamsim.source.SourceSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Expectation files (docs/expectations.md) as JUnit tests, one for each expectation:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> access() {
 *   return IamTests.of(Path.of("iam"));
 * }
 * }</pre>
 */
public final class IamTests {
  private IamTests() {}

  /**
   * The tests of files, and of all expectation files in folders, at any depth.
   *
   * @throws IllegalArgumentException if anything is wrong with a file or its environment, or there
   *     is no expectation; the message has every error with file, line and column
   */
  public static Stream<DynamicTest> of(Path... paths) {
    List<String> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(files(path));
    }
    return IamEnvironments.orThrow(
            ExpectationSuite.load(files, ExpectationSuite.Sources.of(new DiskFiles())))
        .cases()
        .stream()
        .map(IamTests::test);
  }

  private static List<String> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(DiskFiles.name(path));
    }
    try (Stream<Path> walk = Files.walk(path)) {
      List<String> files =
          walk.map(DiskFiles::name).filter(ExpectationFile::isNamedSo).sorted().toList();
      if (files.isEmpty()) {
        throw new IllegalArgumentException("no expectation file in `" + path + "`");
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DynamicTest test(ExpectationCase asked) {
    Expectation expectation = asked.expectation();
    return DynamicTest.dynamicTest(
        expectation.name(), place(expectation.span()), () -> check(asked.ask()));
  }

  /** The place as JUnit reads it: {@code file:...?line=3&column=5}. */
  private static URI place(SourceSpan span) {
    return URI.create(
        Path.of(span.source()).toUri() + "?line=" + span.line() + "&column=" + span.column());
  }

  private static void check(Outcome outcome) {
    if (!outcome.met()) {
      Assertions.fail(
          outcome.expectation().span()
              + ": "
              + outcome.reason()
              + "\n"
              + String.join("\n", outcome.explained(span -> Optional.empty())));
    }
  }
}
