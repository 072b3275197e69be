package io.iamsim.query;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.catalog.ServiceEntry;
import io.iamsim.match.Glob;
import io.iamsim.model.ActionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Expands action patterns by the service catalogue; case does not count (MATCH-1, MATCH-2). */
public final class ActionPatterns {
  private ActionPatterns() {}

  /** True if the text has a wildcard. */
  public static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /**
   * The actions that a text means: itself, or for a pattern such as {@code s3:Get*} every action of
   * the catalogue that fits, sorted; none if the text is malformed or nothing fits.
   */
  public static List<ActionName> expand(ServiceCatalog catalog, String text) {
    if (!isPattern(text)) {
      return ActionName.parse(text).stream().toList();
    }
    String pattern = text.equals("*") ? "*:*" : text.toLowerCase(Locale.ROOT);
    int colon = pattern.indexOf(':');
    if (colon <= 0) {
      return List.of();
    }
    Glob services = Glob.of(pattern.substring(0, colon));
    Glob names = Glob.of(pattern.substring(colon + 1));
    List<ActionName> actions = new ArrayList<>();
    for (String prefix : catalog.services()) {
      if (services.matches(prefix)) {
        catalog.service(prefix).ifPresent(service -> addMatching(service, names, actions));
      }
    }
    return actions;
  }

  private static void addMatching(ServiceEntry service, Glob names, List<ActionName> actions) {
    for (ActionEntry action : service.actions()) {
      if (names.matches(action.name().toLowerCase(Locale.ROOT))) {
        ActionName.parse(service.prefix() + ":" + action.name()).ifPresent(actions::add);
      }
    }
  }
}
