package io.iamsim.catalog;

import io.iamsim.model.ActionName;
import io.iamsim.source.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What a name that is not in the service data was probably meant to be. Asked only of names that
 * are wrong; what was answered is remembered, since a stream may repeat a mistake in every line.
 */
public final class LikelyNames {
  private static final int MOST_REMEMBERED = 1_024;
  private static final int MOST_SERVICES = 2;
  private static final int SHORTEST = 4;
  private static final int MOST_ACTIONS = 3;

  private final ServiceCatalog catalog;
  private final ConcurrentMap<String, String> remembered = new ConcurrentHashMap<>();

  LikelyNames(ServiceCatalog catalog) {
    this.catalog = catalog;
  }

  /** {@code did you mean `s3:GetObject`?}, or empty if nothing is near. */
  public String action(ActionName action) {
    return remember("action " + action, () -> findAction(action.service(), action.name()));
  }

  /** {@code did you mean `s3`?}, or empty if nothing is near. */
  public String service(String prefix) {
    return Suggestions.didYouMean(prefix, catalog.services());
  }

  /** {@code did you mean `aws:SourceIp`?}, or empty if nothing is near. */
  public String conditionKey(String key) {
    return remember("key " + key, () -> findKey(key));
  }

  private String remember(String name, Supplier<String> answer) {
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    return remembered.computeIfAbsent(name, absent -> answer.get());
  }

  private String findAction(String prefix, String name) {
    List<String> services =
        catalog.service(prefix).isPresent()
            ? List.of(prefix)
            : Suggestions.near(prefix, catalog.services()).stream().limit(MOST_SERVICES).toList();
    List<String> actions = new ArrayList<>();
    for (String service : services) {
      catalog
          .service(service)
          .ifPresent(
              found ->
                  Suggestions.near(name, found.actions().stream().map(ActionEntry::name).toList())
                      .forEach(near -> actions.add(found.prefix() + ":" + near)));
    }
    if (!actions.isEmpty()) {
      List<String> nearest = actions.subList(0, Math.min(MOST_ACTIONS, actions.size()));
      return "did you mean " + Suggestions.quoted(nearest, " or ") + "?";
    }
    return services.isEmpty() || services.contains(prefix)
        ? ""
        : "did you mean the service " + Suggestions.quoted(services, " or ") + "?";
  }

  private String findKey(String key) {
    int slash = key.indexOf('/');
    String head = slash < 0 ? key : key.substring(0, slash);
    String tail = slash < 0 ? "" : key.substring(slash);
    int colon = head.indexOf(':');
    Set<String> heads = new LinkedHashSet<>();
    List<String> words = colon < 0 ? bare(head, heads) : prefixed(head, colon, heads);
    List<String> meant =
        words.stream()
            .map(word -> tail.isEmpty() || word.endsWith("/") ? word : word + tail)
            .toList();
    return meant.isEmpty() ? "" : "did you mean " + Suggestions.quoted(meant, " or ") + "?";
  }

  /** A key without its prefix. */
  private List<String> bare(String name, Set<String> heads) {
    catalog.generalKeyNames().forEach(known -> heads.add(head(known)));
    String wanted = name.toLowerCase(Locale.ROOT);
    List<String> same =
        heads.stream()
            .filter(known -> known.toLowerCase(Locale.ROOT).endsWith(":" + wanted))
            .toList();
    return same.isEmpty() && name.length() >= SHORTEST
        ? Suggestions.near("aws:" + name, heads)
        : same;
  }

  private List<String> prefixed(String name, int colon, Set<String> heads) {
    String prefix = name.substring(0, colon).toLowerCase(Locale.ROOT);
    List<String> services =
        catalog.services().contains(prefix)
            ? List.of(prefix)
            : Suggestions.near(prefix, catalog.services()).stream().limit(MOST_SERVICES).toList();
    for (String service : services) {
      catalog
          .service(service)
          .ifPresent(
              found -> found.conditionKeys().forEach(known -> heads.add(head(known.name()))));
    }
    catalog.generalKeyNames().forEach(known -> heads.add(head(known)));
    return Suggestions.near(name, heads);
  }

  /** A key's name up to the part that is free. */
  private static String head(String name) {
    int free = name.indexOf("${");
    int slash = name.indexOf('/');
    int end = slash >= 0 ? slash : free >= 0 ? free : name.length();
    return name.substring(0, end);
  }
}
