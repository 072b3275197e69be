/**
 * Workloads: generated environments and requests of a known shape, for measuring and for comparing
 * engines. The same name gives the same texts, on every machine and Java.
 *
 * <p>May import the engine's public packages. Read {@code Workload} first.
 */
@NullMarked
package io.iamsim.corpus.workload;

import org.jspecify.annotations.NullMarked;
