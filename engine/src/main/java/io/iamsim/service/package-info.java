/**
 * What single services add to the general rules: facts for the ladder, never a decision.
 *
 * <p>May import {@code environment}, {@code request}, {@code decision}, {@code model}, {@code
 * match} and {@code catalog}. Read {@link io.iamsim.service.ServiceRules} first.
 */
@NullMarked
package io.iamsim.service;

import org.jspecify.annotations.NullMarked;
