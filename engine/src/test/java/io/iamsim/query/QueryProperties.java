package io.iamsim.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.decision.Decision;
import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.load.InMemoryFiles;
import io.iamsim.model.ActionName;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
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
import net.jqwik.api.statistics.Statistics;

/**
 * Who-can, what-can and questions about patterns say of each single resource what {@code can} says,
 * under random policies of two accounts.
 */
final class QueryProperties {
  private static final String ALICE = "arn:aws:iam::111122223333:user/alice";

  private static final List<String> PATTERNS =
      List.of(
          "*",
          "arn:aws:s3:::*",
          "arn:aws:s3:::data",
          "arn:aws:s3:::data/*",
          "arn:aws:s3:::data/secret/*",
          "arn:aws:s3:::data/*.key",
          "arn:aws:s3:::data/${aws:username}/*",
          "arn:aws:s3:::data/${aws:PrincipalTag/team}/*",
          "arn:aws:s3:::data/${aws:PrincipalTag/none}/*",
          "arn:aws:s3:::theirs*",
          "arn:aws:sqs:*:*:*",
          "arn:aws:sqs:eu-*:111122223333:jobs",
          "arn:aws:sqs:*:444455556666:jobs",
          "arn:aws:iam::111122223333:role/*",
          "arn:aws:iam::111122223333:role/aws-service-role/*");

  private static final List<String> QUESTIONS =
      List.of(
          "s3:GetObject arn:aws:s3:::data/x",
          "s3:GetObject arn:aws:s3:::data/secret/x",
          "s3:GetObject arn:aws:s3:::data/secret/x.key",
          "s3:GetObject arn:aws:s3:::data/alice/x",
          "s3:GetObject arn:aws:s3:::data/red/x",
          "s3:GetObject arn:aws:s3:::theirs/x",
          "s3:ListBucket arn:aws:s3:::data",
          "s3:ListBucket arn:aws:s3:::theirs",
          "s3:ListBucket arn:aws:s3:::nobodys",
          "s3:ListAllMyBuckets *",
          "sqs:SendMessage arn:aws:sqs:eu-west-1:111122223333:jobs",
          "sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:other",
          "sqs:SendMessage arn:aws:sqs:eu-west-1:444455556666:jobs",
          "iam:PassRole arn:aws:iam::111122223333:role/app",
          "iam:DeleteRole arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/y",
          "sts:GetCallerIdentity *");

  private static final List<String> CONDITIONS =
      List.of(
          "",
          "",
          "",
          ", Condition: {StringEquals: {'aws:RequestedRegion': eu-west-1}}",
          ", Condition: {StringNotLike: {'aws:RequestedRegion': 'eu-*'}}",
          ", Condition: {Bool: {'aws:SecureTransport': 'false'}}",
          ", Condition: {StringEquals: {'aws:PrincipalTag/team': red}}",
          ", Condition: {StringEquals: {'aws:ResourceAccount': '111122223333'}}");

  @Provide
  Arbitrary<List<String>> policies() {
    Arbitrary<String> effects = Arbitraries.of("Allow", "Allow", "Deny");
    Arbitrary<String> actions = Arbitraries.of("*", "s3:*", "s3:Get*", "sqs:SendMessage", "iam:*");
    Arbitrary<String> statements =
        Combinators.combine(
                effects,
                actions,
                Arbitraries.of("Resource", "Resource", "Resource", "NotResource"),
                Arbitraries.of(PATTERNS),
                Arbitraries.of(CONDITIONS))
            .as(
                (effect, action, element, pattern, condition) ->
                    "{Effect: "
                        + effect
                        + ", Action: '"
                        + action
                        + "', "
                        + element
                        + ": '"
                        + pattern
                        + "'"
                        + condition
                        + "}");
    return statements.list().ofMinSize(2).ofMaxSize(7);
  }

  /** The first policy is the caller's, the others those of a bucket, a queue and the root node. */
  private static Environment environment(List<String> statements) {
    List<String> own = statements.subList(0, statements.size() / 2 + 1);
    List<String> others = statements.subList(statements.size() / 2 + 1, statements.size());
    String shared =
        others.stream()
            .map(text -> text.replace("{Effect", "{Principal: '*', Effect"))
            .filter(text -> !text.contains("iam"))
            .reduce("", (all, next) -> all + "\n  - " + next);
    InMemoryFiles files =
        new InMemoryFiles()
            .with("own.yaml", document(own.stream().reduce("", (a, b) -> a + "\n  - " + b)))
            .with("shared.yaml", shared.isEmpty() ? "" : document(shared))
            .with(
                "e.yaml",
                """
                accounts:
                  "111122223333":
                    users:
                      alice: {inlinePolicies: {own: own.yaml}, tags: {team: red}}
                    roles:
                      app: {trustPolicy: {Version: '2012-10-17', Statement: []}}
                    resources:
                      "arn:aws:s3:::data": {}
                  "444455556666":
                    resources:
                      "arn:aws:s3:::theirs": {POLICY}
                      "arn:aws:sqs:eu-west-1:444455556666:jobs": {POLICY}
                """
                    .replace("POLICY", shared.isEmpty() ? "" : "policy: shared.yaml"));
    Checked<Environment> loaded =
        EnvironmentLoader.load(List.of("e.yaml"), files, ParseMode.LENIENT);
    return loaded.value().orElseThrow(() -> new AssertionError(loaded.findings().toString()));
  }

  private static String document(String statements) {
    return "Version: '2012-10-17'\nStatement:" + statements + "\n";
  }

  /** As many at a time as make up the number that {@code -Diamsim.query.tries} asks for. */
  @Provide
  Arbitrary<List<List<String>>> policySets() {
    return policies().list().ofSize(Math.max(1, Integer.getInteger("iamsim.query.tries", 0) / 40));
  }

  @Property(seed = "20261128", tries = 40, edgeCases = EdgeCasesMode.NONE)
  void queriesSayOfEachResourceWhatCanSays(@ForAll("policySets") List<List<String>> sets) {
    sets.forEach(QueryProperties::agree);
  }

  private static void agree(List<String> statements) {
    AccessScope scope = AccessScope.of(environment(statements));
    RequestPrincipal alice = RequestPrincipal.parse(ALICE).orElseThrow();
    WhoCan whoCan = new WhoCan(scope, RequestContext.empty());
    WhatCan whatCan = new WhatCan(scope, RequestContext.empty());
    for (String question : QUESTIONS) {
      String[] parts = question.split(" ");
      ActionName action = ActionName.parse(parts[0]).orElseThrow();
      AccessRequest request =
          new AccessRequest(alice, action, parts[1], null, RequestContext.empty());
      Decision open =
          scope.decide(
              new AccessRequest(alice, action, parts[1], null, request.context().opened()));
      Decision closed = scope.decide(request);
      Statistics.collect(closed);
      boolean possible = !whoCan.grants(alice, action, parts[1]).isEmpty();
      assertThat(possible || open != Decision.ALLOWED).isTrue();
      for (String asked : around(parts[1])) {
        who(whoCan.grants(alice, action, asked), parts[1], open, possible);
        pattern(scope, request, asked, closed);
      }
      // what-can takes what nobody has for the caller's own
      boolean own = scope.environment().resource(parts[1]).isEmpty();
      Decision ofOwner =
          scope.decide(
              new AccessRequest(
                  alice,
                  action,
                  parts[1],
                  own ? alice.account().orElseThrow() : null,
                  request.context().opened()));
      boolean listed =
          !WhoCan.withOwnResources(scope, RequestContext.empty())
              .grants(alice, action, parts[1])
              .isEmpty();
      what(whatCan, alice, action, parts[1], ofOwner, listed);
    }
  }

  /** The resource, and patterns that it fits. */
  private static Set<String> around(String resource) {
    if (resource.equals("*")) {
      return Set.of(resource);
    }
    int slash = resource.lastIndexOf('/');
    int colon = resource.lastIndexOf(':');
    return Set.copyOf(
        List.of(
            resource,
            resource + "*",
            resource.substring(0, Math.max(slash, colon) + 1) + "*",
            resource.substring(0, colon + 1) + "*"));
  }

  /**
   * What is granted of a pattern is granted of the single resource.
   *
   * @param possible true if there is a condition under which that one is granted
   */
  private static void who(List<Grant> grants, String resource, Decision open, boolean possible) {
    if (grants.isEmpty()) {
      assertThat(possible).as("nobody can, and can on " + resource).isFalse();
    }
    for (Grant grant : grants) {
      boolean always = grant.condition().equals(AccessCondition.ALWAYS);
      boolean covered =
          covers(grant.asked(), resource)
              && grant.resources().stream().anyMatch(name -> covers(name, resource));
      if (covered) {
        assertThat(possible).as(grant + " of " + resource).isTrue();
      }
      if (covered && always) {
        assertThat(open).as(grant + " of " + resource).isEqualTo(Decision.ALLOWED);
      }
    }
  }

  /** The part of a name may be all of a pattern but for others. */
  private static boolean covers(String name, String resource) {
    String[] parts = name.split(PartNames.BUT_FOR);
    boolean without =
        parts.length > 1
            && List.of(parts[1].split(PartNames.AND)).stream()
                .anyMatch(pattern -> PatternTokens.of(pattern).matches(resource));
    return PatternTokens.of(parts[0]).matches(resource) && !without;
  }

  private static void pattern(
      AccessScope scope, AccessRequest request, String asked, Decision closed) {
    if (!ResourcePatterns.isPattern(asked)) {
      return;
    }
    PatternAnswer answer = scope.patterns().decide(PatternSorts.on(request, asked));
    String what = answer.asked() + " is " + answer.decision() + ": " + answer.words();
    assertThat(answer.notApplicable()).as(what).isEmpty();
    if (answer.decision() == Decision.ALLOWED || answer.decision().isDenied()) {
      assertThat(closed.isDenied()).as(what).isEqualTo(answer.decision().isDenied());
      assertThat(closed == Decision.ALLOWED)
          .as(what)
          .isEqualTo(answer.decision() == Decision.ALLOWED);
    }
    for (PatternAnswer.Part part : answer.parts()) {
      if (part.resources().stream().anyMatch(name -> covers(name, request.resource()))) {
        assertThat(closed).as(what).isEqualTo(part.decision());
      }
    }
  }

  private static void what(
      WhatCan whatCan,
      RequestPrincipal alice,
      ActionName action,
      String resource,
      Decision open,
      boolean possible) {
    List<WhatCan.Ability> able = new ArrayList<>();
    whatCan.of(alice, List.of(action), able::add, done -> {});
    if (possible) {
      assertThat(able)
          .as("what-can " + action + " on " + resource)
          .anyMatch(ability -> PatternTokens.of(ability.grant().asked()).matches(resource));
    }
    for (WhatCan.Ability ability : able) {
      who(List.of(ability.grant()), resource, open, possible);
    }
  }
}
