/**
 * Questions about many requests at once: a table of decisions and what changed in it, who can do
 * something, what somebody can do, what an environment holds.
 *
 * <p>May import {@code match} and every public package. Read {@link io.iamsim.query.AccessMatrix}
 * first for tables, {@link io.iamsim.query.EnvironmentOverview} for what was loaded.
 */
@NullMarked
package io.iamsim.query;

import org.jspecify.annotations.NullMarked;
