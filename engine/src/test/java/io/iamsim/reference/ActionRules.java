package io.iamsim.reference;

import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Actions: MATCH-1 to MATCH-9, GRAM-14, GRAM-17. */
final class ActionRules {
  private ActionRules() {}

  static Truth matches(@Nullable ActionElement element, ActionName action) {
    if (element == null || element.patterns().isEmpty()) {
      return Truth.FALSE;
    }
    boolean some = element.patterns().stream().anyMatch(pattern -> matches(pattern, action));
    return Truth.of(some != element.negated());
  }

  private static boolean matches(ActionPattern pattern, ActionName action) {
    String text = pattern.text();
    if (text.equals("*") || text.equals("*:*")) {
      return true;
    }
    String[] parts = text.split(":", -1);
    if (parts.length != 2 || !parts[0].matches("[a-zA-Z0-9-]+")) {
      return false;
    }
    return parts[0].equalsIgnoreCase(action.service())
        && Token.matches(Token.glob(parts[1].toLowerCase(Locale.ROOT)), action.name());
  }
}
