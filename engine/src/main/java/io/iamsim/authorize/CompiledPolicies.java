package io.iamsim.authorize;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.iamsim.compile.CompiledPolicy;
import io.iamsim.compile.PolicyCompiler;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.evaluate.NamedPolicy;
import io.iamsim.model.PolicyDocument;
import java.util.List;

/**
 * The compiled form of every document that is in use, by the document's identity; it goes when the
 * document goes.
 */
public final class CompiledPolicies {
  private final Cache<PolicyDocument, CompiledPolicy> compiled =
      Caffeine.newBuilder().weakKeys().build();

  /** The compiled forms of policies, with their names. */
  List<NamedPolicy> of(List<AttachedPolicy> policies) {
    return policies.stream().map(this::of).toList();
  }

  private NamedPolicy of(AttachedPolicy policy) {
    return new NamedPolicy(policy.name(), compiled.get(policy.document(), PolicyCompiler::compile));
  }
}
