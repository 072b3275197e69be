package io.iamsim.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.Principals;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.load.InMemoryFiles;
import io.iamsim.model.ActionName;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiagnosticianTest {
  private static final String ENVIRONMENT =
      """
      organization:
        id: o-example1
        managementAccount: "999900001111"
        root:
          id: r-ab12
          serviceControlPolicies: [FullAWSAccess, guard.json]
          accounts: ["111122223333", "444455556666"]
      accounts:
        "111122223333":
          users:
            alice:
              inlinePolicies:
                All: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: ["s3:*", "sts:*", "kms:*", "ec2:*"], Resource: "*"}]}
            bob: {}
            limited:
              permissionsBoundary: Boundary
              inlinePolicies:
                All: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}
          managedPolicies:
            Boundary: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "*"}]}
          resources:
            "arn:aws:s3:::own": {}
            "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab":
              aliases: [alias/data]
              policy: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:user/bob"}, Action: "kms:*", Resource: "*"}]}
        "444455556666":
          roles:
            ops:
              trustPolicy: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "777788889999"}, Action: "sts:AssumeRole"}]}
      """;
  private static final String GUARD =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "Regions", "Effect": "Deny", "NotAction": ["s3:*", "kms:*", "sts:*"], "Resource": "*",
         "Condition": {"StringNotEquals": {"ec2:InstanceType": ["t3.micro", "t3.small"]}}}]}
      """;

  private final Environment environment =
      EnvironmentLoader.load(
              List.of("env.yaml"),
              new InMemoryFiles().with("env.yaml", ENVIRONMENT).with("guard.json", GUARD),
              ParseMode.STRICT)
          .orElseThrow();
  private final IamEngine engine = IamEngine.of(environment);

  private Diagnosis diagnose(String principal, String action, String resource, String... context) {
    RequestContext.Builder keys = RequestContext.builder();
    for (int i = 0; i < context.length; i += 2) {
      keys.put(context[i], context[i + 1]);
    }
    AccessRequest request =
        new AccessRequest(
            new Principals(environment).find(principal).orElseThrow(),
            ActionName.parse(action).orElseThrow(),
            resource,
            null,
            keys.build());
    return new Diagnostician(engine, environment, ServiceCatalog.bundled())
        .diagnose(request, engine.applicablePolicies(request));
  }

  private static List<Remedy> remedies(Diagnosis diagnosis) {
    return diagnosis.obstacles().stream()
        .flatMap(obstacle -> obstacle.remedies().stream())
        .toList();
  }

  @Test
  void anAllowedRequestHasNothingInItsWay() {
    assertThat(diagnose("user/alice", "s3:GetObject", "arn:aws:s3:::own/k").obstacles()).isEmpty();
  }

  @Test
  void whoHasNoPolicyGetsOne() {
    Diagnosis diagnosis = diagnose("user/bob", "s3:GetObject", "arn:aws:s3:::own/k");
    assertThat(diagnosis.remedied()).isEqualTo(Decision.ALLOWED);
    Remedy first = remedies(diagnosis).get(0);
    assertThat(first.kind()).isEqualTo(Remedy.Kind.ADD_STATEMENT);
    assertThat(first.text()).contains("give `user/bob` an inline policy");
    assertThat(first.json())
        .isEqualTo(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\":"
                + " \"arn:aws:s3:::own/k\"}");
    assertThat(first.alsoAllows()).isEmpty();
  }

  @Test
  void aBoundaryIsExtendedBySomebodyElse() {
    Diagnosis diagnosis = diagnose("user/limited", "s3:PutObject", "arn:aws:s3:::own/k");
    assertThat(diagnosis.obstacles())
        .singleElement()
        .satisfies(obstacle -> assertThat(obstacle.layer()).isEqualTo(Layer.PERMISSIONS_BOUNDARY));
    assertThat(remedies(diagnosis))
        .allSatisfy(remedy -> assertThat(remedy.responsible()).contains("not user/limited"));
    assertThat(remedies(diagnosis))
        .filteredOn(remedy -> remedy.kind() == Remedy.Kind.EXTEND_STATEMENT)
        .singleElement()
        .satisfies(
            remedy -> assertThat(remedy.alsoAllows()).contains("`s3:PutObject` on all of `*`"));
  }

  @Test
  void aDenyIsEscapedByAnotherRequestOrNarrowed() {
    Diagnosis diagnosis =
        diagnose(
            "user/alice",
            "ec2:RunInstances",
            "arn:aws:ec2:eu-west-1:111122223333:instance/*",
            "ec2:InstanceType",
            "p4d.24xlarge");
    assertThat(diagnosis.decision()).isEqualTo(Decision.EXPLICIT_DENY);
    assertThat(diagnosis.remedied()).isEqualTo(Decision.ALLOWED);
    assertThat(remedies(diagnosis).get(0).text())
        .isEqualTo("make the request so that `ec2:InstanceType` is `t3.micro` or `t3.small`");
    assertThat(remedies(diagnosis))
        .extracting(Remedy::kind)
        .contains(Remedy.Kind.NARROW_STATEMENT)
        .doesNotContain(Remedy.Kind.ADD_STATEMENT);
    assertThat(remedies(diagnosis))
        .filteredOn(remedy -> remedy.kind() == Remedy.Kind.NARROW_STATEMENT)
        .allSatisfy(remedy -> assertThat(remedy.alsoAllows()).isNotEmpty());
  }

  @Test
  void aKeyIsAskedForByItsAliasAndGrantedByItsPolicy() {
    Diagnosis diagnosis =
        diagnose("user/alice", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:alias/data");
    assertThat(diagnosis.remedied()).isEqualTo(Decision.ALLOWED);
    assertThat(remedies(diagnosis))
        .filteredOn(remedy -> remedy.kind() == Remedy.Kind.ADD_STATEMENT)
        .isNotEmpty()
        .allSatisfy(remedy -> assertThat(remedy.json()).contains("\"Resource\": \"*\""));
  }

  @Test
  void aTrustPolicyNamesNoResource() {
    Diagnosis diagnosis =
        diagnose("user/alice", "sts:AssumeRole", "arn:aws:iam::444455556666:role/ops");
    assertThat(diagnosis.remedied()).isEqualTo(Decision.ALLOWED);
    assertThat(remedies(diagnosis))
        .filteredOn(remedy -> remedy.kind() == Remedy.Kind.ADD_STATEMENT)
        .singleElement()
        .satisfies(
            remedy -> {
              assertThat(remedy.json()).doesNotContain("Resource");
              assertThat(remedy.responsible()).contains("444455556666");
            });
  }

  @Test
  void anUndecidedRequestSaysWhatIsMissing() {
    Diagnosis diagnosis =
        diagnose("arn:aws:iam::777788889999:user/eve", "s3:GetObject", "arn:aws:s3:::own/k");
    assertThat(diagnosis.decision()).isIn(Decision.UNKNOWN, Decision.IMPLICIT_DENY);
    assertThat(diagnosis.obstacles()).allSatisfy(each -> assertThat(each.text()).isNotEmpty());
  }

  @Test
  void whatAwsReportsSettlesAKeyThatIsNotKnown() {
    AccessRequest request =
        new AccessRequest(
            new Principals(environment).find("user/alice").orElseThrow(),
            ActionName.parse("ec2:RunInstances").orElseThrow(),
            "arn:aws:ec2:eu-west-1:111122223333:instance/*",
            null,
            RequestContext.builder().put("ec2:InstanceType", ContextValue.present()).build());
    Diagnostician diagnostician = new Diagnostician(engine, environment, ServiceCatalog.bundled());
    assertThat(diagnostician.diagnose(request, engine.applicablePolicies(request)).decision())
        .isEqualTo(Decision.UNKNOWN);
    Diagnosis diagnosis =
        diagnostician.diagnose(
            request,
            engine.applicablePolicies(request),
            new ReportedCause(true, Layer.SERVICE_CONTROL, null));
    assertThat(diagnosis.decision()).isEqualTo(Decision.EXPLICIT_DENY);
    assertThat(diagnosis.settled())
        .containsExactly("`ec2:InstanceType` is not `t3.micro` or `t3.small`");
    assertThat(diagnosis.remedied()).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void whatAwsNamesAndIsNotInTheWayIsADisagreement() {
    ReportedDenial report =
        DenialSentence.parse(
                "User: arn:aws:iam::111122223333:user/alice is not authorized to perform:"
                    + " s3:GetObject on resource: arn:aws:s3:::own/k with an explicit deny in a"
                    + " service control policy:"
                    + " arn:aws:organizations::999900001111:policy/o-a/service_control_policy/p-x1")
            .orElseThrow();
    Diagnosis diagnosis = diagnose("user/alice", "s3:GetObject", "arn:aws:s3:::own/k");
    assertThat(Disagreement.between(report, diagnosis, environment))
        .singleElement()
        .satisfies(
            disagreement -> {
              assertThat(disagreement.text()).contains("here it is allowed");
              assertThat(disagreement.reasons())
                  .anyMatch(reason -> reason.contains("describe-policy --policy-id p-x1"));
            });
  }
}
