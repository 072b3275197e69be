package io.iamsim.session;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the claims of a JSON Web Token as what AssumeRoleWithWebIdentity makes of them: the
 * provider from {@code iss}, condition keys from the others, session tags and the source identity
 * from the claims in AWS's name space (CTX-12, CTX-22, STS-6, STS-7).
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Session tags
 *     </a>
 */
public final class WebIdentityToken {
  private static final String TAGS = "https://aws.amazon.com/tags";
  private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";
  private static final String GOOGLE = "accounts.google.com";
  private static final String FACEBOOK = "graph.facebook.com";
  private static final String AMAZON = "www.amazon.com";
  private static final Set<String> BUILT_IN =
      Set.of(GOOGLE, FACEBOOK, AMAZON, "cognito-identity.amazonaws.com");
  private static final Set<String> PERSISTING =
      Set.of("amr", "aud", "id", "sub", "app_id", "user_id");
  private static final List<String> OWN_CLAIMS =
      List.of("iss", "aud", "azp", TAGS, SOURCE_IDENTITY);

  private final SourceNode.Mapping claims;
  private final Arn role;
  private final ServiceCatalog catalog;
  private final Findings findings;
  private final RequestContext.Builder keys = RequestContext.builder();
  private final RequestContext.Builder persisting = RequestContext.builder();
  private final SessionParameters.Builder parameters = SessionParameters.builder();

  private WebIdentityToken(
      SourceNode.Mapping claims, Arn role, ServiceCatalog catalog, Findings findings) {
    this.claims = claims;
    this.role = role;
    this.catalog = catalog;
    this.findings = findings;
  }

  /**
   * The caller that brings a token with these claims.
   *
   * @param text the claims as a JSON object, the token's payload decoded
   * @param role the role that it asks for, in whose account the provider is
   * @param catalog says which claims of a provider are condition keys
   */
  public static Checked<SessionCaller.Federated> read(
      SourceText text, Arn role, ServiceCatalog catalog) {
    Checked<SourceNode> tree = SourceReader.read(text);
    return tree.ok() ? read(tree.orElseThrow(), role, catalog) : Checked.failed(tree.findings());
  }

  /** The caller that brings a token with the claims in a node. */
  public static Checked<SessionCaller.Federated> read(
      SourceNode node, Arn role, ServiceCatalog catalog) {
    Findings findings = new Findings();
    if (!(node instanceof SourceNode.Mapping claims)) {
      ObjectReader.wrongType(node, "the claims of a token", "an object", findings);
      return Checked.failed(findings.list());
    }
    SessionCaller.@Nullable Federated caller =
        new WebIdentityToken(claims, role, catalog, findings).caller();
    return Checked.of(caller, findings.list());
  }

  /** The host, and path if any, that a provider's condition keys begin with. */
  static String host(RequestPrincipal.IdentityProvider provider) {
    String text = provider.provider();
    int at = text.indexOf(":oidc-provider/");
    return at < 0 ? text : text.substring(at + ":oidc-provider/".length());
  }

  private SessionCaller.@Nullable Federated caller() {
    Optional<String> issuer = text("iss");
    if (issuer.isEmpty()) {
      findings.add(
          FindingCode.MISSING_ELEMENT,
          claims.span(),
          "no `iss` in the claims of a token",
          "it says which identity provider the token is from");
      return null;
    }
    String host = withoutScheme(issuer.get());
    String provider =
        BUILT_IN.contains(host)
            ? host
            : "arn:" + role.partition() + ":iam::" + role.account() + ":oidc-provider/" + host;
    audience(host);
    for (SourceNode.Member claim : claims.members()) {
      if (!OWN_CLAIMS.contains(claim.name())) {
        claim(host, claim.name());
      }
    }
    tags();
    parameters.sourceIdentity(text(SOURCE_IDENTITY).orElse(null));
    persisting.put("aws:FederatedProvider", provider);
    return new SessionCaller.Federated(
        new RequestPrincipal.IdentityProvider(provider),
        AssumeOperation.ASSUME_ROLE_WITH_WEB_IDENTITY,
        keys.build(),
        persisting.build(),
        parameters.build(),
        null);
  }

  private static String withoutScheme(String issuer) {
    return issuer.startsWith("https://") ? issuer.substring("https://".length()) : issuer;
  }

  /** Google's authorized party takes the audience's place (CTX-22). */
  private void audience(String host) {
    List<String> audience = texts("aud");
    Optional<String> party = text("azp");
    String name = host.equals(FACEBOOK) || host.equals(AMAZON) ? "app_id" : "aud";
    if (host.equals(GOOGLE)) {
      key(host, "oaud", audience);
      key(host, "aud", party.map(List::of).orElse(audience));
      return;
    }
    key(host, name, audience);
    party.ifPresent(azp -> key(host, "azp", List.of(azp)));
  }

  /** One claim, if it is a condition key at this provider. */
  private void claim(String host, String name) {
    String key =
        name.equals("sub") && host.equals(FACEBOOK)
            ? "id"
            : name.equals("sub") && host.equals(AMAZON) ? "user_id" : name;
    if (catalog.conditionKey(host + ":" + key).isPresent()) {
      key(host, key, texts(name));
    }
  }

  /** A single-valued key of which a token has several values is not known to be one of them. */
  private void key(String host, String name, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    String key = host + ":" + name;
    boolean multivalued =
        catalog.conditionKey(key).filter(entry -> entry.multivalued()).isPresent();
    ContextValue value =
        multivalued
            ? ContextValue.ofList(values)
            : values.size() == 1 ? ContextValue.of(values.get(0)) : new ContextValue.Unknown();
    keys.add(ConditionKey.of(key), value);
    if (PERSISTING.contains(name)) {
      persisting.add(ConditionKey.of(key), value);
    }
  }

  private void tags() {
    SourceNode node = claims.get(TAGS).orElse(null);
    if (node == null) {
      return;
    }
    Optional<ObjectReader> tags =
        ObjectReader.of(
            node, "`" + TAGS + "`", List.of("principal_tags", "transitive_tag_keys"), findings);
    if (tags.isEmpty()) {
      return;
    }
    for (SourceNode.Member tag : tags.get().entries("principal_tags")) {
      List<String> values = SessionNodes.texts(tag.value());
      if (values.size() == 1) {
        parameters.tag(tag.name(), values.get(0));
      } else {
        findings.add(
            FindingCode.INVALID_VALUE,
            tag.value().span(),
            "the session tag `" + tag.name() + "` has " + values.size() + " values",
            "a session tag has one value");
      }
    }
    parameters.transitiveTagKeys(
        tags.get().strings("transitive_tag_keys").stream().map(SourceNode.Scalar::text).toList());
  }

  private Optional<String> text(String name) {
    return texts(name).stream().findFirst();
  }

  private List<String> texts(String name) {
    return claims.get(name).map(SessionNodes::texts).orElse(List.of());
  }
}
