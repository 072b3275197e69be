/**
 * What single services add to a decision, as facts.
 *
 * <p>May import {@code environment}, {@code request}, {@code decision}, {@code model}, {@code
 * match}, {@code catalog}. Read {@code ServiceRules} first.
 */
@NullMarked
package io.iamsim.service;

import org.jspecify.annotations.NullMarked;
