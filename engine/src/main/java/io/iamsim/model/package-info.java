/**
 * A policy as data, in the words AWS uses.
 *
 * <p>May import {@code source}. Read {@code PolicyDocument} first.
 */
@NullMarked
package io.iamsim.model;

import org.jspecify.annotations.NullMarked;
