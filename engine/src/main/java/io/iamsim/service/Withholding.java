package io.iamsim.service;

import io.iamsim.decision.Layer;

/**
 * Why the Allows of the resource's own policy do not count for the caller; its Denies do.
 *
 * @param by the layer that takes the blame if the request is denied for want of them
 * @param certain false if it depends on something unknown
 * @param rule the rule of docs/semantics.md
 * @param reason lower case, no full stop
 */
public record Withholding(Layer by, boolean certain, String rule, String reason) {}
