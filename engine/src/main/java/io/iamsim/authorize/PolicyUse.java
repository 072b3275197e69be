package io.iamsim.authorize;

/**
 * How well the compiled forms of policies serve.
 *
 * @param documents how many there are, about
 * @param hits how often one was there
 * @param misses how often one had to be made
 */
public record PolicyUse(long documents, long hits, long misses) {}
