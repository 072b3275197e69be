/**
 * The benchmarks: what JMH runs. Each is a question that a user of the engine may have about cost.
 *
 * <p>May import the contenders, the engine, the corpus and JMH. Read {@code DecisionBenchmark}
 * first.
 */
@NullMarked
package io.iamsim.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
