package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.decision.Decision;
import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.model.ActionName;
import io.iamsim.parse.ParseMode;
import io.iamsim.query.AccessCondition;
import io.iamsim.query.AccessScope;
import io.iamsim.query.ConditionText;
import io.iamsim.query.Grant;
import io.iamsim.query.RoleChain;
import io.iamsim.query.RoleChains;
import io.iamsim.query.WhoCan;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who can, in the Acme organisation, agrees with deciding for each principal by itself. */
final class WhoCanTest {
  private static final Environment ACME =
      EnvironmentLoader.load(List.of("organization"), new FolderFiles(), ParseMode.STRICT)
          .orElseThrow();
  private static final AccessScope SCOPE = AccessScope.of(ACME);
  private static final String PROD = "arn:aws:iam::333333333333:";

  private static ActionName action(String text) {
    return ActionName.parse(text).orElseThrow();
  }

  private static List<Grant> grants(WhoCan whoCan, ActionName action, String asked) {
    List<Grant> grants = new ArrayList<>();
    for (RequestPrincipal principal : whoCan.everybody(List.of(asked))) {
      grants.addAll(whoCan.grants(principal, action, asked));
    }
    return grants;
  }

  private static List<Grant> of(String principal, List<Grant> grants) {
    return grants.stream().filter(grant -> grant.principal().text().equals(principal)).toList();
  }

  /** Every key that the organisation's policies read on these questions. */
  private static RequestContext everyday(String region) {
    return RequestContext.builder()
        .put("aws:RequestedRegion", region)
        .put("aws:SecureTransport", "true")
        .put("aws:SourceIp", "203.0.113.10")
        .put("aws:MultiFactorAuthPresent", "false")
        .put("aws:ViaAWSService", "false")
        .put("aws:CurrentTime", "2026-03-01T00:00:00Z")
        .put("aws:EpochTime", "1772323200")
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject,arn:aws:s3:::acme-site/index.html",
    "s3:PutObject,arn:aws:s3:::acme-site/index.html",
    "s3:GetObject,arn:aws:s3:::acme-datalake/curated/x",
    "secretsmanager:GetSecretValue,arn:aws:secretsmanager:eu-west-1:333333333333:secret:shop/db-AbCdEf",
    "ec2:RunInstances,arn:aws:ec2:eu-west-1:444444444444:instance/i-1",
    "iam:CreateUser,arn:aws:iam::444444444444:user/x",
  })
  void withEveryKeyGivenItListsExactlyThoseWhoAreAllowed(String name, String resource) {
    for (String region : List.of("eu-west-1", "us-west-2")) {
      RequestContext context = everyday(region);
      WhoCan whoCan = new WhoCan(SCOPE, context);
      for (RequestPrincipal principal : whoCan.everybody(List.of(resource))) {
        Decision decision =
            SCOPE.decide(
                new AccessRequest(principal, action(name), resource, null, context.opened()));
        List<AccessCondition> conditions =
            whoCan.grants(principal, action(name), resource).stream()
                .map(Grant::condition)
                .toList();
        if (decision == Decision.ALLOWED) {
          assertThat(conditions).containsExactly(AccessCondition.ALWAYS);
        } else if (decision.isDenied()) {
          assertThat(conditions).isEmpty();
        } else {
          assertThat(conditions).noneMatch(AccessCondition.ALWAYS::equals);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject,arn:aws:s3:::acme-*/*,arn:aws:s3:::acme-datalake/curated/a",
    "s3:GetObject,arn:aws:s3:::acme-*/*,arn:aws:s3:::acme-site/a/b",
    "s3:GetObject,arn:aws:s3:::acme-*/*,arn:aws:s3:::acme-unheard-of/a",
    "s3:PutObject,arn:aws:s3:::acme-site/*,arn:aws:s3:::acme-site/any/thing",
    "sqs:SendMessage,arn:aws:sqs:*:*:*,arn:aws:sqs:eu-west-1:333333333333:orders",
    "kms:Decrypt,arn:aws:kms:*:333333333333:key/*,arn:aws:kms:eu-west-1:333333333333:key/none",
  })
  void forAPatternAllMeansEveryResourceAndSilenceMeansNone(
      String name, String pattern, String resource) {
    WhoCan whoCan = new WhoCan(SCOPE, RequestContext.empty());
    for (RequestPrincipal principal : whoCan.everybody(List.of(pattern))) {
      List<Grant> onPattern = whoCan.grants(principal, action(name), pattern);
      List<Grant> onResource = whoCan.grants(principal, action(name), resource);
      String what = principal + " " + onPattern;
      if (onPattern.stream().anyMatch(grant -> grant.reach() == Grant.Reach.ALL)) {
        assertThat(onResource).as(what).isNotEmpty();
      }
      boolean sure = onResource.stream().anyMatch(grant -> !grant.condition().isUndetermined());
      if (onPattern.isEmpty()) {
        assertThat(sure).as(what).isFalse();
      }
    }
  }

  @Test
  void aConditionIsWhatThePoliciesAskFor() {
    WhoCan whoCan = new WhoCan(SCOPE, RequestContext.empty());
    List<Grant> grants =
        grants(whoCan, action("s3:PutObject"), "arn:aws:s3:::acme-site/index.html");
    assertThat(of(PROD + "role/gitlab-deployer", grants))
        .extracting(grant -> ConditionText.of(grant.condition()))
        .containsExactly(
            "aws:SecureTransport is not false and aws:RequestedRegion is one of eu-central-1,"
                + " eu-west-1");
    assertThat(of(PROD + "role/gitlab-deployer", grants).get(0).statements())
        .extracting(matched -> matched.statement().label())
        .contains("DeployAnything");
  }

  @Test
  void everybodyIncludesThosWhomNobodyKnows() {
    WhoCan whoCan = new WhoCan(SCOPE, RequestContext.empty());
    List<Grant> grants =
        grants(whoCan, action("s3:GetObject"), "arn:aws:s3:::acme-public-brand/logo.svg");
    assertThat(of("anonymous", grants)).isNotEmpty();
  }

  @Test
  void somePartsOfAPatternAreToldFromOthers() {
    WhoCan whoCan = new WhoCan(SCOPE, RequestContext.empty());
    List<Grant> grants = grants(whoCan, action("s3:GetObject"), "arn:aws:s3:::acme-*/*");
    assertThat(of("arn:aws:iam::222222222222:role/log-reader", grants))
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.reach()).isEqualTo(Grant.Reach.SOME);
              assertThat(grant.examples()).allMatch(arn -> arn.contains("acme-org-logs/"));
            });
  }

  @Test
  void rolesAreReachedByAssumingThemAndTheWayIsShown() {
    WhoCan whoCan = new WhoCan(SCOPE, RequestContext.empty());
    RequestPrincipal breakGlass = RequestPrincipal.parse(PROD + "role/break-glass").orElseThrow();
    List<RoleChain> chains = new RoleChains(SCOPE, whoCan).to(List.of(breakGlass), 4);
    assertThat(chains)
        .filteredOn(chain -> chain.from().text().endsWith("user/breakglass/oncall-1"))
        .singleElement()
        .satisfies(
            chain ->
                assertThat(ConditionText.of(chain.hops().get(0).grant().condition()))
                    .contains("aws:MultiFactorAuthPresent is true"));
    assertThat(chains).noneMatch(chain -> chain.from().equals(breakGlass));
  }
}
