/**
 * Answers to questions about many requests, for people and for programs: tables, changes, who can,
 * what can, what an environment holds.
 *
 * <p>May import the engine's public packages and {@code report}. Read {@link
 * io.iamsim.cli.query.MatrixReport} first.
 */
@NullMarked
package io.iamsim.cli.query;

import org.jspecify.annotations.NullMarked;
