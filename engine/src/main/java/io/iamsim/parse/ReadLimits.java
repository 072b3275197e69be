package io.iamsim.parse;

/**
 * Bounds on what is read, against hostile input; beyond them a text is refused with a finding.
 *
 * @param maxCharacters length of a whole text
 * @param maxDepth nesting of objects and lists
 * @param maxStringLength length of one string
 */
public record ReadLimits(int maxCharacters, int maxDepth, int maxStringLength) {
  /** Far above what any AWS policy or a large organisation needs. */
  public static final ReadLimits DEFAULT = new ReadLimits(64 * 1024 * 1024, 64, 1024 * 1024);
}
