/**
 * The answer: a decision, the layers that made it, the statements that matched.
 *
 * <p>May import {@code model} and {@code source}. Read {@link io.iamsim.decision.EvaluationResult}
 * first.
 */
@NullMarked
package io.iamsim.decision;

import org.jspecify.annotations.NullMarked;
