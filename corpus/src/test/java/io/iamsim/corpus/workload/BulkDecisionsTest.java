package io.iamsim.corpus.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iamsim.DecisionTable;
import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.model.ActionName;
import io.iamsim.query.PrincipalPattern;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many decisions at once are the decisions that each is by itself, in their order. */
final class BulkDecisionsTest {
  private static final IamEngine ENGINE = IamEngine.of(LargeOrganization.environment(450, 1));
  private static final List<RequestPrincipal> ASKERS =
      PrincipalPattern.all(LargeOrganization.environment(450, 1));
  private static final List<ActionName> ACTIONS =
      Stream.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage", "ec2:StartInstances")
          .map(text -> ActionName.parse(text).orElseThrow())
          .toList();
  private static final List<String> RESOURCES =
      List.of(
          "arn:aws:s3:::data-1/team-3/x",
          "arn:aws:s3:::data-2/team-3/x",
          "arn:aws:ec2:eu-west-1:100000000001:instance/i-1",
          "*");
  private static final RequestContext CONTEXT =
      RequestContext.builder().put("aws:SecureTransport", "true").build();

  private static Decision alone(RequestPrincipal asker, ActionName action, String resource) {
    return ENGINE.authorize(new AccessRequest(asker, action, resource, null, CONTEXT)).decision();
  }

  private static void withThreads(Consumer<Executor> work) {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      work.accept(threads);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneRequestOfManyPrincipals() {
    List<Decision> expected =
        ASKERS.stream().map(asker -> alone(asker, ACTIONS.get(0), RESOURCES.get(0))).toList();
    assertThat(expected).contains(Decision.ALLOWED, Decision.IMPLICIT_DENY);
    withThreads(
        threads ->
            assertThat(
                    ENGINE.decideForAll(ASKERS, ACTIONS.get(0), RESOURCES.get(0), CONTEXT, threads))
                .isEqualTo(expected));
  }

  @Test
  void manyRequestsOfOnePrincipalOrOfSeveral() {
    List<AccessRequest> requests = new ArrayList<>();
    for (RequestPrincipal asker : ASKERS.subList(0, 40)) {
      for (ActionName action : ACTIONS) {
        for (String resource : RESOURCES) {
          requests.add(new AccessRequest(asker, action, resource, null, CONTEXT));
        }
      }
    }
    List<Decision> expected =
        requests.stream().map(request -> ENGINE.authorize(request).decision()).toList();
    withThreads(threads -> assertThat(ENGINE.decideAll(requests, threads)).isEqualTo(expected));
  }

  @Test
  void aWholeTable() {
    withThreads(
        threads -> {
          DecisionTable table = ENGINE.decideTable(ASKERS, ACTIONS, RESOURCES, CONTEXT, threads);
          assertThat(table.principals()).isEqualTo(ASKERS);
          long allowed = 0;
          for (int p = 0; p < ASKERS.size(); p++) {
            for (int a = 0; a < ACTIONS.size(); a++) {
              for (int r = 0; r < RESOURCES.size(); r++) {
                Decision expected = alone(ASKERS.get(p), ACTIONS.get(a), RESOURCES.get(r));
                assertThat(table.decision(p, a, r)).isEqualTo(expected);
                allowed += expected == Decision.ALLOWED ? 1 : 0;
              }
            }
          }
          assertThat(table.count(Decision.ALLOWED)).isEqualTo(allowed).isPositive();
          assertThatThrownBy(() -> table.decision(0, 0, RESOURCES.size()))
              .isInstanceOf(IndexOutOfBoundsException.class);
        });
  }

  @Test
  void aTableWithoutResourcesIsEmpty() {
    DecisionTable table = ENGINE.decideTable(ASKERS, ACTIONS, List.of(), CONTEXT, Runnable::run);
    assertThat(table.count(Decision.IMPLICIT_DENY)).isZero();
    assertThat(table.resources()).isEmpty();
    assertThat(table.actions()).isEqualTo(ACTIONS);
  }

  @Test
  void aTableThatNoArrayHoldsIsRefusedAtOnce() {
    List<ActionName> actions = Collections.nCopies(1 << 16, ACTIONS.get(0));
    List<String> resources = Collections.nCopies(1 << 16, RESOURCES.get(0));
    assertThatThrownBy(() -> ENGINE.decideTable(ASKERS, actions, resources, CONTEXT, Runnable::run))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void whatAnEngineKeepsOfPrincipalsIsBounded() {
    IamEngine engine = IamEngine.of(LargeOrganization.environment(450, 1));
    for (RequestPrincipal asker : ASKERS) {
      for (int i = 0; i < 300; i++) {
        String queue = "arn:aws:sqs:eu-west-1:%d:q".formatted(200_000_000_000L + i);
        engine.decide(
            new AccessRequest(asker, ACTIONS.get(2), queue, null, RequestContext.empty()));
      }
    }
    // 450 principals with some 256 findings each are more than is kept
    assertThat(engine.cacheStats().principals().entries()).isBetween(100L, 449L);
  }
}
