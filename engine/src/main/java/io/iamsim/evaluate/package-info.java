/**
 * One compiled policy against one request.
 *
 * <p>May import {@code compile}, {@code request}, {@code decision}, {@code model}. Read {@code
 * PolicyEvaluator} first.
 */
@NullMarked
package io.iamsim.evaluate;

import org.jspecify.annotations.NullMarked;
