package io.iamsim.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokensTest {
  private static final Arn ROLE = Arn.parse("arn:aws:iam::111122223333:role/r").orElseThrow();
  private static final List<String> PROVIDERS =
      List.of(
          "arn:aws:iam::111122223333:saml-provider/okta",
          "arn:aws:iam::111122223333:oidc-provider/gitlab.example.com");

  private static Checked<SessionCaller.Federated> token(String claims) {
    return WebIdentityToken.read(
        SourceText.of("claims.json", claims.replace('\'', '"')), ROLE, ServiceCatalog.bundled());
  }

  private static Checked<SessionCaller.Federated> assertion(String text) {
    return SamlAssertion.read(SourceText.of("saml.json", text.replace('\'', '"')), ROLE, PROVIDERS);
  }

  private static List<String> messages(Checked<?> checked) {
    return checked.findings().stream().map(Finding::toString).toList();
  }

  @Test
  void theIssuerIsTheProviderOfTheRolesAccount() {
    assertThat(
            token("{'iss':'https://gitlab.example.com/a','sub':'s'}")
                .orElseThrow()
                .principal()
                .provider())
        .isEqualTo("arn:aws:iam::111122223333:oidc-provider/gitlab.example.com/a");
  }

  @Test
  void subjectAndAudiencePersistAndTheAuthorizedPartyDoesNot() {
    SessionCaller.Federated caller =
        token("{'iss':'https://gitlab.example.com','sub':'s','aud':['a'],'azp':'p','email':'e'}")
            .orElseThrow();
    assertThat(caller.keys().values().keySet())
        .extracting(ConditionKey::text)
        .containsExactlyInAnyOrder(
            "gitlab.example.com:aud", "gitlab.example.com:azp", "gitlab.example.com:sub");
    assertThat(caller.persisting().values().keySet())
        .extracting(ConditionKey::text)
        .containsExactlyInAnyOrder(
            "gitlab.example.com:aud", "gitlab.example.com:sub", "aws:FederatedProvider");
  }

  @Test
  void aTagWithTwoValuesIsAnErrorAtItsPlace() {
    assertThat(
            messages(
                token(
                    "{'iss':'https://gitlab.example.com',\n"
                        + " 'https://aws.amazon.com/tags':{'principal_tags':{'team':['a','b']}}}")))
        .singleElement()
        .asString()
        .startsWith("claims.json:2:")
        .contains("the session tag `team` has 2 values");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                               | must be an object
          {'iss':'https://x.example','https://aws.amazon.com/tags':7}   | must be an object
          {'iss':'https://x.example','https://aws.amazon.com/tags':{'principal_tag':{}}} | unknown member `principal_tag`
          """)
  void claimsThatAreNotUnderstoodAreErrors(String claims, String message) {
    assertThat(messages(token(claims))).singleElement().asString().contains(message);
  }

  @Test
  void theNameQualifierIsTheDocumentedHash() {
    assertThat(
            SamlAttributes.nameQualifier("https://example.com/saml", "123456789012", "MySAMLIdP"))
        .hasSize(28)
        .isEqualTo("1uAJanUnBc2XeUkHURMht+xam2c=");
  }

  @Test
  void anAttributeOfSeveralValuesWhereOneIsMeantIsUnknown() {
    SessionCaller.Federated caller =
        assertion(
                "{'subject':'a','attributes':{'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name':['a','b']}}")
            .orElseThrow();
    assertThat(caller.keys().get(ConditionKey.of("saml:name")))
        .contains(new ContextValue.Unknown());
  }

  @Test
  void anAssertionForAnotherRoleIsObjectedTo() {
    SessionCaller.Federated caller =
        assertion(
                "{'subject':'a','attributes':{'https://aws.amazon.com/SAML/Attributes/Role':"
                    + "'arn:aws:iam::111122223333:role/other,arn:aws:iam::111122223333:saml-provider/okta'}}")
            .orElseThrow();
    assertThat(caller.objection()).contains("does not name `" + ROLE + "`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'subject':'a','provider':'arn:aws:iam::111122223333:oidc-provider/x'} | is no SAML provider
          {'subject':{'name':'a'}}                                            | unknown member `name`
          {'nameId':'a'}                                                      | unknown member `nameId`
          {'attributes':{'https://aws.amazon.com/SAML/Attributes/SessionDuration':'soon'}} | `soon` is no number of seconds
          {'attributes':{'https://aws.amazon.com/SAML/Attributes/PrincipalTag:team':['a','b']}} | has 2 values
          """)
  void assertionsThatAreNotUnderstoodAreErrors(String text, String message) {
    assertThat(messages(assertion(text))).anySatisfy(found -> assertThat(found).contains(message));
    assertThat(assertion(text).ok()).isFalse();
  }

  @Test
  void withoutAProviderAnAssertionIsNobodys() {
    assertThat(
            messages(
                SamlAssertion.read(
                    SourceText.of("saml.json", "{\"subject\":\"a\"}"), ROLE, List.of())))
        .singleElement()
        .asString()
        .contains("nothing says which SAML provider the assertion is from");
  }
}
