package io.iamsim.cli.report;

import io.iamsim.catalog.CatalogVersion;
import io.iamsim.catalog.ServiceCatalog;
import java.util.Optional;

/**
 * What answers: the tool, the rules it follows, the service data it knows (UNK-17).
 *
 * @param tool the version of this build
 * @param rules the rules
 * @param serviceData the service data
 */
public record Versions(String tool, String rules, String serviceData) {
  private static final String RULES = "docs/semantics.md, autumn 2026";

  /** The versions of this build. */
  public static Versions current() {
    return of(ServiceCatalog.bundled());
  }

  /** The versions of this build with other service data. */
  public static Versions of(ServiceCatalog catalog) {
    String tool =
        Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
            .orElse("development");
    CatalogVersion data = catalog.version();
    return new Versions(tool, RULES, data.number() + " of " + data.date());
  }
}
