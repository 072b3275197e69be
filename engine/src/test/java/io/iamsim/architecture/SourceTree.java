package io.iamsim.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the project, from the folder in which ARCHITECTURE.md stands. */
record SourceTree(Path root) {

  static final int MAX_LINES = 400;

  /** The tree that holds the folder in which the tests run. */
  static SourceTree here() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no ARCHITECTURE.md above " + Path.of("").toAbsolutePath());
    }
    return new SourceTree(folder);
  }

  String architecture() {
    return read(root.resolve("ARCHITECTURE.md"));
  }

  /** The Java files under {@code src/main} of every module. */
  List<Path> productionFiles() {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(SourceTree::javaFiles)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The production files of one module, with their text. */
  Map<Path, String> sources(String module) {
    Path folder = root.resolve(module);
    return productionFiles().stream()
        .filter(file -> file.startsWith(folder))
        .collect(Collectors.toMap(file -> file, SourceTree::read));
  }

  /** Production files of more than {@link #MAX_LINES} lines. */
  List<String> longFiles() {
    return productionFiles().stream()
        .filter(file -> read(file).lines().count() > MAX_LINES)
        .map(file -> root.relativize(file) + " has " + read(file).lines().count() + " lines")
        .toList();
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
