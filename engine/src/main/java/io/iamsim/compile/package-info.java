/**
 * A policy in the form that is evaluated; still data, and open to inspection.
 *
 * <p>May import {@code model}, {@code match}. Read {@code PolicyCompiler} first.
 */
@NullMarked
package io.iamsim.compile;

import org.jspecify.annotations.NullMarked;
