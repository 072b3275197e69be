package io.iamsim.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.cli.input.RequestTime;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.query.PatternAnswer;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.session.IssuedSession;
import io.iamsim.source.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchRunTest implements BatchRun.Decider {
  private static final String ALLOW =
      "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}";
  private static final String START =
      "'principal':'arn:aws:iam::111122223333:user/alice','action':'s3:GetObject'";

  private final List<AccessRequest> requests = new ArrayList<>();
  private final List<ApplicablePolicies> policies = new ArrayList<>();
  private final List<RuntimeException> bugs = new ArrayList<>();
  private BatchRun.Outcome outcome = BatchRun.Outcome.ANSWERED;

  @Override
  public EvaluationResult decideAs(IssuedSession session, AccessRequest request) {
    return decide(request, Optional.empty());
  }

  @Override
  public PatternAnswer decidePattern(
      AccessRequest request, Optional<ApplicablePolicies> own, Optional<IssuedSession> session) {
    throw new IllegalStateException("no pattern is asked about here");
  }

  @Override
  public List<Finding> check(AccessRequest request, Optional<ApplicablePolicies> own) {
    return List.of();
  }

  /** Every statement of the identity layer matches; without one it is an implicit deny. */
  @Override
  public EvaluationResult decide(AccessRequest request, Optional<ApplicablePolicies> own) {
    requests.add(request);
    policies.add(own.orElseThrow());
    if (request.resource().endsWith("/bug")) {
      throw new IllegalStateException("a bug");
    }
    List<MatchedStatement> matched =
        own.get().identity().levels().stream()
            .flatMap(level -> level.policies().stream())
            .flatMap(
                policy ->
                    policy.document().statements().stream()
                        .map(
                            statement ->
                                new MatchedStatement(
                                    Layer.IDENTITY,
                                    PolicyType.IDENTITY,
                                    policy.name(),
                                    null,
                                    statement,
                                    null,
                                    true)))
            .toList();
    boolean allowed = !matched.isEmpty();
    return new EvaluationResult(
        allowed ? Decision.ALLOWED : Decision.IMPLICIT_DENY,
        List.of(Layer.IDENTITY),
        List.of(),
        List.of(),
        List.of(
            new LayerDecision(
                Layer.IDENTITY,
                null,
                allowed ? LayerResult.ALLOWED : LayerResult.IMPLICIT_DENY,
                "",
                matched)),
        List.of(),
        List.of(),
        List.of());
  }

  private List<String> run(boolean lean, byte[] input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    outcome =
        new BatchRun(
                Environment.empty(),
                ParseMode.STRICT,
                RequestTime.of(Instant.parse("2026-10-01T12:00:00Z")),
                this,
                lean,
                bugs::add)
            .run(new ByteArrayInputStream(input), out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private List<String> run(String... lines) throws IOException {
    return run(true, String.join("\n", lines).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private List<String> runFull(String... lines) throws IOException {
    return run(false, String.join("\n", lines).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String id, String more) {
    return "{'id':'" + id + "'," + START + "," + more + "}";
  }

  private static String identity(String id, String... documents) {
    List<String> list = new ArrayList<>();
    for (String document : documents) {
      list.add("{'document':" + document + "}");
    }
    return line(id, "'policies':{'identity':[" + String.join(",", list) + "]}");
  }

  @Test
  void answersComeInTheOrderOfTheLinesAndABadLineInItsPlace() throws IOException {
    assertThat(run(identity("1", ALLOW), "{'id':'2','principal'", "  \t", identity("3")))
        .containsExactly(
            "{\"id\":\"1\",\"decision\":\"allowed\"}",
            "{\"id\":\"2\",\"error\":{\"code\":\"invalidJson\",\"message\":\"not valid JSON:"
                + " the `{` that stands here is not closed (write `}` where it ends)\",\"line\":2,"
                + "\"column\":1}}",
            "{\"id\":\"3\",\"decision\":\"implicitDeny\"}");
    assertThat(outcome).isEqualTo(BatchRun.Outcome.BAD_LINES);
  }

  @Test
  void statementsStandWhereTheirPolicyStandsInTheStream() throws IOException {
    String first =
        "{'id':'é\uD83D\uDE00'," + START + ",'policies':{'identity':[{'name':'own','document':";
    String answer = runFull("", first + ALLOW + "}]}}").get(0);
    int column = first.length() + ALLOW.indexOf("{'Effect'") + 1;
    assertThat(answer)
        .isEqualTo(
            ("{'id':'é\uD83D\uDE00','decision':'allowed','decidedBy':['identity'],"
                    + "'matchedStatements':[{'policyType':'identity','policy':'own','sid':null,"
                    + "'effect':'Allow','line':2,'column':"
                    + column
                    + "}],'layers':[{'layer':'identity','result':'allowed'}],"
                    + "'missingContextKeys':[],'unknownContextKeys':[]}")
                .replace('\'', '"'));
    assertThat(outcome).isEqualTo(BatchRun.Outcome.ANSWERED);
  }

  @Test
  void aPolicyWithoutANameIsCalledByItsPlace() throws IOException {
    assertThat(runFull(identity("1", ALLOW, ALLOW)).get(0))
        .contains("\"policy\":\"identity[0]\"", "\"policy\":\"identity[1]\"");
  }

  @Test
  void equalPoliciesOfAStreamAreOneDocument() throws IOException {
    run(identity("1", ALLOW), identity("2", ALLOW + " ".repeat(3)), identity("3", ALLOW));
    List<PolicyDocument> documents =
        policies.stream()
            .map(all -> all.identity().levels().get(0).policies().get(0).document())
            .toList();
    assertThat(documents.get(1)).isSameAs(documents.get(0));
    assertThat(documents.get(2)).isSameAs(documents.get(0));
  }

  @Test
  void policiesThatComeAgainAreTheSameObject() throws IOException {
    run(
        identity("1", ALLOW),
        identity("2", ALLOW),
        identity("3", ALLOW, ALLOW),
        identity("4", ALLOW).replace("s3:GetObject", "kms:Decrypt"));
    assertThat(policies.get(1)).isSameAs(policies.get(0));
    assertThat(policies.get(2)).isNotSameAs(policies.get(0));
    assertThat(policies.get(3))
        .as("a key policy is read in its own way")
        .isNotSameAs(policies.get(0));
  }

  @Test
  void statementsOfPoliciesThatComeAgainStandInTheirOwnLine() throws IOException {
    List<String> answers =
        runFull(identity("1", ALLOW, ALLOW), identity("a longer id", ALLOW, ALLOW));
    assertThat(answers.get(0)).contains("\"line\":1,\"column\":");
    int shift = "a longer id".length() - "1".length();
    Matcher places = Pattern.compile("\"line\":1,\"column\":(\\d+)").matcher(answers.get(0));
    assertThat(answers.get(1))
        .isEqualTo(
            places
                .replaceAll(
                    place -> "\"line\":2,\"column\":" + (Integer.parseInt(place.group(1)) + shift))
                .replace("\"id\":\"1\"", "\"id\":\"a longer id\""));
  }

  /** Known policies are compared and not read; what stands behind them still is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "}",
        " }",
        "}\t\r",
        ",'id':'1'}",
        "",
        "}}",
        "} x",
        ",}",
        " ,'policies':{}}",
        ",'unknown':1}"
      })
  void whatFollowsKnownPoliciesIsReadAsItIsBehindNewOnes(String end) throws IOException {
    String start = "{" + START + ",'policies':{'identity':[{'document':" + ALLOW + "}]}";
    String alone = run(start + end).get(0);
    List<String> again = run(start + "}", start + "}", start + end);
    assertThat(again.get(2)).isEqualTo(alone.replace("\"line\":1", "\"line\":3"));
  }

  @Test
  void oneTextIsTwoDocumentsInTwoKindsOfPolicy() throws IOException {
    run(
        line(
            "1",
            "'policies':{'identity':[{'document':"
                + ALLOW
                + "}],'session':[{'document':"
                + ALLOW
                + "}]}"));
    ApplicablePolicies all = policies.get(0);
    assertThat(all.identity().levels().get(0).policies().get(0).document().type())
        .isEqualTo(PolicyType.IDENTITY);
    assertThat(all.session().levels().get(0).policies().get(0).document().type())
        .isEqualTo(PolicyType.SESSION);
  }

  @Test
  void everyScopeDownPolicyIsALevelOfItsOwn() throws IOException {
    run(
        line(
            "1",
            "'policies':{'scopeDown':[{'name':'first','document':"
                + ALLOW
                + "},{'document':"
                + ALLOW
                + "}]}"),
        line("2", "'policies':{'scopeDown':[]}"));
    assertThat(policies.get(0).scopeDown().levels())
        .extracting(PolicyLevel::target)
        .containsExactly("first", "scopeDown[1]");
    assertThat(policies.get(1).scopeDown().applies()).isFalse();
  }

  @Test
  void aMissingLayerDoesNotExistAndAnEmptyLevelDoes() throws IOException {
    run(line("1", "'policies':{'serviceControl':[{'target':'r-1','policies':[]}]}"));
    run(line("2", "'policies':{'serviceControl':[],'session':[],'identity':[]}"));
    assertThat(policies.get(0).identity().applies()).isFalse();
    assertThat(policies.get(0).serviceControl().levels())
        .singleElement()
        .satisfies(
            level -> {
              assertThat(level.target()).isEqualTo("r-1");
              assertThat(level.policies()).isEmpty();
            });
    assertThat(policies.get(1).serviceControl().applies()).isFalse();
    assertThat(policies.get(1).session().applies()).isFalse();
    assertThat(policies.get(1).identity()).isEqualTo(PolicyLayer.of(List.of()));
  }

  @ParameterizedTest
  @CsvSource({"sts:AssumeRole, ROLE_TRUST", "kms:Decrypt, KMS_KEY", "s3:GetObject, RESOURCE"})
  void theActionSaysHowTheResourcePolicyIsRead(String action, PolicyType type) throws IOException {
    String trust =
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':'*','Action':'*'"
            + (type == PolicyType.ROLE_TRUST ? "" : ",'Resource':'*'")
            + "}]}";
    run(
        "{'policies':{'resource':{'document':"
            + trust
            + "}},'principal':'anonymous','action':'"
            + action
            + "'}");
    assertThat(policies.get(0).resource().levels().get(0).policies().get(0).document().type())
        .isEqualTo(type);
  }

  @Test
  void aFederatedUserMayComeWithTheUserWhoMadeIt() throws IOException {
    run(
        "{'federatingUser':'arn:aws:iam::111122223333:user/bob','policies':{},"
            + "'principal':'arn:aws:sts::111122223333:federated-user/f','action':'s3:GetObject'}");
    assertThat(requests.get(0).principal())
        .isInstanceOfSatisfying(
            RequestPrincipal.FederatedUser.class,
            user ->
                assertThat(user.federatingUser())
                    .hasToString("arn:aws:iam::111122223333:user/bob"));
  }

  @Test
  void contextValuesAreTextsAndTheTimeIsFilledIn() throws IOException {
    run(
        line(
            "1",
            "'context':{'x:a':'x','x:b':[1.50,true],'x:c':null,'x:d':0},'unknown':['x:e'],'policies':{}"));
    assertThat(requests.get(0).context().values())
        .containsExactly(
            Map.entry(ConditionKey.of("x:a"), ContextValue.of("x")),
            Map.entry(ConditionKey.of("x:b"), ContextValue.ofList(List.of("1.50", "true"))),
            Map.entry(ConditionKey.of("x:c"), new ContextValue.Absent()),
            Map.entry(ConditionKey.of("x:d"), ContextValue.of("0")),
            Map.entry(ConditionKey.of("x:e"), new ContextValue.Unknown()),
            Map.entry(ConditionKey.of("aws:CurrentTime"), ContextValue.of("2026-10-01T12:00:00Z")),
            Map.entry(ConditionKey.of("aws:EpochTime"), ContextValue.of("1790856000")));
  }

  @Test
  void anInternalErrorIsAnsweredInItsPlaceAndTheStreamGoesOn() throws IOException {
    assertThat(
            run(line("1", "'resource':'arn:aws:s3:::b/bug','policies':{}"), identity("2", ALLOW)))
        .satisfiesExactly(
            bug ->
                assertThat(bug).startsWith("{\"id\":\"1\",\"error\":{\"code\":\"internalError\""),
            good -> assertThat(good).isEqualTo("{\"id\":\"2\",\"decision\":\"allowed\"}"));
    assertThat(outcome).isEqualTo(BatchRun.Outcome.INTERNAL_ERRORS);
    assertThat(bugs).hasSize(1);
  }
}
