package io.iamsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmokeTest {
  @Test
  void identityPolicyAllows() {
    var doc =
        PolicyParser.parse(
                SourceText.of(
                    "p.json",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::b/*\"}]}"),
                PolicyType.IDENTITY,
                ParseMode.STRICT)
            .orElseThrow();
    var request =
        new AccessRequest(
            RequestPrincipal.parse("arn:aws:iam::111122223333:user/a").orElseThrow(),
            ActionName.parse("s3:GetObject").orElseThrow(),
            "arn:aws:s3:::b/k",
            null,
            RequestContext.empty());
    var policies =
        ApplicablePolicies.none()
            .withIdentity(PolicyLayer.of(List.of(AttachedPolicy.of("p", doc))));
    var engine = IamEngine.of(Environment.empty());
    assertThat(engine.authorize(request, policies).decision()).isEqualTo(Decision.ALLOWED);
    var none = ApplicablePolicies.none();
    assertThat(engine.explain(request, none).result().decision()).isEqualTo(Decision.IMPLICIT_DENY);
  }
}
