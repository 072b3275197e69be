package io.iamsim.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the catalogue says of itself without opening a service.
 *
 * @param keyOwners for a lower-case prefix of condition keys, with placeholders perhaps, the
 *     services other than the one of that name that list keys of it
 */
record CatalogIndex(
    String version,
    LocalDate date,
    SortedSet<String> services,
    Map<String, List<String>> keyOwners) {

  CatalogIndex {
    services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
    keyOwners = Map.copyOf(keyOwners);
  }

  static CatalogIndex read(CatalogSource source) {
    CatalogFile file = CatalogFile.read(source, "index.tsv", "index");
    SortedSet<String> services = new TreeSet<>();
    Map<String, List<String>> keyOwners = new HashMap<>();
    for (CatalogFile.Line line : file.lines()) {
      switch (line.kind()) {
        case "service" -> services.add(line.column(1));
        case "dependents" -> {} // says where the lines `depends` of the services come from
        case "keys" -> keyOwners.put(line.column(1), keyOwners(line, services));
        default -> throw line.wrong("unknown kind of line `" + line.kind() + "`");
      }
    }
    return new CatalogIndex(file.header().column(3), date(file.header()), services, keyOwners);
  }

  private static List<String> keyOwners(CatalogFile.Line line, SortedSet<String> services) {
    List<String> owners = CatalogFile.split(line.column(2), ' ');
    for (String owner : owners) {
      if (!services.contains(owner)) {
        throw line.wrong("there is no service `" + owner + "`");
      }
    }
    return List.copyOf(owners);
  }

  /** Reads the numbers itself: a formatter would cost the start of every command milliseconds. */
  private static LocalDate date(CatalogFile.Line header) {
    List<String> numbers = CatalogFile.split(header.column(4), '-');
    try {
      return LocalDate.of(
          Integer.parseInt(numbers.get(0)),
          Integer.parseInt(numbers.get(1)),
          Integer.parseInt(numbers.get(2)));
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
      throw header.wrong("`" + header.column(4) + "` is not a date");
    }
  }

  /** The services, other than the one the prefix names, that list keys of this prefix. */
  List<String> ownersOf(String keyPrefix) {
    List<String> owners = keyOwners.get(keyPrefix);
    if (owners != null) {
      return owners;
    }
    if (keyPrefix.indexOf('.') < 0) {
      return List.of();
    }
    for (Map.Entry<String, List<String>> entry : keyOwners.entrySet()) {
      if (Placeholders.matches(entry.getKey(), keyPrefix, true, List.of())) {
        return entry.getValue();
      }
    }
    return List.of();
  }
}
