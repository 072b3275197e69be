/**
 * What {@code test} says of expectations: to people, to pipelines and to programs, one class a
 * format.
 *
 * <p>May import the engine's public packages and {@code io.iamsim.cli.report}. Read {@link
 * io.iamsim.cli.report.outcome.TestResults} first.
 */
@NullMarked
package io.iamsim.cli.report.outcome;

import org.jspecify.annotations.NullMarked;
