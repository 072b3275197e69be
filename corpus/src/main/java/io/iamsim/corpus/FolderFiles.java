package io.iamsim.corpus;

import io.iamsim.load.SourceFiles;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The corpus's files on disk, paths relative to the corpus's own folder. */
public final class FolderFiles implements SourceFiles {
  @Override
  public Checked<SourceText> read(String path) {
    try {
      return Checked.of(SourceText.of(path, Files.readString(Path.of(path))), List.of());
    } catch (IOException e) {
      return Checked.failed(
          List.of(Finding.of(FindingCode.UNREADABLE, null, "cannot read `" + path + "`", "")));
    }
  }

  @Override
  public Optional<List<String>> list(String folder) {
    if (!Files.isDirectory(Path.of(folder))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return Optional.of(files.map(path -> path.toString().replace('\\', '/')).sorted().toList());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
