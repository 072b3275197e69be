package io.iamsim.parse;

/**
 * What an invalid document means (GRAM-18).
 *
 * <ul>
 *   <li>{@link #STRICT}: an error; nothing is decided with the document.
 *   <li>{@link #LENIENT}: an invalid statement has no effect and a warning says so.
 * </ul>
 */
public enum ParseMode {
  STRICT,
  LENIENT
}
