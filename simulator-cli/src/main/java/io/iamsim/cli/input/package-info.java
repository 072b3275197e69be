/**
 * What a command line brings: files, context, principals by short name, the time.
 *
 * <p>May import the engine's public packages. Read {@link io.iamsim.cli.input.FileSources} first.
 */
@NullMarked
package io.iamsim.cli.input;

import org.jspecify.annotations.NullMarked;
