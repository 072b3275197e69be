package io.iamsim.cli;

import io.iamsim.cli.report.Versions;
import io.iamsim.cli.report.outcome.GithubAnnotations;
import io.iamsim.cli.report.outcome.GitlabReport;
import io.iamsim.cli.report.outcome.JUnitReport;
import io.iamsim.cli.report.outcome.JsonOutcomes;
import io.iamsim.cli.report.outcome.MarkdownReport;
import io.iamsim.cli.report.outcome.OutcomeReport;
import io.iamsim.cli.report.outcome.SarifReport;
import io.iamsim.cli.report.outcome.TestResults;
import io.iamsim.source.Suggestions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One {@code --report}: a format and the file it goes to.
 *
 * @param format the format
 * @param file the file, or null for standard output
 */
record ReportOption(Format format, @Nullable Path file) {

  /** The formats. */
  enum Format {
    JUNIT("junit"),
    SARIF("sarif"),
    GITLAB("gitlab"),
    GITHUB("github"),
    MARKDOWN("markdown"),
    JSON("json");

    private final String text;

    Format(String text) {
      this.text = text;
    }

    private OutcomeReport writer(Versions versions) {
      return switch (this) {
        case JUNIT -> new JUnitReport();
        case SARIF -> new SarifReport(versions);
        case GITLAB -> new GitlabReport();
        case GITHUB -> new GithubAnnotations();
        case MARKDOWN -> new MarkdownReport();
        case JSON -> new JsonOutcomes(versions);
      };
    }
  }

  /** True if the report goes to standard output. */
  boolean toOutput() {
    return file == null;
  }

  /** Writes the report, to the file if it has one, its folder made if need be. */
  void write(TestResults results, OutputStream standard, Versions versions) throws IOException {
    if (file == null) {
      format.writer(versions).write(results, standard);
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      format.writer(versions).write(results, out);
    }
  }

  /** Reads {@code FORMAT=FILE}. */
  static final class Converter implements ITypeConverter<ReportOption> {
    @Override
    public ReportOption convert(String text) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      Optional<Format> format =
          Arrays.stream(Format.values())
              .filter(known -> known.text.equalsIgnoreCase(name))
              .findFirst();
      if (format.isEmpty()) {
        throw new TypeConversionException("'" + name + "' is no report" + known(name));
      }
      String file = equals < 0 ? "" : text.substring(equals + 1);
      if (format.get() == Format.GITHUB) {
        if (!file.isEmpty()) {
          throw new TypeConversionException(
              "the report 'github' goes to standard output and takes no file");
        }
        return new ReportOption(Format.GITHUB, null);
      }
      if (file.isEmpty()) {
        throw new TypeConversionException(
            "the report '" + name + "' needs a file, as in '--report " + name + "=FILE'");
      }
      return new ReportOption(format.get(), path(file));
    }

    private static Path path(String file) {
      try {
        return Path.of(file);
      } catch (InvalidPathException e) {
        throw new TypeConversionException("'" + file + "' is no path");
      }
    }

    private static String known(String name) {
      List<String> names = Arrays.stream(Format.values()).map(format -> format.text).toList();
      String all = ", known are " + String.join(", ", names);
      String meant = Suggestions.didYouMean(name, names);
      return meant.isEmpty() ? all : ", " + meant;
    }
  }
}
