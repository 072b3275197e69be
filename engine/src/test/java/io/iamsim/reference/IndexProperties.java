package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.PrincipalAuthorizer;
import io.iamsim.decision.Decision;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/**
 * The indexes find every statement that matters: policies of many statements whose resources share
 * prefixes, overlap, begin with or hold wildcards and variables, are long or not ASCII, decided
 * with indexes, without them, and by the reference.
 */
final class IndexProperties {
  private static final RequestPrincipal ALICE =
      RequestPrincipal.parse("arn:aws:iam::111122223333:user/eng/alice").orElseThrow();
  private static final RequestContext CONTEXT =
      RequestContext.builder().put("aws:username", "alice").build();
  private static final String LONG = "x".repeat(300);

  private static final Arbitrary<String> LITERALS =
      Arbitraries.of("a", "ab", "abc", "/", "alice", "é", "-", LONG);

  /** In a request's resource there is any text, in a policy's only Latin-1 (GRAM-7). */
  private static final Arbitrary<String> ASKED =
      Arbitraries.frequencyOf(
          Tuple.of(8, LITERALS), Tuple.of(1, Arbitraries.of("日本", "😀", "*", "${aws:username}")));

  private static final Arbitrary<String> PIECES =
      Arbitraries.frequencyOf(
          Tuple.of(6, LITERALS),
          Tuple.of(4, Arbitraries.of("*", "?", "**", "*a", "*/")),
          Tuple.of(1, Arbitraries.of("${aws:username}", "${aws:PrincipalTag/none, 'ab'}")));

  /** Questions to one policy. */
  record Workload(String policy, List<String> actions, List<String> resources) {}

  @Provide
  Arbitrary<Workload> workloads() {
    Arbitrary<String> policies =
        statements()
            .list()
            .ofMinSize(9)
            .ofMaxSize(40)
            .map(
                list ->
                    "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", list) + "]}");
    return Combinators.combine(
            policies,
            Arbitraries.of("s3:GetObject", "s3:PutObject", "s3:GetObjectAcl")
                .list()
                .ofMinSize(1)
                .ofMaxSize(2),
            ASKED
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(pieces -> "arn:aws:s3:::data/" + String.join("", pieces))
                .list()
                .ofMinSize(4)
                .ofMaxSize(10))
        .as(Workload::new);
  }

  private static Arbitrary<String> statements() {
    Arbitrary<String> actions =
        Arbitraries.of(
            "\"Action\":\"s3:GetObject\"",
            "\"Action\":[\"s3:GetObject\",\"s3:PutObject\"]",
            "\"Action\":\"s3:Get*\"",
            "\"Action\":\"s3:?utObject\"",
            "\"Action\":\"S3:*OBJECT*\"",
            "\"NotAction\":\"s3:Put*\"",
            "\"NotAction\":[\"iam:*\",\"s3:GetObjectAcl\"]");
    Arbitrary<String> few = list(1, 3);
    Arbitrary<String> many = list(17, 30);
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(5, "Allow"), Tuple.of(1, "Deny")),
            actions,
            Arbitraries.frequency(Tuple.of(14, "Resource"), Tuple.of(1, "NotResource")),
            Arbitraries.frequencyOf(Tuple.of(9, few), Tuple.of(1, many)))
        .as(
            (effect, action, element, resources) ->
                "{\"Effect\":\"%s\",%s,\"%s\":[%s]}".formatted(effect, action, element, resources));
  }

  private static Arbitrary<String> list(int least, int most) {
    Arbitrary<String> heads =
        Arbitraries.frequency(
            Tuple.of(8, "arn:aws:s3:::data/"),
            Tuple.of(1, "arn:aws:s3:::*"),
            Tuple.of(1, "arn:aws:s3:*:*:data"),
            Tuple.of(1, "arn:*:s3:::dat?/"));
    return Combinators.combine(heads, PIECES.list().ofMinSize(1).ofMaxSize(5))
        .as((head, pieces) -> '"' + head + String.join("", pieces) + '"')
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .map(list -> String.join(",", list));
  }

  @Property(seed = "20261124", tries = 120, edgeCases = EdgeCasesMode.NONE)
  void indexesFindEveryStatementThatMatters(@ForAll("workloads") Workload workload) {
    AttachedPolicy policy =
        AttachedPolicy.of("own", PolicyTexts.parse(PolicyType.IDENTITY, workload.policy()));
    IamEngine engine =
        IamEngine.of(Environments.of(request("s3:GetObject", "arn:aws:s3:::data/a"), policy));
    PrincipalAuthorizer alice = engine.as(ALICE);
    for (String action : workload.actions()) {
      for (String resource : workload.resources()) {
        AccessRequest request = request(action, resource);
        Decision expected =
            ReferenceEvaluator.decide(
                    request,
                    engine.applicablePolicies(request),
                    CONTEXT.values(),
                    ReferenceFacts.none())
                .decision();
        Statistics.label("decision").collect(expected).coverage(IndexProperties::everyDecision);
        assertThat(alice.authorize(request.action(), resource, CONTEXT)).isEqualTo(expected);
        assertThat(engine.decide(request)).isEqualTo(expected);
        assertThat(engine.authorize(request).decision()).isEqualTo(expected);
        assertThat(engine.explain(request).result().decision()).isEqualTo(expected);
      }
    }
  }

  private static void everyDecision(StatisticsCoverage coverage) {
    for (Decision decision :
        List.of(Decision.ALLOWED, Decision.EXPLICIT_DENY, Decision.IMPLICIT_DENY)) {
      coverage.check(decision).percentage(share -> share > 5);
    }
  }

  private static AccessRequest request(String action, String resource) {
    return new AccessRequest(
        ALICE, ActionName.parse(action).orElseThrow(), resource, null, CONTEXT);
  }
}
