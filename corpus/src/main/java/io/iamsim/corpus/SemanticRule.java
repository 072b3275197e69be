package io.iamsim.corpus;

/**
 * One numbered rule of docs/semantics.md.
 *
 * @param id such as {@code MATCH-3}
 * @param meaning how its text begins: one sentence at most, without markup
 */
public record SemanticRule(String id, String meaning) {

  /** The letters before the number. */
  public String family() {
    return id.substring(0, id.lastIndexOf('-'));
  }
}
