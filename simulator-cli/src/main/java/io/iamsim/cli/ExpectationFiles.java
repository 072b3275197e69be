package io.iamsim.cli;

import io.iamsim.cli.input.Rejected;
import io.iamsim.expect.ExpectationFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds the expectation files that a command line means. */
final class ExpectationFiles {
  private ExpectationFiles() {}

  /**
   * A file as it is given, whatever its name; of a folder every expectation file in it, at any
   * depth, in the order of their names, hidden folders left out.
   */
  static List<String> in(List<String> arguments) {
    List<String> found = new ArrayList<>();
    for (String argument : arguments) {
      Path path = path(argument);
      if (!Files.isDirectory(path)) {
        found.add(argument);
        continue;
      }
      List<String> inFolder = inFolder(path);
      if (inFolder.isEmpty()) {
        throw Rejected.argument(
            "no expectation file in `" + argument + "`",
            "their names end in .iamtest.yaml, .iamtest.yml, .iamtest.json or .iamtest.csv");
      }
      found.addAll(inFolder);
    }
    return found;
  }

  /** The folders among the arguments and those in them, hidden ones left out. */
  static List<String> folders(List<String> arguments) {
    List<String> folders = new ArrayList<>();
    for (String argument : arguments) {
      if (Files.isDirectory(path(argument))) {
        walk(path(argument), folder -> folders.add(folder.toString()), file -> {});
      }
    }
    return folders;
  }

  private static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw Rejected.argument("`" + argument + "` is no path", "");
    }
  }

  private static List<String> inFolder(Path folder) {
    List<String> found = new ArrayList<>();
    walk(
        folder,
        inner -> {},
        file -> {
          String name = file.toString().replace('\\', '/');
          if (ExpectationFile.isNamedSo(name)) {
            found.add(name.startsWith("./") ? name.substring(2) : name);
          }
        });
    found.sort(null);
    return found;
  }

  private static void walk(Path root, Consumer<Path> folders, Consumer<Path> files) {
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (!path.equals(root) && path.getFileName().toString().startsWith(".")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            folders.accept(path);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            files.accept(path);
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(root, visitor);
    } catch (IOException e) {
      throw Rejected.argument("cannot read the folder `" + root + "`: " + e.getMessage(), "");
    }
  }
}
