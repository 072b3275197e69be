package io.iamsim.request;

import java.util.List;

/** What is known of a text whose whole is not known: the set of the texts that it may be. */
public sealed interface ValueShape {
  /** True if the text may be empty. */
  boolean mayBeEmpty();

  /** Any text. */
  ValueShape ANY = new Around("", "", Between.ANYTHING);

  /**
   * Every text with a known beginning and end.
   *
   * @param beginning what it begins with
   * @param end what it ends with, behind the beginning
   * @param between what may lie between
   */
  record Around(String beginning, String end, Between between) implements ValueShape {
    @Override
    public boolean mayBeEmpty() {
      return beginning.isEmpty() && end.isEmpty();
    }
  }

  /** What may lie between a known beginning and a known end. */
  enum Between {
    /** Any text. */
    ANYTHING,
    /** Nothing or a path that ends in a slash, as between {@code role/} and a role's name. */
    PATH,
    /** Nothing or a name of small letters, digits and hyphens, such as a Region's, and a slash. */
    LABEL
  }

  /**
   * Every text but some and what continues them behind a slash, such as the ids and paths of every
   * organization but one.
   *
   * @param excluded the texts that it is not
   */
  record Except(List<String> excluded) implements ValueShape {
    public Except {
      excluded = List.copyOf(excluded);
    }

    @Override
    public boolean mayBeEmpty() {
      return !excluded.contains("");
    }
  }
}
