package io.iamsim.model;

import io.iamsim.source.SourceSpan;

/**
 * One value of a condition.
 *
 * @param value the text, its variables recognised where the operator expands them (VAR-7)
 * @param span the value in its file
 */
public record ConditionValue(PolicyString value, SourceSpan span) {}
