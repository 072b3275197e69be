package io.iamsim.catalog;

import java.io.IOException;
import java.io.InputStream;

/** Opens the files of a catalogue by their relative names, such as {@code services/s3.tsv}. */
@FunctionalInterface
public interface CatalogSource {

  /** Opens one file; the caller closes it. Throws if there is no such file. */
  InputStream open(String name) throws IOException;
}
