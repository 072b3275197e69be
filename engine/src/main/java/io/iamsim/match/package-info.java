/**
 * Matching of text, ARNs and addresses in linear time, without regular expressions.
 *
 * <p>Imports no other package of the engine. Read {@code Glob} first.
 */
@NullMarked
package io.iamsim.match;

import org.jspecify.annotations.NullMarked;
