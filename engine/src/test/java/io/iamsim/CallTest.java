package io.iamsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Note;
import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.load.SourceFiles;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import io.iamsim.request.CallRequest.Companion;
import io.iamsim.request.CallRequest.Target;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls: one decision for each resource, each with its own keys and owner (MULTI-1 to MULTI-5). */
final class CallTest {
  private static final String ENVIRONMENT =
      """
      accounts:
        "111122223333":
          users:
            alice:
              inlinePolicies:
                own:
                  Version: "2012-10-17"
                  Statement:
                    - {Effect: Allow, Action: ["sqs:*", "ec2:*", "secretsmanager:*"], Resource: "*"}
                    - Effect: Deny
                      Action: "ec2:TerminateInstances"
                      Resource: "*"
                      Condition: {StringEquals: {"aws:ResourceTag/env": "prod"}}
            small:
              inlinePolicies:
                own:
                  Version: "2012-10-17"
                  Statement:
                    - Effect: Allow
                      Action: "ec2:RunInstances"
                      Resource: "*"
                      Condition: {StringEquals: {"ec2:InstanceType": "t3.micro"}}
        "444455556666":
          resources:
            "arn:aws:sqs:eu-west-1:444455556666:open":
              policy:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "arn:aws:iam::111122223333:root"}
                    Action: "sqs:SendMessage"
                    Resource: "*"
            "arn:aws:sqs:eu-west-1:444455556666:closed": {}
            "arn:aws:kms:eu-west-1:444455556666:key/k":
              aliases: [alias/aws/secretsmanager]
      """;
  private static final IamEngine ENGINE = IamEngine.of(environment());
  private static final RequestPrincipal ALICE =
      RequestPrincipal.parse("arn:aws:iam::111122223333:user/alice").orElseThrow();

  private static Environment environment() {
    SourceFiles files =
        new SourceFiles() {
          @Override
          public Checked<SourceText> read(String path) {
            return Checked.of(SourceText.of(path, ENVIRONMENT), List.of());
          }

          @Override
          public Optional<List<String>> list(String folder) {
            return Optional.empty();
          }
        };
    return EnvironmentLoader.load(List.of("environment.yaml"), files, ParseMode.STRICT)
        .orElseThrow();
  }

  private static CallRequest call(String action, String... resources) {
    return CallRequest.on(
        ALICE, ActionName.parse(action).orElseThrow(), List.of(resources), RequestContext.empty());
  }

  private static String queue(String account, String name) {
    return "arn:aws:sqs:eu-west-1:" + account + ":" + name;
  }

  private static String instance(String id) {
    return "arn:aws:ec2:eu-west-1:111122223333:instance/" + id;
  }

  @Test
  void eachResourceHasItsOwnOwner() {
    CallResult result =
        ENGINE.authorize(
            call(
                "sqs:SendMessage",
                queue("111122223333", "own"),
                queue("444455556666", "open"),
                queue("444455556666", "closed")));
    assertThat(result.results())
        .extracting(EvaluationResult::decision)
        .containsExactly(Decision.ALLOWED, Decision.ALLOWED, Decision.IMPLICIT_DENY);
    assertThat(result.decision()).isEqualTo(Decision.IMPLICIT_DENY);
  }

  @Test
  void aDenyNeedsToMatchOneResourceOnly() {
    RequestContext prod = RequestContext.builder().put("aws:ResourceTag/env", "prod").build();
    RequestContext test = RequestContext.builder().put("aws:ResourceTag/env", "test").build();
    CallRequest call =
        new CallRequest(
            ALICE,
            ActionName.parse("ec2:TerminateInstances").orElseThrow(),
            List.of(
                new Target(instance("i-1"), null, test), new Target(instance("i-2"), null, prod)),
            Map.of(),
            RequestContext.empty());
    assertThat(ENGINE.authorize(call).results())
        .extracting(EvaluationResult::decision)
        .containsExactly(Decision.ALLOWED, Decision.EXPLICIT_DENY);
    assertThat(ENGINE.authorize(call).decision()).isEqualTo(Decision.EXPLICIT_DENY);
  }

  @Test
  void aResourcesOwnKeysGoBeforeTheCalls() {
    RequestContext prod = RequestContext.builder().put("aws:ResourceTag/env", "prod").build();
    RequestContext test = RequestContext.builder().put("AWS:resourcetag/ENV", "test").build();
    CallRequest call =
        new CallRequest(
            ALICE,
            ActionName.parse("ec2:TerminateInstances").orElseThrow(),
            List.of(new Target(instance("i-1"), null, test)),
            Map.of(),
            prod);
    assertThat(ENGINE.authorize(call).decision()).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void explainingACallDecidesAsAuthorizingItDoes() {
    CallRequest call =
        call("sqs:SendMessage", queue("111122223333", "own"), queue("444455556666", "closed"));
    assertThat(ENGINE.explain(call).decision()).isEqualTo(ENGINE.authorize(call).decision());
  }

  @Test
  void aSecretOfAnotherAccountUnderAnAwsManagedKeyIsNotRead() {
    CallRequest call =
        call(
                "secretsmanager:GetSecretValue",
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-AbCdEf")
            .with(Companion.KMS_KEY, "arn:aws:kms:eu-west-1:444455556666:key/k");
    CallResult result = ENGINE.authorize(call);
    assertThat(result.results())
        .extracting(EvaluationResult::decision)
        .containsExactly(Decision.ALLOWED, Decision.IMPLICIT_DENY);
  }

  @Test
  void requiredTypesOfWhichNothingIsNamedAreToldAndOptionalOnesAreNot() {
    assertThat(ENGINE.plan(call("ec2:RunInstances", instance("*"))).notEvaluated())
        .filteredOn(note -> note.rule().equals("MULTI-1"))
        .extracting(Note::text)
        .anyMatch(text -> text.contains("type `image`"))
        .noneMatch(text -> text.contains("type `instance`") || text.contains("`key-pair`"));
    assertThat(ENGINE.plan(call("ec2:RunInstances", "*")).notEvaluated())
        .noneMatch(note -> note.rule().equals("MULTI-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "ec2:RunInstances, iam:PassRole, iam:PassedToService, ec2.amazonaws.com",
    "ecs:RunTask, iam:PassRole, iam:PassedToService, ecs-tasks.amazonaws.com",
    "s3:GetObject, kms:Decrypt, aws:CalledVia, s3.amazonaws.com",
    "sqs:ReceiveMessage, kms:Decrypt, aws:CalledVia, sqs.amazonaws.com",
  })
  void aDependentCarriesWhatItsRequestCarries(
      String action, String dependent, String key, String value) {
    CallPlan plan =
        ENGINE.plan(
            call(action, "*")
                .with(Companion.PASSED_ROLE, "arn:aws:iam::111122223333:role/r")
                .with(Companion.KMS_KEY, "arn:aws:kms:eu-west-1:111122223333:key/k"));
    AccessRequest asked =
        plan.dependents().stream()
            .filter(request -> request.action().text().equals(dependent))
            .findFirst()
            .orElseThrow();
    assertThat(asked.context().values().toString()).contains(key, value);
  }

  @Test
  void keysOfTheCallsServiceAreNotPassedOn() {
    RequestContext context =
        RequestContext.builder()
            .put("s3:prefix", "x")
            .put("aws:ResourceTag/team", "red")
            .put("aws:SourceIp", "203.0.113.7")
            .put("kms:EncryptionContext:dept", "it")
            .build();
    CallRequest call =
        CallRequest.on(
                ALICE,
                ActionName.parse("s3:GetObject").orElseThrow(),
                List.of("arn:aws:s3:::b/x"),
                context)
            .with(Companion.KMS_KEY, "arn:aws:kms:eu-west-1:111122223333:key/k");
    assertThat(ENGINE.plan(call).dependents().get(0).context().values().keySet())
        .extracting(key -> key.text())
        .containsExactlyInAnyOrder("aws:SourceIp", "kms:EncryptionContext:dept", "aws:CalledVia");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
    "arn:aws:ec2:eu-west-1::image/ami-1",
    "arn:aws:ec2:eu-west-1:111122223333:subnet/s-1",
  })
  void theDecisionAloneKnowsWhichTypeCarriesAKeyToo(String resource) {
    AccessRequest request =
        new AccessRequest(
            RequestPrincipal.parse("arn:aws:iam::111122223333:user/small").orElseThrow(),
            ActionName.parse("ec2:RunInstances").orElseThrow(),
            resource,
            null,
            RequestContext.builder().put("ec2:InstanceType", "t3.micro").build());
    Decision expected = resource.contains("instance/") ? Decision.ALLOWED : Decision.IMPLICIT_DENY;
    assertThat(ENGINE.authorize(request).decision()).isEqualTo(expected);
    assertThat(ENGINE.decide(request)).isEqualTo(expected);
  }

  /** ROOM-84: what takes tags needs the tagging action of its service, on what it makes. */
  @ParameterizedTest
  @CsvSource({
    "elasticloadbalancing:CreateTargetGroup, elasticloadbalancing:eu-west-1:111122223333:targetgroup/t/1, elasticloadbalancing:AddTags, elasticloadbalancing:CreateAction=CreateTargetGroup",
    "ec2:CreateVpc, ec2:eu-west-1:111122223333:vpc/*, ec2:CreateTags, ec2:CreateAction=CreateVpc",
    "ec2:CreateNatGateway, ec2:eu-west-1:111122223333:natgateway/*, ec2:CreateTags, ec2:CreateAction=CreateNatGateway",
    "sqs:CreateQueue, sqs:eu-west-1:111122223333:q, sqs:TagQueue, ",
    "iam:CreateRole, iam::111122223333:role/r, iam:TagRole, ",
    "dynamodb:CreateTable, dynamodb:eu-west-1:111122223333:table/t, dynamodb:TagResource, ",
    "sagemaker:CreateModel, sagemaker:eu-west-1:111122223333:model/m, sagemaker:AddTags, sagemaker:TaggingAction=CreateModel",
    "rds:CreateDBInstance, rds:eu-west-1:111122223333:db:d, rds:AddTagsToResource, ",
    "sts:AssumeRole, iam::111122223333:role/r, sts:TagSession, "
  })
  void whatIsMadeWithTagsIsTagged(
      String action, String resource, String dependent, @Nullable String creator) {
    RequestContext tags = RequestContext.builder().put("aws:RequestTag/team", "red").build();
    List<String> dependents = dependents(action, "arn:aws:" + resource, tags);
    assertThat(dependents).contains(dependent);
    assertThat(dependents(action, "arn:aws:" + resource, RequestContext.empty()))
        .doesNotContain(dependent);
    if (creator != null) {
      String[] key = creator.split("=");
      assertThat(
              plan(action, "arn:aws:" + resource, tags).dependents().stream()
                  .filter(request -> request.action().text().equals(dependent))
                  .map(request -> request.context().get(ConditionKey.of(key[0]))))
          .containsExactly(Optional.of(ContextValue.of(key[1])));
    }
  }

  @Test
  void whatHasNoArnYetIsNotEvaluated() {
    RequestContext tags = RequestContext.builder().put("aws:RequestTag/team", "red").build();
    assertThat(plan("kms:CreateKey", "*", tags).notEvaluated())
        .extracting(Note::text)
        .anyMatch(text -> text.contains("`kms:TagResource` on what the call makes"));
    assertThat(dependents("kms:CreateKey", "*", tags)).isEmpty();
  }

  @Test
  void onlyWhatACallMakesIsTagged() {
    RequestContext tags = RequestContext.builder().put("aws:RequestTag/team", "red").build();
    assertThat(dependents("ec2:RunInstances", "arn:aws:ec2:eu-west-1::image/ami-1", tags))
        .isEmpty();
    assertThat(dependents("ec2:RunInstances", instance("*"), tags))
        .containsExactly("ec2:CreateTags");
  }

  /** ROOM-85: to which service a role is passed is not always known. */
  @Test
  void whatIsNotKnownOfADependentIsUnknown() {
    CallPlan plan =
        ENGINE.plan(
            call("batch:CreateComputeEnvironment", "*")
                .with(Companion.PASSED_ROLE, "arn:aws:iam::111122223333:role/r"));
    assertThat(plan.dependents().get(0).context().get(ConditionKey.of("iam:PassedToService")))
        .containsInstanceOf(ContextValue.Unknown.class);
  }

  @Test
  void whichUseOfAKeyACallNeedsIsNotAlwaysKnown() {
    CallPlan plan =
        ENGINE.plan(
            call("rds:CreateDBInstance", "arn:aws:rds:eu-west-1:111122223333:db:d")
                .with(Companion.KMS_KEY, "arn:aws:kms:eu-west-1:111122223333:key/k"));
    assertThat(plan.dependents()).isEmpty();
    assertThat(plan.notEvaluated())
        .extracting(Note::text)
        .anyMatch(text -> text.contains("`kms:CreateGrant`"))
        .anyMatch(text -> text.contains("it is not known what `rds:CreateDBInstance` needs"));
  }

  @Test
  void otherDependentActionsAreListed() {
    assertThat(plan("ec2:RunInstances", instance("*"), RequestContext.empty()).notEvaluated())
        .extracting(Note::text)
        .anyMatch(
            text ->
                text.equals(
                    "not evaluated: `ssm:GetParameters`, which the Service Authorization Reference"
                        + " names as dependent on `ec2:RunInstances`"));
  }

  @ParameterizedTest
  @CsvSource({
    "s3:x-amz-acl, private, s3:PutObjectAcl",
    "s3:x-amz-grant-read, id=1, s3:PutObjectAcl",
    "s3:RequestObjectTag/team, red, s3:PutObjectTagging",
    "s3:object-lock-mode, GOVERNANCE, s3:PutObjectRetention",
    "s3:object-lock-legal-hold, ON, s3:PutObjectLegalHold"
  })
  void anUploadThatSetsMoreNeedsMore(String key, String value, String dependent) {
    RequestContext context = RequestContext.builder().put(key, value).build();
    assertThat(dependents("s3:PutObject", "arn:aws:s3:::b/x", context)).containsExactly(dependent);
    assertThat(dependents("s3:PutObject", "arn:aws:s3:::b/x", RequestContext.empty())).isEmpty();
  }

  private static CallPlan plan(String action, String resource, RequestContext context) {
    return ENGINE.plan(
        CallRequest.on(ALICE, ActionName.parse(action).orElseThrow(), List.of(resource), context));
  }

  private static List<String> dependents(String action, String resource, RequestContext context) {
    return plan(action, resource, context).dependents().stream()
        .map(request -> request.action().text())
        .toList();
  }

  @Test
  void aCallHasATarget() {
    assertThatThrownBy(() -> call("s3:GetObject")).isInstanceOf(IllegalArgumentException.class);
  }
}
