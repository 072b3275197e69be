/**
 * Compiled policies against one request: which statements match, three-valued, with a trace on
 * demand.
 *
 * <p>There are two ways through the same code. {@link io.iamsim.evaluate.PolicyEvaluator} tries all
 * statements in order and says which match. For requests that have much in common, a {@link
 * io.iamsim.evaluate.RequestFrame}, a {@link io.iamsim.evaluate.ResidualPlan} holds what that
 * leaves open of a plan, and says what it comes to.
 *
 * <p>May import {@code compile}, {@code request}, {@code decision}, {@code match}, {@code model}
 * and {@code source}. Read {@link io.iamsim.evaluate.PolicyEvaluator} first.
 */
@NullMarked
package io.iamsim.evaluate;

import org.jspecify.annotations.NullMarked;
