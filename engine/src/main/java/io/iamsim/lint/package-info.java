/**
 * What is wrong with a policy beyond its grammar.
 *
 * <p>May import {@code parse}, {@code catalog}, {@code model}, {@code source}.
 */
@NullMarked
package io.iamsim.lint;

import org.jspecify.annotations.NullMarked;
