package io.iamsim.model;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A concrete IAM action such as {@code s3:GetObject}; two spellings that differ in case are one
 * action (MATCH-1).
 *
 * @param text as the caller wrote it
 * @param service the service prefix in lower case
 * @param name the name in lower case
 */
public record ActionName(String text, String service, String name) {
  private static final int MOST_KNOWN = 16_384;

  /** Names read before, so that the same text is mostly the same object; never more than some. */
  private static final ConcurrentMap<String, ActionName> KNOWN = new ConcurrentHashMap<>();

  /**
   * The action that the text spells: a prefix of letters, digits and hyphens, one colon, a name
   * without wildcards or white space.
   */
  public static Optional<ActionName> parse(String text) {
    @Nullable ActionName known = KNOWN.get(text);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ActionName> read = read(text);
    if (read.isPresent() && KNOWN.size() < MOST_KNOWN) {
      KNOWN.put(text, read.get());
    }
    return read;
  }

  private static Optional<ActionName> read(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!(letter || c == '-' || (c == '_' && i > colon) || i == colon)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new ActionName(
            text,
            text.substring(0, colon).toLowerCase(Locale.ROOT),
            text.substring(colon + 1).toLowerCase(Locale.ROOT)));
  }

  /** True if this is the action {@code service:name}, both given in lower case. */
  public boolean is(String service, String name) {
    return this.service.equals(service) && this.name.equals(name);
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ActionName that
            && service.equals(that.service)
            && name.equals(that.name));
  }

  @Override
  public int hashCode() {
    return 31 * service.hashCode() + name.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
