/**
 * The {@code iamsim} command: thin, every capability is an engine call.
 *
 * <p>May import the engine's public packages and the packages below this one. Read {@link
 * io.iamsim.cli.IamsimCommand} first.
 */
@NullMarked
package io.iamsim.cli;

import org.jspecify.annotations.NullMarked;
