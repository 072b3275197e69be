/**
 * Runs sets of measurements in a given time: JMH's in processes of their own, the command's by its
 * launcher, memory in a bounded heap.
 *
 * <p>May import the benchmarks, the reports, JMH and the corpus. Read {@code Plan} first.
 */
@NullMarked
package io.iamsim.benchmarks.run;

import org.jspecify.annotations.NullMarked;
