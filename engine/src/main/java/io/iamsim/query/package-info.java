/**
 * Questions over many requests: who can, what can, which decisions changed.
 *
 * <p>May import {@code IamEngine} and every public package below.
 */
@NullMarked
package io.iamsim.query;

import org.jspecify.annotations.NullMarked;
