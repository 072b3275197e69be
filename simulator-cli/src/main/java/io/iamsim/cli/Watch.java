package io.iamsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Waits until a file or folder changes: its content's length or time, a folder's files, or that it
 * comes or goes. It looks again and again, which works on every file system.
 */
final class Watch {
  private final Pause pause;

  /** Waits between two looks. */
  interface Pause {
    /** Waits; false if nobody wants to look any more. */
    boolean next();
  }

  Watch(Pause pause) {
    this.pause = pause;
  }

  /** A pause of some milliseconds, until the thread is interrupted. */
  static Pause every(long millis) {
    return () -> {
      try {
        Thread.sleep(millis);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }

  /** What is known of paths at one moment. */
  record Snapshot(Map<String, String> marks) {
    static Snapshot of(Collection<String> paths) {
      Map<String, String> marks = new LinkedHashMap<>();
      paths.forEach(path -> marks.put(path, mark(path)));
      return new Snapshot(marks);
    }

    private static String mark(String name) {
      try {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
          return "folder " + names(path);
        }
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        return file.lastModifiedTime() + " " + file.size();
      } catch (IOException | InvalidPathException e) {
        return "none";
      }
    }

    private static List<String> names(Path folder) throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files.map(Path::toString).sorted().toList();
      }
    }
  }

  /** Waits until the paths are not as they were; false if the waiting ended before. */
  boolean changed(Snapshot before) {
    while (pause.next()) {
      if (!Snapshot.of(before.marks().keySet()).equals(before)) {
        return true;
      }
    }
    return false;
  }
}
