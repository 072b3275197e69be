/**
 * Accounts and organizations as facts before anybody joined them, and the environment that they
 * make, joined by hand.
 *
 * <p>Uses {@code source}, {@code model} and {@code environment}. Read {@link
 * io.iamsim.reference.world.World} first.
 */
@NullMarked
package io.iamsim.reference.world;

import org.jspecify.annotations.NullMarked;
