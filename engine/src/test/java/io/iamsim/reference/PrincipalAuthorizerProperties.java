package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.PrincipalAuthorizer;
import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.reference.arbitrary.Scenario;
import io.iamsim.reference.arbitrary.Scenarios;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Holds what a prepared principal decides by precedent to what the engine decides of every single
 * request, in environments that are made of random policies.
 */
final class PrincipalAuthorizerProperties {
  /** Keys that are given or follow from others, and some that nobody knows. */
  private static final List<String> KEYS =
      List.of(
          "*",
          "aws:CalledVia",
          "aws:CalledViaFirst",
          "aws:CalledViaLast",
          "aws:CurrentTime",
          "aws:EpochTime",
          "aws:FederatedProvider",
          "aws:MultiFactorAuthAge",
          "aws:MultiFactorAuthPresent",
          "aws:PrincipalAccount",
          "aws:PrincipalArn",
          "aws:PrincipalIsAWSService",
          "aws:PrincipalOrgID",
          "aws:PrincipalOrgPaths",
          "aws:PrincipalServiceName",
          "aws:PrincipalServiceNamesList",
          "aws:PrincipalTag/team",
          "aws:PrincipalType",
          "aws:referer",
          "aws:RequestedRegion",
          "aws:RequestTag/team",
          "aws:ResourceAccount",
          "aws:ResourceOrgID",
          "aws:ResourceOrgPaths",
          "aws:ResourceTag/team",
          "aws:SecureTransport",
          "aws:SourceAccount",
          "aws:SourceArn",
          "aws:SourceIdentity",
          "aws:SourceIp",
          "aws:SourceOrgID",
          "aws:SourceOrgPaths",
          "aws:SourceVpc",
          "aws:SourceVpcArn",
          "aws:SourceVpce",
          "aws:TagKeys",
          "aws:TokenIssueTime",
          "aws:UserAgent",
          "aws:userid",
          "aws:username",
          "aws:ViaAWSService",
          "aws:VpceAccount",
          "aws:VpceOrgID",
          "aws:VpceOrgPaths",
          "aws:VpcSourceIp",
          "dynamodb:LeadingKeys",
          "ec2:InstanceType",
          "ec2:Region",
          "ec2:ResourceTag/team",
          "ec2:VolumeType",
          "kms:CallerAccount",
          "kms:EncryptionContext:team",
          "kms:EncryptionContextKeys",
          "kms:GrantIsForAWSResource",
          "kms:ResourceAliases",
          "kms:ViaService",
          "lambda:FunctionUrlAuthType",
          "s3:BucketTag/team",
          "s3:ResourceAccount",
          "s3:x-amz-acl",
          "iam:AWSServiceName",
          "iam:ResourceTag/team",
          "s3:ExistingObjectTag/team",
          "s3:authType",
          "s3:prefix",
          "s3:TlsVersion",
          "sts:RoleSessionName",
          "example:unheardOf");

  private static final List<String> VALUES =
      List.of(
          "true",
          "false",
          "111122223333",
          "192.0.2.1",
          "2026-01-31T00:00:00Z",
          "1767225600",
          "cloudformation.amazonaws.com",
          "vpce-1",
          "team",
          "red");

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Scenarios.known();
  }

  @Provide
  Arbitrary<RequestContext> contexts() {
    Arbitrary<ContextValue> single = Arbitraries.of(VALUES).map(ContextValue::of);
    Arbitrary<ContextValue> many =
        Arbitraries.of(VALUES).list().ofMaxSize(2).map(ContextValue::ofList);
    Arbitrary<ContextValue> value =
        Arbitraries.frequencyOf(
            Tuple.of(8, single),
            Tuple.of(2, many),
            Tuple.of(1, Arbitraries.of(new ContextValue.Absent())),
            Tuple.of(1, Arbitraries.of(new ContextValue.Unknown())));
    return Combinators.combine(
            Arbitraries.maps(Arbitraries.of(KEYS), value).ofMaxSize(4),
            Arbitraries.integers().between(0, 9))
        .as(
            (given, dice) -> {
              RequestContext.Builder context = RequestContext.builder();
              given.forEach(context::put);
              return dice == 0 ? context.build().opened() : context.build();
            });
  }

  private static final List<String> RESOURCES =
      List.of(
          "*",
          "*",
          "arn:aws:*:*:*:*",
          "arn:aws:ec2:*:111122223333:instance/*",
          "arn:aws:s3:::*/${aws:username}/*",
          "arn:aws:iam::*:role/${aws:PrincipalTag/team, 'team'}/*",
          "arn:aws:dynamodb:eu-*:table/${aws:RequestedRegion}*",
          "arn:aws:s*:data/${aws:SourceIp}");

  /** A statement that denies depending on one key, beside one that allows everything. */
  @Provide
  Arbitrary<String> policies() {
    return Combinators.combine(
            Arbitraries.of(
                "StringEquals", "StringNotEquals", "Null", "ForAnyValue:StringLike", "Bool"),
            Arbitraries.of(KEYS),
            Arbitraries.of(VALUES),
            Arbitraries.of(RESOURCES))
        .as(
            (operator, key, value, resource) ->
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "*", "Resource": "*"},
                  {"Effect": "Deny", "Action": "*", "Resource": "%s",
                   "Condition": {"%s": {"%s": "%s"}}}]}
                """
                    .formatted(resource, operator, key, value));
  }

  @Property(seed = "20261124", tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void everyKeyReadsAsItDoesWithoutPrecedent(
      @ForAll("policies") String policy,
      @ForAll("contexts") RequestContext first,
      @ForAll("contexts") RequestContext second,
      @ForAll("contexts") RequestContext session,
      @ForAll("asked") AccessRequest asked) {
    Environment environment =
        Environments.of(asked, Scenario.attached(PolicyType.IDENTITY, policy));
    IamEngine engine = IamEngine.of(environment);
    PrincipalAuthorizer authorizer = engine.as(asked.principal(), session);
    for (RequestContext context : List.of(first, second, RequestContext.empty())) {
      agree(engine, authorizer, asked.action(), asked.resource(), context);
    }
  }

  @Provide
  Arbitrary<AccessRequest> asked() {
    Arbitrary<RequestPrincipal> principals =
        Arbitraries.of(
                "arn:aws:iam::111122223333:user/eng/alice",
                "arn:aws:sts::111122223333:assumed-role/app/s1",
                "arn:aws:sts::111122223333:federated-user/f",
                "arn:aws:iam::111122223333:root",
                "arn:aws:iam::444455556666:user/eng/alice",
                "cloudformation.amazonaws.com",
                "anonymous")
            .map(text -> RequestPrincipal.parse(text).orElseThrow());
    Arbitrary<List<String>> questions =
        Arbitraries.of(
            List.of("s3:GetObject", "arn:aws:s3:::data/alice/x"),
            List.of("s3:PutObject", "arn:aws:s3:::data"),
            List.of("s3:ListAllMyBuckets", "*"),
            List.of("s3:PutBucketPolicy", "arn:aws:s3:::data"),
            List.of("s3:PutBucketTagging", "arn:aws:s3:::data"),
            List.of(
                "execute-api:Invoke", "arn:aws:execute-api:eu-west-1:111122223333:api/prod/GET/x"),
            List.of("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/t"),
            List.of("dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i"),
            List.of("sqs:SendMessage", "arn:aws:sqs:eu-west-1:444455556666:jobs"),
            List.of("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/red"),
            List.of("iam:GetUser", "arn:aws:iam::111122223333:user/eng/alice"),
            List.of("iam:PassRole", "arn:aws:iam::111122223333:role/team/x/app"),
            List.of("iam:PassRole", "arn:aws:iam::111122223333:role/aws-service-role/x/y"),
            List.of("iam:UpdateRole", "arn:aws:iam::111122223333:role/aws-reserved/z"),
            List.of("iam:DeletePolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
            List.of("sts:AssumeRole", "arn:aws:iam::111122223333:role/team/x/app"),
            List.of("ec2:DescribeInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1"),
            List.of("ec2:StartInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1"),
            List.of("ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:volume/*"),
            List.of("ec2:RunInstances", "arn:aws:ec2:eu-west-1::image/ami-1"),
            List.of("ec2:CreateTags", "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1"));
    return Combinators.combine(principals, questions)
        .as(
            (principal, question) ->
                new AccessRequest(
                    principal,
                    ActionName.parse(question.get(0)).orElseThrow(),
                    question.get(1),
                    null,
                    RequestContext.empty()));
  }

  @Property(seed = "20261124", tries = 700, edgeCases = EdgeCasesMode.NONE)
  void precedentsDecideAsTheEngineDoes(
      @ForAll("scenarios") Scenario scenario, @ForAll("scenarios") Scenario other) {
    AccessRequest request = scenario.request();
    IamEngine engine = IamEngine.of(Environments.of(scenario));
    PrincipalAuthorizer authorizer = engine.as(request.principal());
    for (String resource : near(request.resource())) {
      for (RequestContext context :
          List.of(other.request().context(), request.context(), without(request.context()))) {
        Decision decision = agree(engine, authorizer, request.action(), resource, context);
        Statistics.label("decision").collect(decision);
      }
    }
  }

  /** The resource, what lies in it, what begins alike, and others of its type. */
  private static Set<String> near(String resource) {
    List<String> near = new ArrayList<>(List.of(resource, "*"));
    if (!resource.equals("*")) {
      int slash = resource.lastIndexOf('/');
      near.add(resource + "/in/it");
      near.add(resource + "x");
      near.add(slash < 0 ? resource + ":y" : resource.substring(0, slash) + "/😀");
      near.add(slash < 0 ? "arn:aws:s3:::other" : resource.substring(0, slash));
      near.add(resource.replaceFirst("arn:aws:", "arn:aws-cn:"));
      near.add(resource + "/" + "long".repeat(400));
    }
    return Set.copyOf(near);
  }

  private static RequestContext without(RequestContext context) {
    RequestContext.Builder some = RequestContext.builder();
    context
        .values()
        .forEach(
            (key, value) -> {
              if (key.canonical().hashCode() % 2 == 0) {
                some.add(key, value);
              }
            });
    return some.build();
  }

  private static Decision agree(
      IamEngine engine,
      PrincipalAuthorizer authorizer,
      ActionName action,
      String resource,
      RequestContext context) {
    AccessRequest request = authorizer.request(action, resource, context);
    Decision expected = engine.authorize(request).decision();
    assertThat(authorizer.authorize(action, resource, context))
        .as("%s", request)
        .isEqualTo(expected);
    assertThat(authorizer.authorize(action, resource, context)).as("again").isEqualTo(expected);
    assertThat(engine.decide(request)).as("unprepared").isEqualTo(expected);
    ApplicablePolicies policies = engine.applicablePolicies(request);
    assertThat(engine.decide(request, policies)).as("policies given").isEqualTo(expected);
    assertThat(engine.decide(request, policies)).as("given again").isEqualTo(expected);
    return expected;
  }
}
