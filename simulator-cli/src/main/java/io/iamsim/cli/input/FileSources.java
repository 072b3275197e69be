package io.iamsim.cli.input;

import io.iamsim.load.SourceFiles;
import io.iamsim.parse.ReadLimits;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that a command names: UTF-8, or UTF-16 behind a byte order mark, up to 64 MiB.
 *
 * <p>What was read is kept, so that a report can quote the line that a position points to.
 */
public final class FileSources implements SourceFiles {
  private static final int LIMIT = ReadLimits.DEFAULT.maxCharacters();

  private final Map<String, SourceText> read = new HashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /** The text of a file under the name given, or the finding that says why there is none. */
  @Override
  public Checked<SourceText> read(String name) {
    asked.add(name);
    @Nullable SourceText known = read.get(name);
    if (known != null) {
      return Checked.of(known, List.of());
    }
    try {
      Path path = Path.of(name);
      return Files.isDirectory(path)
          ? unreadable(name, "`" + name + "` is a folder, not a file")
          : read(name, path);
    } catch (InvalidPathException e) {
      return unreadable(name, "`" + name + "` is no path");
    }
  }

  private Checked<SourceText> read(String name, Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        return tooLarge(name);
      }
      Checked<String> text = TextDecoder.decode(name, bytes);
      if (text.value().isEmpty()) {
        return Checked.failed(text.findings());
      }
      SourceText source = SourceText.of(name, text.orElseThrow());
      read.put(name, source);
      return Checked.of(source, List.of());
    } catch (NoSuchFileException e) {
      return unreadable(name, "no such file: `" + name + "`");
    } catch (AccessDeniedException e) {
      return unreadable(name, "no permission to read `" + name + "`");
    } catch (IOException e) {
      return unreadable(name, "cannot read `" + name + "`: " + e.getMessage());
    }
  }

  /** The files that lie directly in a folder, sorted; absent if the path is no folder. */
  @Override
  public Optional<List<String>> list(String folder) {
    asked.add(folder);
    try (Stream<Path> entries = Files.list(Path.of(folder))) {
      return Optional.of(
          entries
              .filter(Files::isRegularFile)
              .map(
                  entry ->
                      folder.isEmpty() || folder.endsWith("/")
                          ? folder + entry.getFileName()
                          : folder + "/" + entry.getFileName())
              .sorted()
              .toList());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Every file and folder that somebody wanted to read, whether or not it is there. */
  public Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** The text of a file that was read under that name. */
  public Optional<SourceText> known(String name) {
    return Optional.ofNullable(read.get(name));
  }

  private static Checked<SourceText> unreadable(String name, String message) {
    return failed(FindingCode.UNREADABLE, name, message, "");
  }

  private static Checked<SourceText> tooLarge(String name) {
    return failed(
        FindingCode.DOCUMENT_TOO_LARGE,
        name,
        "the file has more than " + LIMIT / (1024 * 1024) + " MiB",
        "split it");
  }

  private static Checked<SourceText> failed(
      FindingCode code, String name, String message, String help) {
    return Checked.failed(List.of(Finding.of(code, SourceSpan.at(name, 1, 1), message, help)));
  }
}
