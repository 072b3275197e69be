/** Benchmarks of the engine over corpus workloads. */
@NullMarked
package io.iamsim.benchmarks;

import org.jspecify.annotations.NullMarked;
