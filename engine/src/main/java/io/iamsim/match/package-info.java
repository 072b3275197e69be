/**
 * Text and address matching in linear time, without regular expressions.
 *
 * <p>May import nothing of the project. Read {@link io.iamsim.match.Glob} first.
 */
@NullMarked
package io.iamsim.match;

import org.jspecify.annotations.NullMarked;
