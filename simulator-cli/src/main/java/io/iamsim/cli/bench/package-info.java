/**
 * Measures decisions in a user's own environment: requests drawn from its policies, a histogram of
 * latencies, a report.
 *
 * <p>May import the engine's public packages, {@code input} and {@code report}. Read {@link
 * io.iamsim.cli.bench.BenchRun} first.
 */
@NullMarked
package io.iamsim.cli.bench;

import org.jspecify.annotations.NullMarked;
