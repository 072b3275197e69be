package io.iamsim.compile;

import io.iamsim.match.Glob;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import java.util.List;
import java.util.Locale;

/**
 * {@code Action} or {@code NotAction} in compiled form (MATCH-1 to MATCH-7).
 *
 * @param negated true for {@code NotAction}
 * @param patterns the entries that can match, in lower case; malformed ones are left out
 * @param empty true if the element has no entries, and so the statement no effect (GRAM-17)
 */
public record CompiledAction(boolean negated, List<Pattern> patterns, boolean empty) {
  public CompiledAction {
    patterns = List.copyOf(patterns);
  }

  /**
   * One entry.
   *
   * @param everything true for {@code *}
   * @param service the prefix, compared as it is (MATCH-3)
   * @param name the pattern over the name
   */
  public record Pattern(boolean everything, String service, Glob name) {
    boolean matches(ActionName action) {
      return everything || (service.equals(action.service()) && name.matches(action.name()));
    }
  }

  static CompiledAction of(ActionElement element) {
    return new CompiledAction(
        element.negated(),
        element.patterns().stream()
            .filter(CompiledAction::canMatch)
            .map(CompiledAction::compile)
            .toList(),
        element.patterns().isEmpty());
  }

  /** True if the element covers the action. */
  public boolean covers(ActionName action) {
    if (empty) {
      return false;
    }
    for (Pattern pattern : patterns) {
      if (pattern.matches(action)) {
        return !negated;
      }
    }
    return negated;
  }

  /** True if this one entry, by itself, names the action. */
  public static boolean names(ActionPattern entry, ActionName action) {
    return canMatch(entry) && compile(entry).matches(action);
  }

  private static Pattern compile(ActionPattern pattern) {
    if (pattern.matchesEverything()) {
      return new Pattern(true, "", Glob.of("*"));
    }
    String text = pattern.text().toLowerCase(Locale.ROOT);
    int colon = text.indexOf(':');
    return new Pattern(false, text.substring(0, colon), Glob.of(text.substring(colon + 1)));
  }

  /** MATCH-5; white space and wildcards in the prefix match nothing by themselves. */
  private static boolean canMatch(ActionPattern pattern) {
    String text = pattern.text();
    int colon = text.indexOf(':');
    return pattern.matchesEverything() || (colon > 0 && text.indexOf(':', colon + 1) < 0);
  }
}
