/**
 * The accounts, organization, identities and resources that a request meets, as one value.
 *
 * <p>May import {@code model}, {@code source}. Read {@code Environment} first.
 */
@NullMarked
package io.iamsim.environment;

import org.jspecify.annotations.NullMarked;
