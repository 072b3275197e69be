package io.iamsim.cli.input;

import io.iamsim.catalog.CatalogFormatException;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Service data in a folder, in place of those that iamsim brings. */
public final class CatalogFolder {
  private static final String HELP = "scripts/make-catalog.mjs --out DIR writes such a folder";

  private CatalogFolder() {}

  /** The service data of a folder, all of them read, so that whatever is wrong is known now. */
  public static ServiceCatalog read(String folder) {
    Path path;
    try {
      path = Path.of(folder);
    } catch (InvalidPathException e) {
      throw Rejected.argument("`" + folder + "` is no folder", HELP);
    }
    if (!Files.isDirectory(path)) {
      throw Rejected.argument("`" + folder + "` is no folder", HELP);
    }
    try {
      ServiceCatalog catalog =
          ServiceCatalog.read(name -> Files.newInputStream(path.resolve(name)));
      catalog.readAll();
      return catalog;
    } catch (CatalogFormatException e) {
      String file = path.resolve(e.file()).toString();
      throw new Rejected(
          List.of(
              Finding.of(
                  FindingCode.UNREADABLE,
                  e.line() == 0 ? null : SourceSpan.at(file, e.line(), 1),
                  "the service data in `" + folder + "` cannot be read: " + e.getMessage(),
                  HELP)));
    }
  }
}
