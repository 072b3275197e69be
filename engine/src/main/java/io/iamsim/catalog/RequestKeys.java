package io.iamsim.catalog;

import io.iamsim.model.ActionName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hand-kept table of the keys that requests carry, as far as the lists of the Service
 * Authorization Reference do not say it (CTX-18, CTX-20, UNK-5, ROOM-80).
 */
final class RequestKeys {
  private static final String ANY = "*";
  private static final String NO_RESOURCE = "-";

  private final Map<String, List<Present>> present = new HashMap<>();
  private final List<Same> same = new ArrayList<>();
  private final List<Beside> beside = new ArrayList<>();
  private final Map<String, List<Without>> without = new HashMap<>();
  private final List<String> resourceTags = new ArrayList<>();
  private final Map<String, Endpoint> endpoint = new HashMap<>();

  private record Present(List<String> actions, List<String> types, KeyPresence when) {}

  private record Same(String key, List<String> actions, String other) {}

  private record Beside(List<String> keys, List<String> actions) {}

  private record Without(List<String> actions, KeyGap gap) {}

  private record Endpoint(List<String> actions, List<String> excepted) {}

  static RequestKeys read(CatalogSource source) {
    CatalogFile file = CatalogFile.read(source, "request-keys.tsv", "request-keys");
    RequestKeys keys = new RequestKeys();
    for (CatalogFile.Line line : file.lines()) {
      keys.read(line);
    }
    return keys;
  }

  private void read(CatalogFile.Line line) {
    switch (line.kind()) {
      case "present" ->
          add(
              present,
              key(line),
              new Present(words(line, 2), CatalogFile.split(line.column(3), ','), presence(line)));
      case "same" -> same.add(new Same(line.column(1), words(line, 2), line.column(3)));
      case "beside" -> beside.add(new Beside(words(line, 1), words(line, 2)));
      case "tag" -> resourceTags.add(line.column(1));
      case "without" -> {
        Without entry = new Without(words(line, 2), gap(line));
        for (String key : words(line, 1)) {
          add(without, lowerCase(key), entry);
        }
      }
      case "endpoint" -> endpoint.put(key(line), new Endpoint(words(line, 2), words(line, 3)));
      default -> throw line.wrong("unknown kind of line `" + line.kind() + "`");
    }
  }

  /** Whether the table says of some requests that they always carry the key. */
  boolean mayBePresent(String key) {
    return present.containsKey(lowerCase(key));
  }

  /** The circumstances in which each request for an action on a resource type carries a key. */
  Optional<KeyPresence> presence(ActionName action, @Nullable String type, String key) {
    for (Present entry : present.getOrDefault(lowerCase(key), List.of())) {
      boolean ofType =
          entry.types().contains(ANY) || entry.types().contains(type == null ? NO_RESOURCE : type);
      if (ofType && names(entry.actions(), action)) {
        return Optional.of(entry.when());
      }
    }
    return Optional.empty();
  }

  /** The keys that have another key's value in requests for an action, each with the other. */
  Map<String, String> sameKeys(ActionName action) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Same entry : same) {
      if (names(entry.actions(), action)) {
        keys.put(entry.key(), entry.other());
      }
    }
    return keys;
  }

  /** Whether requests for an action can carry a key that the service data do not list for it. */
  boolean isBeside(ActionName action, String key) {
    for (Beside entry : beside) {
      if (names(entry.actions(), action) && matches(entry.keys(), key)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a family of keys holds the tags of the resource, though its name does not say so. */
  boolean isResourceTag(String family) {
    return matches(resourceTags, family);
  }

  /** Whether requests for an action do without a global key. */
  Optional<KeyGap> gap(ActionName action, String key) {
    for (Without entry : without.getOrDefault(lowerCase(key), List.of())) {
      if (names(entry.actions(), action)) {
        return Optional.of(entry.gap());
      }
    }
    return Optional.empty();
  }

  /** Whether requests for an action carry a key if they come through a VPC endpoint. */
  boolean isThroughEndpoint(ActionName action, String key) {
    @Nullable Endpoint entry = endpoint.get(lowerCase(key));
    return entry != null && names(entry.actions(), action) && !names(entry.excepted(), action);
  }

  private static boolean names(List<String> patterns, ActionName action) {
    String name = action.service() + ":" + action.name();
    return matches(patterns, name);
  }

  private static boolean matches(List<String> patterns, String text) {
    for (String pattern : patterns) {
      if (Placeholders.matches(pattern, text, true, List.of())) {
        return true;
      }
    }
    return false;
  }

  private static KeyPresence presence(CatalogFile.Line line) {
    for (KeyPresence presence : KeyPresence.values()) {
      if (presence.text().equals(line.column(4))) {
        return presence;
      }
    }
    throw line.wrong("`always`, `signed` or `tls` expected, `" + line.column(4) + "` found");
  }

  private static KeyGap gap(CatalogFile.Line line) {
    return switch (line.column(3) + " " + line.column(4)) {
      case "always absent" -> KeyGap.ABSENT;
      case "across-accounts unknown" -> KeyGap.UNKNOWN_ACROSS_ACCOUNTS;
      default ->
          throw line.wrong(
              "`always` and `absent`, or `across-accounts` and `unknown` expected, `"
                  + line.column(3)
                  + "` and `"
                  + line.column(4)
                  + "` found");
    };
  }

  private static String key(CatalogFile.Line line) {
    return lowerCase(line.column(1));
  }

  private static List<String> words(CatalogFile.Line line, int column) {
    return CatalogFile.split(line.column(column), ' ');
  }

  private static <T> void add(Map<String, List<T>> map, String key, T entry) {
    map.computeIfAbsent(key, name -> new ArrayList<>()).add(entry);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
