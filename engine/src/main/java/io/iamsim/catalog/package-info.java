/**
 * What AWS documents of its services: actions, resource types and condition keys.
 *
 * <p>May import {@code model}.
 */
@NullMarked
package io.iamsim.catalog;

import org.jspecify.annotations.NullMarked;
