/**
 * What was decided, layer by layer.
 *
 * <p>May import {@code model}, {@code source}. Read {@code EvaluationResult} first.
 */
@NullMarked
package io.iamsim.decision;

import org.jspecify.annotations.NullMarked;
