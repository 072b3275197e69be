/**
 * A policy as data, and the names that policies speak of: documents, statements, principals,
 * actions, ARNs, conditions.
 *
 * <p>May import {@code source}. Read {@link io.iamsim.model.PolicyDocument} first.
 */
@NullMarked
package io.iamsim.model;

import org.jspecify.annotations.NullMarked;
