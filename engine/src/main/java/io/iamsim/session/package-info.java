/**
 * Assuming roles: would the session be issued, and what would requests made with it carry.
 *
 * <p>May import {@code io.iamsim} and every public package below. Read {@link
 * io.iamsim.session.RoleAssumption} first.
 */
@NullMarked
package io.iamsim.session;

import org.jspecify.annotations.NullMarked;
