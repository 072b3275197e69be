package io.iamsim;

/**
 * How well the engine's two caches serve.
 *
 * @param policies compiled policies, by the identity of their document
 * @param principals prepared principals, by principal
 */
public record CacheStats(Cache policies, Cache principals) {

  static Cache of(com.github.benmanes.caffeine.cache.Cache<?, ?> cache) {
    return new Cache(cache.estimatedSize(), cache.stats().hitCount(), cache.stats().missCount());
  }

  /**
   * One cache.
   *
   * @param entries how many entries there are, about
   * @param hits how often something was found
   * @param misses how often it had to be made
   */
  public record Cache(long entries, long hits, long misses) {

    /** The part of the look-ups that found something; 1 if there were none. */
    public double hitRate() {
      return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
    }
  }
}
