/**
 * Holds the code to ARCHITECTURE.md. {@link io.iamsim.architecture.FloorsTest} checks the engine,
 * {@link io.iamsim.architecture.RulesCanFailTest} checks the rules on fixtures that break them.
 */
@NullMarked
package io.iamsim.architecture;

import org.jspecify.annotations.NullMarked;
