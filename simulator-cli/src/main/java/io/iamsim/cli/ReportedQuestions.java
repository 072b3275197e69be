package io.iamsim.cli;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.diagnosis.DenialReader;
import io.iamsim.diagnosis.ReportedDenial;
import io.iamsim.parse.ReadLimits;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The denials that AWS reports and a command line brings: in its only word, in the file that this
 * names, or, without words, on standard input.
 */
final class ReportedQuestions {
  private final Console console;
  private final FileSources files;
  private final ServiceCatalog catalog;

  ReportedQuestions(Console console, FileSources files, ServiceCatalog catalog) {
    this.console = console;
    this.files = files;
    this.catalog = catalog;
  }

  /** The denials; none if the words are those of a request. */
  List<ReportedDenial> read(List<String> words) {
    boolean sentence = !words.isEmpty() && words.get(0).indexOf(' ') >= 0;
    if (words.size() > 1 && !sentence) {
      return List.of();
    }
    Checked<List<ReportedDenial>> denials = DenialReader.read(text(words), catalog);
    if (!denials.ok()) {
      throw new Rejected(denials.findings());
    }
    denials.findings().forEach(finding -> Failures.print(console, finding));
    return denials.orElseThrow();
  }

  private SourceText text(List<String> words) {
    if (words.isEmpty() || words.equals(List.of("-"))) {
      return standardInput();
    }
    String word = String.join(" ", words);
    if (!isFile(word) && word.indexOf(' ') < 0 && !word.startsWith("{")) {
      throw Rejected.argument(
          "`" + word + "` is neither a file nor a message of AWS",
          "a request is PRINCIPAL ACTION RESOURCE");
    }
    if (!isFile(word)) {
      return SourceText.of("argument", word);
    }
    Checked<SourceText> text = files.read(word);
    if (!text.ok()) {
      throw new Rejected(text.findings());
    }
    return text.orElseThrow();
  }

  private static boolean isFile(String word) {
    try {
      return word.indexOf('\n') < 0 && Files.isRegularFile(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private SourceText standardInput() {
    try {
      byte[] bytes = console.in().readNBytes(ReadLimits.DEFAULT.maxCharacters());
      return SourceText.of("standard input", new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
