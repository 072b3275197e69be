/**
 * Policies made ready for evaluation: patterns and condition values parsed once. The compiled form
 * is data; evaluation, explaining and indexing all read it.
 *
 * <p>May import {@code model} and {@code match}. Read {@link io.iamsim.compile.CompiledPolicy}
 * first.
 */
@NullMarked
package io.iamsim.compile;

import org.jspecify.annotations.NullMarked;
