/**
 * What {@code test} says of the coverage of policies, one class a format.
 *
 * <p>May import the engine's public packages and {@code io.iamsim.cli.report}. Read {@link
 * io.iamsim.cli.report.coverage.CoverageText} first.
 */
@NullMarked
package io.iamsim.cli.report.coverage;

import org.jspecify.annotations.NullMarked;
