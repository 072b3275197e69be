/**
 * Which policies of an environment bear on a request, layer by layer, read straight from the rules.
 *
 * <p>Uses {@code model}, {@code request}, {@code environment} and {@code catalog}, and nothing that
 * evaluates. Read {@link io.iamsim.reference.collect.ReferenceCollector} first.
 */
@NullMarked
package io.iamsim.reference.collect;

import org.jspecify.annotations.NullMarked;
