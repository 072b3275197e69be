/**
 * Expected decisions, the run that checks them, and what it covered.
 *
 * <p>May import {@code IamEngine} and every public package below.
 */
@NullMarked
package io.iamsim.expect;

import org.jspecify.annotations.NullMarked;
