package io.iamsim.cli;

import io.iamsim.cli.report.coverage.CoberturaReport;
import io.iamsim.cli.report.coverage.CoverageHtml;
import io.iamsim.cli.report.coverage.CoverageText;
import io.iamsim.expect.Coverage;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One {@code --coverage-report}: a format and where it goes.
 *
 * @param format the format
 * @param target the file or folder, or null for standard output
 */
record CoverageOption(Format format, @Nullable Path target) {

  /** The formats. */
  enum Format {
    COBERTURA,
    HTML,
    TEXT
  }

  /** Writes the report; folders are made if need be. */
  void write(
      Coverage coverage,
      UnaryOperator<String> path,
      Function<String, Optional<SourceText>> texts,
      OutputStream standard)
      throws IOException {
    String text =
        switch (format) {
          case COBERTURA -> CoberturaReport.of(coverage, path);
          case HTML -> CoverageHtml.of(coverage, path, texts);
          case TEXT -> CoverageText.uncovered(coverage, path);
        };
    if (target == null) {
      standard.write(text.getBytes(StandardCharsets.UTF_8));
      return;
    }
    Path file = format == Format.HTML ? target.resolve("index.html") : target;
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }

  /** Reads {@code cobertura=FILE}, {@code html=DIR} and {@code text}. */
  static final class Converter implements ITypeConverter<CoverageOption> {
    @Override
    public CoverageOption convert(String text) {
      int equals = text.indexOf('=');
      String name = (equals < 0 ? text : text.substring(0, equals)).toLowerCase(Locale.ROOT);
      String target = equals < 0 ? "" : text.substring(equals + 1);
      return switch (name) {
        case "text" ->
            new CoverageOption(Format.TEXT, target.isEmpty() ? null : path(name, target));
        case "html" -> new CoverageOption(Format.HTML, path(name, target));
        case "cobertura" -> new CoverageOption(Format.COBERTURA, path(name, target));
        default ->
            throw new TypeConversionException(
                "'" + name + "' is no coverage report, known are cobertura, html, text");
      };
    }

    private static Path path(String name, String target) {
      if (target.isEmpty()) {
        throw new TypeConversionException(
            "the coverage report '"
                + name
                + "' needs a place, as in '--coverage-report "
                + name
                + (name.equals("html") ? "=DIR'" : "=FILE'"));
      }
      try {
        return Path.of(target);
      } catch (InvalidPathException e) {
        throw new TypeConversionException("'" + target + "' is no path");
      }
    }
  }
}
