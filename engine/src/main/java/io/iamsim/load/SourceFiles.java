package io.iamsim.load;

import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The files that an environment is read from; the engine itself opens none.
 *
 * <p>A path is a text with slashes. Two paths mean the same file if they are the same text, so an
 * implementation gives them the short form that {@link #resolve} makes.
 */
public interface SourceFiles {

  /**
   * The text of a file, named by {@code path} exactly; if there is none, one UNREADABLE finding
   * that says why.
   */
  Checked<SourceText> read(String path);

  /**
   * The paths of the files that lie directly in a folder, sorted; absent if the path is no folder.
   */
  Optional<List<String>> list(String folder);

  /** The path that a text in {@code fromFile} means by {@code relative}. */
  default String resolve(String fromFile, String relative) {
    boolean absolute = relative.startsWith("/");
    int folder = fromFile.lastIndexOf('/');
    String joined = absolute ? relative : fromFile.substring(0, folder + 1) + relative;
    Deque<String> parts = new ArrayDeque<>();
    for (String part : joined.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String path = (joined.startsWith("/") ? "/" : "") + String.join("/", parts);
    return path.isEmpty() ? "." : path;
  }
}
