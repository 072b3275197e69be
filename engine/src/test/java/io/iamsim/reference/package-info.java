/**
 * The slow, obviously right reading of the rules, to which properties hold the compiled engine.
 *
 * <p>Uses {@code source}, {@code model}, {@code parse}, {@code request}, {@code decision} and
 * {@code environment}, and nothing that evaluates. Read {@link
 * io.iamsim.reference.ReferenceEvaluator} first.
 */
@NullMarked
package io.iamsim.reference;

import org.jspecify.annotations.NullMarked;
