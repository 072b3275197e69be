package io.iamsim.benchmarks.contender;

import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements that apply to one question, by what each group of them has to say, and the ladder
 * over them as far as the workloads need it: one account, nothing unknown, resource policies that
 * speak to everyone.
 *
 * @param guardrails each must allow
 * @param identity grants what the boundary allows too
 * @param boundary the bound, or null for none
 * @param resource grants by itself
 */
record Tiers<S>(
    List<List<S>> guardrails, List<S> identity, @Nullable List<S> boundary, List<S> resource) {

  /** How an evaluator reads a statement. */
  interface Reader<S> {
    boolean denies(S statement);

    boolean matches(S statement, Ask ask);
  }

  /** The tiers of every question, their statements translated once for each document. */
  static <S> List<Tiers<S>> all(List<Ask> asks, Function<Statement, S> translate) {
    IamEngine[] engines = EngineContender.engines(asks);
    Map<PolicyDocument, List<S>> translated = new IdentityHashMap<>();
    Function<PolicyLevel, List<S>> statements =
        level -> {
          List<S> all = new ArrayList<>();
          level
              .policies()
              .forEach(
                  policy ->
                      all.addAll(
                          translated.computeIfAbsent(
                              policy.document(),
                              document -> document.statements().stream().map(translate).toList())));
          return all;
        };
    List<Tiers<S>> tiers = new ArrayList<>();
    for (int i = 0; i < asks.size(); i++) {
      tiers.add(of(engines[i].applicablePolicies(asks.get(i).request()), statements));
    }
    return tiers;
  }

  private static <S> Tiers<S> of(
      ApplicablePolicies policies, Function<PolicyLevel, List<S>> statements) {
    requireEveryone(policies.resource());
    return new Tiers<>(
        policies.serviceControl().levels().stream().map(statements).toList(),
        join(policies.identity(), statements),
        policies.permissionsBoundary().applies()
            ? join(policies.permissionsBoundary(), statements)
            : null,
        join(policies.resource(), statements));
  }

  private static <S> List<S> join(PolicyLayer layer, Function<PolicyLevel, List<S>> statements) {
    return layer.levels().stream().map(statements).flatMap(List::stream).toList();
  }

  private static void requireEveryone(PolicyLayer layer) {
    layer.levels().stream()
        .flatMap(level -> level.policies().stream())
        .flatMap(policy -> policy.document().statements().stream())
        .forEach(
            statement -> {
              PrincipalElement principal = statement.principal();
              boolean everyone =
                  principal != null
                      && !principal.negated()
                      && principal.entries().stream()
                          .allMatch(PrincipalEntry.Everyone.class::isInstance);
              if (!everyone) {
                throw new IllegalArgumentException("a workload's resource policies speak to all");
              }
            });
  }

  Decision decide(Reader<S> reader, Ask ask) {
    boolean bounded = true;
    for (List<S> guardrail : guardrails) {
      Outcome outcome = outcome(guardrail, reader, ask);
      if (outcome == Outcome.DENY) {
        return Decision.EXPLICIT_DENY;
      }
      bounded &= outcome == Outcome.ALLOW;
    }
    Outcome byResource = outcome(resource, reader, ask);
    Outcome byIdentity = outcome(identity, reader, ask);
    Outcome byBoundary = boundary == null ? Outcome.ALLOW : outcome(boundary, reader, ask);
    if (byResource == Outcome.DENY || byIdentity == Outcome.DENY || byBoundary == Outcome.DENY) {
      return Decision.EXPLICIT_DENY;
    }
    boolean granted =
        byResource == Outcome.ALLOW || (byIdentity == Outcome.ALLOW && byBoundary == Outcome.ALLOW);
    return bounded && granted ? Decision.ALLOWED : Decision.IMPLICIT_DENY;
  }

  private enum Outcome {
    ALLOW,
    DENY,
    NOTHING
  }

  private static <S> Outcome outcome(List<S> statements, Reader<S> reader, Ask ask) {
    boolean allowed = false;
    for (S statement : statements) {
      boolean denies = reader.denies(statement);
      boolean matters = denies || !allowed;
      if (matters && reader.matches(statement, ask)) {
        if (denies) {
          return Outcome.DENY;
        }
        allowed = true;
      }
    }
    return allowed ? Outcome.ALLOW : Outcome.NOTHING;
  }
}
