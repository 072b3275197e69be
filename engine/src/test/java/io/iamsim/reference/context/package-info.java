/**
 * The context of a request, completed by tables that can be laid beside chapter 2 of
 * docs/semantics.md.
 *
 * <p>Uses {@code model}, {@code request}, {@code environment} and {@code catalog}, and nothing that
 * evaluates. Read {@link io.iamsim.reference.context.Row} first, then the tables.
 */
@NullMarked
package io.iamsim.reference.context;

import org.jspecify.annotations.NullMarked;
