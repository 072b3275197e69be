/**
 * Why a decision is what it is: every statement looked at, part by part, and the nearest miss.
 *
 * <p>May import {@code evaluate}, {@code compile}, {@code decision}, {@code catalog}, {@code model}
 * and {@code source}. Read {@link io.iamsim.explain.Explanation} first.
 */
@NullMarked
package io.iamsim.explain;

import org.jspecify.annotations.NullMarked;
