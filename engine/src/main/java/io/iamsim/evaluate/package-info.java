/**
 * Compiled policies against one request: which statements match, three-valued, with a trace on
 * demand.
 *
 * <p>May import {@code compile}, {@code request}, {@code decision}, {@code match}, {@code model}
 * and {@code source}. Read {@link io.iamsim.evaluate.PolicyEvaluator} first.
 */
@NullMarked
package io.iamsim.evaluate;

import org.jspecify.annotations.NullMarked;
