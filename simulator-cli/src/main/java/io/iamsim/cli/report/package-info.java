/**
 * Answers for people and for programs: the text and the JSON of a decision.
 *
 * <p>May import the engine's public packages. Read {@link io.iamsim.cli.report.TextReport} first.
 */
@NullMarked
package io.iamsim.cli.report;

import org.jspecify.annotations.NullMarked;
