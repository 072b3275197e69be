/**
 * How {@code iamsim why} tells a diagnosis, as text and as JSON.
 *
 * <p>Read {@link io.iamsim.cli.why.WhyText} first.
 */
@NullMarked
package io.iamsim.cli.why;

import org.jspecify.annotations.NullMarked;
