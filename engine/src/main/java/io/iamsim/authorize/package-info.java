/**
 * One request's straight line: collect what applies, complete the context, evaluate each layer,
 * decide.
 *
 * <p>May import everything below. Read {@link io.iamsim.authorize.Authorizer} for the line and
 * {@link io.iamsim.authorize.Ladder} for the decision.
 */
@NullMarked
package io.iamsim.authorize;

import org.jspecify.annotations.NullMarked;
