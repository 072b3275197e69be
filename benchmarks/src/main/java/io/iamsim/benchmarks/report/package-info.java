/**
 * What was measured, as data, as tables against the targets, and as charts.
 *
 * <p>May import nothing of the other packages. Read {@code Results} first.
 */
@NullMarked
package io.iamsim.benchmarks.report;

import org.jspecify.annotations.NullMarked;
