/**
 * What is measured against what: the engine, two simple evaluators of our own, and two engines of
 * others on equivalent rules. All answer the same questions of the same workload.
 *
 * <p>May import the engine, the corpus, jCasbin and cedar-java. Read {@code Contender} first.
 */
@NullMarked
package io.iamsim.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
