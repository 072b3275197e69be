package io.iamsim.session;

import io.iamsim.model.ConditionKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which attributes of an assertion are condition keys, and of what form (CTX-22). */
final class SamlAttributes {
  private static final String EDU_PERSON = "urn:oid:1.3.6.1.4.1.5923.1.1.1.";
  private static final String EDU_ORG = "urn:oid:1.3.6.1.4.1.5923.1.2.1.";
  private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

  /** By the last number of their object identifiers. */
  private static final List<String> EDU_PERSON_KEYS =
      List.of(
          "edupersonaffiliation",
          "edupersonnickname",
          "edupersonorgdn",
          "edupersonorgunitdn",
          "edupersonprimaryaffiliation",
          "edupersonprincipalname",
          "edupersonentitlement",
          "edupersonprimaryorgunitdn",
          "edupersonscopedaffiliation",
          "edupersontargetedid",
          "edupersonassurance");

  private static final List<String> SINGLE =
      List.of(
          "edupersonorgdn",
          "edupersonprimaryaffiliation",
          "edupersonprincipalname",
          "edupersonprimaryorgunitdn",
          "commonname",
          "givenname",
          "mail",
          "name",
          "organizationstatus",
          "primarygroupsid",
          "surname",
          "uid",
          "x500uniqueidentifier");

  private static final Map<String, String> KEYS = keys();

  private SamlAttributes() {}

  /** The condition key that an attribute of that name becomes. */
  static Optional<ConditionKey> key(String attribute) {
    return Optional.ofNullable(KEYS.get(attribute)).map(key -> ConditionKey.of("saml:" + key));
  }

  /** True if the key holds a list. */
  static boolean isList(ConditionKey key) {
    return !SINGLE.contains(key.canonical().substring("saml:".length()));
  }

  /**
   * {@code saml:namequalifier}: a hash of issuer, account and provider name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html">NameQualifier</a>
   */
  static String nameQualifier(String issuer, String account, String provider) {
    try {
      byte[] text = (issuer + account + "/" + provider).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    for (int i = 0; i < EDU_PERSON_KEYS.size(); i++) {
      keys.put(EDU_PERSON + (i + 1), EDU_PERSON_KEYS.get(i));
    }
    List<String> organisation =
        List.of(
            "homepageuri", "identityauthnpolicyuri", "legalname", "superioruri", "whitepagesuri");
    for (int i = 0; i < organisation.size(); i++) {
      keys.put(EDU_ORG + (i + 2), "eduorg" + organisation.get(i));
    }
    keys.put("urn:oid:2.5.4.3", "cn");
    keys.put(CLAIMS + "name", "name");
    keys.put(CLAIMS + "givenname", "givenName");
    keys.put(CLAIMS + "surname", "surname");
    keys.put(CLAIMS + "emailaddress", "mail");
    keys.put("http://schemas.xmlsoap.org/claims/CommonName", "commonName");
    keys.put(
        "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid",
        "primaryGroupSID");
    keys.put("2.5.4.3", "commonName");
    keys.put("2.5.4.4", "surname");
    keys.put("2.4.5.42", "givenName");
    keys.put("2.5.4.45", "x500UniqueIdentifier");
    keys.put("0.9.2342.19200300100.1.1", "uid");
    keys.put("0.9.2342.19200300100.1.3", "mail");
    keys.put("0.9.2342.19200300.100.1.45", "organizationStatus");
    return Map.copyOf(keys);
  }
}
