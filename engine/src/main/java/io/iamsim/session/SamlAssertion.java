package io.iamsim.session;

import com.google.common.base.Splitter;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a SAML assertion, written down as an object, as what AssumeRoleWithSAML makes of it:
 * condition keys from recipient, issuer, subject and attributes, and AWS's own attributes as
 * parameters of the session (CTX-12, CTX-22, STS-6, STS-7). The shape is in docs/sessions.md.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html">SAML
 *     assertions</a>
 */
public final class SamlAssertion {
  private static final List<String> MEMBERS =
      List.of("issuer", "recipient", "subject", "provider", "attributes");
  private static final List<String> SUBJECT_MEMBERS = List.of("nameId", "format");
  private static final String AWS = "https://aws.amazon.com/SAML/Attributes/";
  private static final String PRINCIPAL_TAG = AWS + "PrincipalTag:";
  private static final String FORMAT_PREFIX = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

  private final ObjectReader assertion;
  private final Arn role;
  private final List<String> providers;
  private final Findings findings;
  private final RequestContext.Builder keys = RequestContext.builder();
  private final RequestContext.Builder persisting = RequestContext.builder();
  private final SessionParameters.Builder parameters = SessionParameters.builder();
  private @Nullable String objection;

  private SamlAssertion(
      ObjectReader assertion, Arn role, List<String> providers, Findings findings) {
    this.assertion = assertion;
    this.role = role;
    this.providers = providers;
    this.findings = findings;
  }

  /**
   * The caller that brings this assertion.
   *
   * @param role the role that it asks for
   * @param providers the ARNs of the identity providers that the role's account is known to have
   */
  public static Checked<SessionCaller.Federated> read(
      SourceText text, Arn role, List<String> providers) {
    Checked<SourceNode> tree = SourceReader.read(text);
    return tree.ok() ? read(tree.orElseThrow(), role, providers) : Checked.failed(tree.findings());
  }

  /** The caller that brings the assertion in a node. */
  public static Checked<SessionCaller.Federated> read(
      SourceNode node, Arn role, List<String> providers) {
    Findings findings = new Findings();
    SessionCaller.@Nullable Federated caller =
        ObjectReader.of(node, "a SAML assertion", MEMBERS, findings)
            .map(object -> new SamlAssertion(object, role, providers, findings).caller())
            .orElse(null);
    return Checked.of(caller, findings.list());
  }

  private SessionCaller.@Nullable Federated caller() {
    List<Attribute> attributes = attributes();
    @Nullable String provider = provider(attributes);
    if (provider == null) {
      return null;
    }
    attributes.forEach(this::take);
    key("saml:aud", assertion.string("recipient"));
    subject();
    issuer(provider);
    return new SessionCaller.Federated(
        new RequestPrincipal.IdentityProvider(provider),
        AssumeOperation.ASSUME_ROLE_WITH_SAML,
        keys.build(),
        persisting.build(),
        parameters.build(),
        objection);
  }

  private record Attribute(SourceNode.Member member, List<String> values) {
    String name() {
      return member.name();
    }
  }

  private List<Attribute> attributes() {
    List<Attribute> attributes = new ArrayList<>();
    for (SourceNode.Member member : assertion.entries("attributes")) {
      if (member.value() instanceof SourceNode.Mapping) {
        ObjectReader.wrongType(
            member.value(), "the attribute `" + member.name() + "`", "a text or a list", findings);
      }
      attributes.add(new Attribute(member, SessionNodes.texts(member.value())));
    }
    return attributes;
  }

  /** The one that the Role attribute pairs with the role, else the one given, else the only one. */
  private @Nullable String provider(List<Attribute> attributes) {
    List<String> roles =
        attributes.stream()
            .filter(attribute -> attribute.name().equals(AWS + "Role"))
            .flatMap(attribute -> attribute.values().stream())
            .toList();
    Optional<String> paired = roles.stream().flatMap(pair -> otherOf(pair).stream()).findFirst();
    if (!roles.isEmpty() && paired.isEmpty()) {
      objection = "the assertion's Role attribute does not name `" + role + "`";
    }
    Optional<String> provider =
        paired
            .or(() -> assertion.string("provider").map(SourceNode.Scalar::text))
            .or(() -> roles.stream().flatMap(pair -> providerIn(pair).stream()).findFirst())
            .or(this::onlyProvider);
    if (provider.flatMap(SamlAssertion::samlProvider).isEmpty()) {
      findings.add(
          FindingCode.MISSING_ELEMENT,
          assertion.span(),
          provider
              .map(text -> "`" + text + "` is no SAML provider")
              .orElse("nothing says which SAML provider the assertion is from"),
          "give its ARN as `provider`, or the attribute `" + AWS + "Role`");
      return null;
    }
    return provider.get();
  }

  /** In a pair of ARNs in either order, the one beside the role. */
  private Optional<String> otherOf(String pair) {
    return parts(pair).contains(role.toString()) ? providerIn(pair) : Optional.empty();
  }

  private static Optional<String> providerIn(String pair) {
    return parts(pair).stream().filter(arn -> samlProvider(arn).isPresent()).findFirst();
  }

  private static List<String> parts(String pair) {
    return Splitter.on(',').trimResults().splitToList(pair);
  }

  private Optional<String> onlyProvider() {
    List<String> saml = providers.stream().filter(arn -> samlProvider(arn).isPresent()).toList();
    return saml.size() == 1 ? Optional.of(saml.get(0)) : Optional.empty();
  }

  private static Optional<Arn> samlProvider(String text) {
    return Arn.parse(text)
        .filter(arn -> arn.accountId().isPresent() && arn.resource().startsWith("saml-provider/"));
  }

  private void take(Attribute attribute) {
    String name = attribute.name();
    if (name.startsWith(PRINCIPAL_TAG)) {
      one(attribute).ifPresent(value -> parameters.tag(tagKey(name), value));
      return;
    }
    switch (name) {
      case AWS + "Role" -> {}
      case AWS + "RoleSessionName" -> one(attribute).ifPresent(parameters::sessionName);
      case AWS + "SourceIdentity" -> one(attribute).ifPresent(parameters::sourceIdentity);
      case AWS + "TransitiveTagKeys" -> parameters.transitiveTagKeys(attribute.values());
      case AWS + "SessionDuration" -> one(attribute).ifPresent(text -> duration(attribute, text));
      default -> SamlAttributes.key(name).ifPresent(key -> keys.add(key, value(key, attribute)));
    }
  }

  private static String tagKey(String name) {
    return name.substring(PRINCIPAL_TAG.length());
  }

  private static ContextValue value(ConditionKey key, Attribute attribute) {
    if (SamlAttributes.isList(key)) {
      return ContextValue.ofList(attribute.values());
    }
    return attribute.values().size() == 1
        ? ContextValue.of(attribute.values().get(0))
        : new ContextValue.Unknown();
  }

  private void duration(Attribute attribute, String text) {
    try {
      parameters.durationSeconds(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      findings.add(
          FindingCode.INVALID_VALUE,
          attribute.member().value().span(),
          "`" + text + "` is no number of seconds",
          "");
    }
  }

  private Optional<String> one(Attribute attribute) {
    if (attribute.values().size() == 1) {
      return Optional.of(attribute.values().get(0));
    }
    findings.add(
        FindingCode.INVALID_VALUE,
        attribute.member().value().span(),
        "the attribute `" + attribute.name() + "` has " + attribute.values().size() + " values",
        "it takes one value");
    return Optional.empty();
  }

  private void subject() {
    SourceNode node = assertion.get("subject").orElse(null);
    if (node instanceof SourceNode.Mapping) {
      ObjectReader.of(node, "the subject of a SAML assertion", SUBJECT_MEMBERS, findings)
          .ifPresent(
              subject -> {
                key("saml:sub", subject.requireString("nameId"));
                subject
                    .string("format")
                    .ifPresent(format -> persist("saml:sub_type", type(format.text())));
              });
    } else if (node != null) {
      key("saml:sub", ObjectReader.string(node, "`subject` of a SAML assertion", findings));
    }
  }

  /** {@code persistent} and {@code transient} go by their short names. */
  private static String type(String format) {
    String shortName =
        format.startsWith(FORMAT_PREFIX) ? format.substring(FORMAT_PREFIX.length()) : "";
    return shortName.equals("persistent") || shortName.equals("transient") ? shortName : format;
  }

  private void issuer(String provider) {
    Arn arn = samlProvider(provider).orElseThrow();
    String name = arn.resource().substring("saml-provider/".length());
    keys.put("saml:doc", arn.account() + "/" + name);
    Optional<SourceNode.Scalar> issuer = assertion.string("issuer");
    key("saml:iss", issuer);
    issuer.ifPresent(
        text ->
            persist(
                "saml:namequalifier",
                SamlAttributes.nameQualifier(text.text(), arn.account(), name)));
  }

  private void key(String key, Optional<SourceNode.Scalar> value) {
    value.ifPresent(
        text -> {
          keys.put(key, text.text());
          if (key.equals("saml:sub")) {
            persisting.put(key, text.text());
          }
        });
  }

  private void persist(String key, String value) {
    keys.put(key, value);
    persisting.put(key, value);
  }
}
