/**
 * Why a decision came out as it did, down to the value that decided.
 *
 * <p>May import {@code evaluate}, {@code compile}, {@code decision}, {@code model}, {@code source}.
 * Read {@code Explanation} first.
 */
@NullMarked
package io.iamsim.explain;

import org.jspecify.annotations.NullMarked;
