/**
 * From an environment and a request to a decision.
 *
 * <p>May import {@code evaluate}, {@code service}, {@code compile}, {@code environment}, {@code
 * request}, {@code decision}, {@code catalog}, {@code model}. Read {@code Authorizer} first.
 */
@NullMarked
package io.iamsim.authorize;

import org.jspecify.annotations.NullMarked;
