package io.iamsim.catalog;

/** The circumstances in which every request for an action carries a condition key. */
public enum KeyPresence {
  /** Each request carries it. */
  ALWAYS("always"),
  /** Each signed request carries it. */
  SIGNED("signed"),
  /** Each request that comes over TLS carries it. */
  TLS("tls");

  private final String text;

  KeyPresence(String text) {
    this.text = text;
  }

  /** The word of the table. */
  String text() {
    return text;
  }
}
