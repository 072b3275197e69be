/**
 * What a decision is made in: accounts, organisation, identities, resources, and the policies that
 * apply to one request.
 *
 * <p>May import {@code model} and {@code source}. Read {@link io.iamsim.environment.Environment}
 * first.
 */
@NullMarked
package io.iamsim.environment;

import org.jspecify.annotations.NullMarked;
