package io.iamsim.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.source.Suggestions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestPartsTest {
  @ParameterizedTest
  @CsvSource({
    "sts:AssumeRole, ROLE_TRUST",
    "STS:assumerolewithsaml, ROLE_TRUST",
    "sts:AssumeRoleWithWebIdentity, ROLE_TRUST",
    "sts:TagSession, ROLE_TRUST",
    "sts:SetSourceIdentity, ROLE_TRUST",
    "sts:AssumeRoot, RESOURCE",
    "sts:GetCallerIdentity, RESOURCE",
    "kms:Decrypt, KMS_KEY",
    "s3:GetObject, RESOURCE",
  })
  void theActionSaysWhichKindOfResourcePolicyIsMeant(String action, PolicyType type) {
    assertThat(RequestParts.resourcePolicyType(ActionName.parse(action).orElseThrow()))
        .isEqualTo(type);
  }

  @Test
  void aNearWordIsSuggestedAndAFarOneIsNot() {
    List<String> words = List.of("identity", "session", "serviceControl");
    assertThat(Suggestions.didYouMean("servicecontrol", words))
        .isEqualTo("did you mean `serviceControl`?");
    assertThat(Suggestions.didYouMean("sesion", words)).isEqualTo("did you mean `session`?");
    assertThat(Suggestions.didYouMean("bucket", words)).isEmpty();
  }
}
