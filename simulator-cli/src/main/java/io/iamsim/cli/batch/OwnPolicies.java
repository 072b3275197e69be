package io.iamsim.cli.batch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.model.PolicyDocument;
import java.util.List;

/**
 * The policies of a request that brings them.
 *
 * @param policies what applies
 * @param documents the document of each slot, in the order of the text
 */
record OwnPolicies(ApplicablePolicies policies, List<PolicyDocument> documents) {
  OwnPolicies {
    documents = List.copyOf(documents);
  }

  /**
   * What the {@code policies} of a stream's requests were read as, so that those that come again
   * are the same object, by which the engine knows what it has found out under them.
   */
  static final class Known {
    /** Of text; the documents are shared with {@link DocumentCache}. */
    private static final long MOST_BYTES = 8L << 20;

    private final Cache<TextKey, OwnPolicies> known =
        Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((TextKey key, OwnPolicies policies) -> key.weight())
            .executor(Runnable::run)
            .build();

    /** Reads policies that were not met before. */
    interface Reading {
      OwnPolicies read() throws LineFault;
    }

    OwnPolicies get(TextKey text, Reading reading) throws LineFault {
      OwnPolicies before = known.getIfPresent(text);
      if (before != null) {
        return before;
      }
      OwnPolicies read = reading.read();
      known.put(text.copy(), read);
      return read;
    }
  }
}
