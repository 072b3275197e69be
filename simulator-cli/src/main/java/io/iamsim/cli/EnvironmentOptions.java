package io.iamsim.cli;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.CatalogFolder;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which environment a question is asked in. */
final class EnvironmentOptions {
  @Option(
      names = "--env",
      paramLabel = "PATH",
      description = {
        "A folder or file that describes accounts, an organization, policies; its format is"
            + " recognised. Repeatable, merged. Default: the IAMSIM_ENV variable."
      })
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--catalog",
      paramLabel = "DIR",
      description =
          "Service data (actions, resource types, condition keys) to use in place of those that"
              + " iamsim brings; scripts/make-catalog.mjs writes such a folder.")
  private @Nullable String catalog;

  private @Nullable ServiceCatalog read;

  /** Takes one of these options; false if it is another one. */
  boolean take(String name, String value) {
    switch (name) {
      case "--env" -> paths.add(value);
      case "--catalog" -> catalog = PlainArguments.once(catalog, value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The service data: those of the folder that the option names, else iamsim's own. */
  ServiceCatalog catalog() {
    if (read == null) {
      read = catalog == null ? ServiceCatalog.bundled() : CatalogFolder.read(catalog);
    }
    return read;
  }

  /** The environment named by option or variable; empty if neither names one. */
  Environment load(Console console, FileSources files, ParseMode mode) {
    List<String> named = named(console);
    if (named.isEmpty()) {
      return Environment.empty();
    }
    Checked<Environment> environment = EnvironmentLoader.load(named, files, mode);
    if (!environment.ok()) {
      throw new Rejected(environment.findings());
    }
    environment.findings().forEach(finding -> Failures.print(console, finding));
    return environment.orElseThrow();
  }

  /** The paths that the options name. */
  List<String> given() {
    return List.copyOf(paths);
  }

  /** The paths that the options name, or if they name none the variable. */
  List<String> named(Console console) {
    return paths.isEmpty() ? fromVariable(console) : given();
  }

  /** The environment, which must be named, for a command that asks about nothing else. */
  Environment loadNamed(Console console, FileSources files, ParseMode mode) {
    if (paths.isEmpty() && fromVariable(console).isEmpty()) {
      throw Rejected.argument("no environment was given", "name one with `--env` or IAMSIM_ENV");
    }
    return load(console, files, mode);
  }

  /** The paths that the variable names. */
  static List<String> fromVariable(Console console) {
    List<String> named = new ArrayList<>();
    for (String path : console.variable("IAMSIM_ENV", "").split(File.pathSeparator)) {
      if (!path.isBlank()) {
        named.add(path);
      }
    }
    return List.copyOf(named);
  }
}
