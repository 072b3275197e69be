package io.iamsim.testing;

import io.iamsim.load.SourceFiles;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files on disk in UTF-8, paths relative to the folder in which the tests run. */
final class DiskFiles implements SourceFiles {
  @Override
  public Checked<SourceText> read(String path) {
    try {
      return Checked.of(SourceText.of(path, Files.readString(Path.of(path))), List.of());
    } catch (NoSuchFileException e) {
      return unreadable(path, "no such file: `" + path + "`");
    } catch (CharacterCodingException e) {
      return unreadable(path, "`" + path + "` is not UTF-8");
    } catch (IOException e) {
      return unreadable(path, "cannot read `" + path + "`: " + e.getMessage());
    }
  }

  private static Checked<SourceText> unreadable(String path, String message) {
    return Checked.failed(
        List.of(Finding.of(FindingCode.UNREADABLE, SourceSpan.at(path, 1, 1), message, "")));
  }

  @Override
  public Optional<List<String>> list(String folder) {
    Path path = Path.of(folder);
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(path)) {
      return Optional.of(files.filter(Files::isRegularFile).map(DiskFiles::name).sorted().toList());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A path as the engine writes it, with slashes. */
  static String name(Path path) {
    return path.toString().replace('\\', '/');
  }
}
