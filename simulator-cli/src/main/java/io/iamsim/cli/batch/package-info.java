/**
 * The stream of questions: one JSON object a line in, one answer a line out, in order, in constant
 * memory.
 *
 * <p>May import the engine's public packages, {@code cli.input} and {@code cli.report}. Read {@link
 * io.iamsim.cli.batch.BatchRun} first.
 */
@NullMarked
package io.iamsim.cli.batch;

import org.jspecify.annotations.NullMarked;
