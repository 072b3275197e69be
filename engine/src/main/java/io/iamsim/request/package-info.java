/**
 * The question: who asks to do what on which resource, and what the request carries.
 *
 * <p>May import {@code model}. Read {@link io.iamsim.request.AccessRequest} first.
 */
@NullMarked
package io.iamsim.request;

import org.jspecify.annotations.NullMarked;
