package io.iamsim.compile;

import io.iamsim.model.ConditionKey;

/**
 * A condition key with its place in a {@link KeyTable}.
 *
 * @param key the key as the policy spells it
 * @param slot its number, or {@link KeyTable#NONE}
 */
public record CompiledKey(ConditionKey key, int slot) {}
