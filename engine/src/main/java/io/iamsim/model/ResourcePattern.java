package io.iamsim.model;

import io.iamsim.source.SourceSpan;

/**
 * One entry of {@code Resource} or {@code NotResource}: {@code *} or an ARN with wildcards and, in
 * its sixth part, variables (MATCH-20 to MATCH-33).
 *
 * @param value the text with its variables recognised
 * @param span the entry in its file
 */
public record ResourcePattern(PolicyString value, SourceSpan span) {}
