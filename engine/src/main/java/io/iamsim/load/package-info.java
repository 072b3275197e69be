/**
 * From files of a known format to an environment; one class a format.
 *
 * <p>May import {@code environment}, {@code request}, {@code parse}, {@code model}, {@code source}.
 * Read {@link io.iamsim.load.EnvironmentLoader} first, then {@link io.iamsim.load.NativeLoader}.
 */
@NullMarked
package io.iamsim.load;

import org.jspecify.annotations.NullMarked;
