package io.iamsim.authorize;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.iamsim.compile.CompiledPolicy;
import io.iamsim.compile.KeyTable;
import io.iamsim.compile.PolicyCompiler;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.evaluate.NamedPolicy;
import io.iamsim.model.PolicyDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * The compiled form of every document that is in use, by the document's identity; it goes when the
 * document goes.
 */
public final class CompiledPolicies {
  private final Cache<PolicyDocument, CompiledPolicy> compiled =
      Caffeine.newBuilder().weakKeys().build();
  private final PolicyCompiler compiler = new PolicyCompiler(new KeyTable());

  /** The compiled forms of policies, with their names. */
  List<NamedPolicy> of(List<AttachedPolicy> policies) {
    List<NamedPolicy> named = new ArrayList<>(policies.size());
    for (AttachedPolicy policy : policies) {
      named.add(new NamedPolicy(policy.name(), of(policy.document())));
    }
    return named;
  }

  /** The compiled form of a document. */
  CompiledPolicy of(PolicyDocument document) {
    return compiled.get(document, compiler::compile);
  }
}
