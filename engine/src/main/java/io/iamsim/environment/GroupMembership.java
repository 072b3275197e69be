package io.iamsim.environment;

import io.iamsim.source.SourceSpan;

/**
 * A user's membership in a group of its account.
 *
 * @param group the group's name
 * @param at where the membership is said
 */
public record GroupMembership(String group, SourceSpan at) {}
