package io.iamsim.compile;

import io.iamsim.match.Glob;
import io.iamsim.match.Shared;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import java.util.ArrayList;
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

    /** What an entry that can match makes. */
    static Pattern of(String entry) {
      if (ActionPattern.matchesEverything(entry)) {
        return new Pattern("", "*", null);
      }
      String text = entry.toLowerCase(Locale.ROOT);
      int colon = text.indexOf(':');
      String name = text.substring(colon + 1);
      boolean wildcard = name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
      return new Pattern(text.substring(0, colon), name, wildcard ? Glob.of(name) : null);
    }

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

  /** {@code Action} with one entry. */
  static CompiledAction of(String entry) {
    return new CompiledAction(
        false, canMatch(entry) ? List.of(Pattern.of(entry)) : List.of(), false);
  }

  /**
   * An element in compiled form.
   *
   * @param shared what one entry makes, which many elements have in common
   */
  static CompiledAction of(ActionElement element, Shared<CompiledAction> shared) {
    List<ActionPattern> entries = element.patterns();
    if (entries.size() == 1 && !element.negated()) {
      return shared.of(entries.get(0).text());
    }
    List<Pattern> patterns = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      patterns.addAll(shared.of(entries.get(i).text()).patterns());
    }
    return new CompiledAction(element.negated(), patterns, entries.isEmpty());
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
    return canMatch(entry.text()) && Pattern.of(entry.text()).matches(action);
  }

  /** True if the element may cover actions of services that it does not name. */
  boolean reachesEveryService() {
    if (negated) {
      return true;
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).everything()) {
        return true;
      }
    }
    return false;
  }

  /** MATCH-5; white space and wildcards in the prefix match nothing by themselves. */
  private static boolean canMatch(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text.equals("*") : colon > 0 && text.indexOf(':', colon + 1) < 0;
  }
}
