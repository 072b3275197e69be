/**
 * Policies, requests and texts at random, over a universe small enough for them to meet.
 *
 * <p>Read {@link io.iamsim.reference.arbitrary.Scenarios} first.
 */
@NullMarked
package io.iamsim.reference.arbitrary;

import org.jspecify.annotations.NullMarked;
