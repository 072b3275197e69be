package io.iamsim.compile;

import io.iamsim.match.Glob;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
   * @param service the prefix, compared as it is (MATCH-3); empty for {@code *}
   * @param name the name in lower case
   * @param glob the name as a pattern, or null if it has no wildcard
   */
  public record Pattern(String service, String name, @Nullable Glob glob) {

    /** True for {@code *}. */
    public boolean everything() {
      return service.isEmpty();
    }

    boolean matches(ActionName action) {
      if (everything()) {
        return true;
      }
      return service.equals(action.service())
          && (glob == null ? name.equals(action.name()) : glob.matches(action.name()));
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

  /** True if the element may cover actions of services that it does not name. */
  boolean reachesEveryService() {
    return negated || patterns.stream().anyMatch(Pattern::everything);
  }

  private static Pattern compile(ActionPattern pattern) {
    if (pattern.matchesEverything()) {
      return new Pattern("", "*", null);
    }
    String text = pattern.text().toLowerCase(Locale.ROOT);
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    boolean wildcard = name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    return new Pattern(text.substring(0, colon), name, wildcard ? Glob.of(name) : null);
  }

  /** MATCH-5; white space and wildcards in the prefix match nothing by themselves. */
  private static boolean canMatch(ActionPattern pattern) {
    String text = pattern.text();
    int colon = text.indexOf(':');
    return pattern.matchesEverything() || (colon > 0 && text.indexOf(':', colon + 1) < 0);
  }
}
