/**
 * Expectation files: what is expected of decisions, asking for them, and which parts of the
 * policies that exercised.
 *
 * <p>Stands above {@code load}, since an expectation file names the environment it is about. May
 * import every public package below. Read {@link io.iamsim.expect.ExpectationSuite} first.
 */
@NullMarked
package io.iamsim.expect;

import org.jspecify.annotations.NullMarked;
