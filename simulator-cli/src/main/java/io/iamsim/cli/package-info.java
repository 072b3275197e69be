/** The {@code iamsim} command: thin, every capability is an engine call. */
@NullMarked
package io.iamsim.cli;

import org.jspecify.annotations.NullMarked;
