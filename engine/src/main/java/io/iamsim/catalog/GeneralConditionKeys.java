package io.iamsim.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys that are no service's own: the global keys of §2.3 and those of identity providers
 * (CTX-12, CTX-22).
 */
final class GeneralConditionKeys {
  private static final String PROVIDER = "${Provider}:";

  private final Map<String, ConditionKeyEntry> byName = new HashMap<>();
  private final List<ConditionKeyEntry> families = new ArrayList<>();
  private final Map<String, ConditionKeyEntry> byProviderClaim = new HashMap<>();
  private final Set<String> onlyWhereListed = new HashSet<>();

  static GeneralConditionKeys read(CatalogSource source) {
    CatalogFile file = CatalogFile.read(source, "condition-keys.tsv", "condition-keys");
    GeneralConditionKeys keys = new GeneralConditionKeys();
    for (CatalogFile.Line line : file.lines()) {
      if (!line.kind().equals("key")) {
        throw line.wrong("unknown kind of line `" + line.kind() + "`");
      }
      keys.add(line, KeyLines.read(line));
    }
    return keys;
  }

  private void add(CatalogFile.Line line, ConditionKeyEntry key) {
    if (key.name().startsWith(PROVIDER)) {
      byProviderClaim.put(lowerCase(key.name().substring(PROVIDER.length())), key);
    } else if (key.isFamily()) {
      families.add(key);
    } else {
      byName.put(lowerCase(key.name()), key);
    }
    switch (line.column(4)) {
      case "every" -> {}
      case "listed" -> onlyWhereListed.add(key.name());
      default -> throw line.wrong("`every` or `listed` expected, `" + line.column(4) + "` found");
    }
  }

  /** The names of the keys, without those of identity providers. */
  List<String> names() {
    return Stream.concat(byName.values().stream(), families.stream())
        .map(ConditionKeyEntry::name)
        .sorted()
        .toList();
  }

  Optional<ConditionKeyEntry> find(String name) {
    ConditionKeyEntry exact = byName.get(lowerCase(name));
    if (exact != null) {
      return Optional.of(exact);
    }
    for (ConditionKeyEntry family : families) {
      if (family.matches(name)) {
        return Optional.of(family);
      }
    }
    return ofProvider(name);
  }

  /** A provider is a host name and perhaps a path; no service prefix has a dot. */
  private Optional<ConditionKeyEntry> ofProvider(String name) {
    int colon = name.indexOf(':');
    int dot = name.indexOf('.');
    if (dot < 0 || dot > colon) {
      return Optional.empty();
    }
    return Optional.ofNullable(byProviderClaim.get(lowerCase(name.substring(colon + 1))));
  }

  /** Whether requests for any action can carry the key. */
  boolean onEveryAction(ConditionKeyEntry key) {
    return !onlyWhereListed.contains(key.name());
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
