/**
 * A request to be decided: who wants to do what to which resource, in which context.
 *
 * <p>May import {@code model}. Read {@code AccessRequest} first.
 */
@NullMarked
package io.iamsim.request;

import org.jspecify.annotations.NullMarked;
