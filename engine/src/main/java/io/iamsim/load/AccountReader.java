package io.iamsim.load;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one member of {@code accounts}. */
final class AccountReader {
  static final List<String> MEMBERS =
      List.of(
          "name",
          "canonicalUserId",
          "serviceControlPolicies",
          "resourceControlPolicies",
          "users",
          "groups",
          "roles",
          "managedPolicies",
          "samlProviders",
          "oidcProviders",
          "resources",
          "vpcEndpoints",
          "publicAccessBlock");
  private static final List<String> ENDPOINT_MEMBERS =
      List.of("vpc", "region", "service", "type", "policy");
  private static final List<String> ENDPOINT_TYPES = List.of("Gateway", "Interface");
  private static final List<String> GATEWAY_SERVICES = List.of("s3", "dynamodb");

  private final AccountId account;
  private final String partition;
  private final PolicyReferences policies;
  private final EnvironmentBuilder builder;
  private final Findings findings;

  AccountReader(
      AccountId account,
      String partition,
      PolicyReferences policies,
      EnvironmentBuilder builder,
      Findings findings) {
    this.account = account;
    this.partition = partition;
    this.policies = policies;
    this.builder = builder;
    this.findings = findings;
  }

  void read(ObjectReader object) {
    builder.account(account);
    object.string("name").ifPresent(name -> builder.accountName(account, name.text(), name.span()));
    object
        .string("canonicalUserId")
        .ifPresent(id -> builder.canonicalUserId(account, id.text(), id.span()));
    new S3Reader(findings)
        .publicAccessBlock(object)
        .ifPresent(
            block ->
                builder.publicAccessBlock(
                    account, block, object.get("publicAccessBlock").orElseThrow().span()));
    new OrganizationReader(policies, builder, findings).readAttachments(object, account.value());
    IdentityReader identities = new IdentityReader(account, partition, policies, builder, findings);
    object.entries("groups").forEach(identities::group);
    object.entries("users").forEach(identities::user);
    object.entries("roles").forEach(identities::role);
    ResourceReader resources = new ResourceReader(account, partition, policies, builder, findings);
    object.entries("resources").forEach(resources::read);
    object.entries("vpcEndpoints").forEach(this::readEndpoint);
    object.strings("samlProviders").forEach(name -> readProvider("saml-provider", name));
    object.strings("oidcProviders").forEach(name -> readProvider("oidc-provider", name));
  }

  private void readProvider(String kind, SourceNode.Scalar name) {
    if (name.text().isEmpty() || name.text().indexOf(':') >= 0) {
      findings.add(
          FindingCode.INVALID_VALUE,
          name.span(),
          "`" + name.text() + "` is no name of an identity provider",
          kind.equals("oidc-provider")
              ? "write host and path without https://, as in token.actions.githubusercontent.com"
              : "write the name alone, as in okta");
      return;
    }
    builder.identityProvider(
        account, "arn:" + partition + ":iam::" + account + ":" + kind + "/" + name.text());
  }

  private void readEndpoint(SourceNode.Member member) {
    if (!member.name().startsWith("vpce-")) {
      findings.add(
          FindingCode.INVALID_VALUE,
          member.nameSpan(),
          "`" + member.name() + "` does not begin with `vpce-`",
          "take the id that the VPC console shows");
    }
    String what = "VPC endpoint `" + member.name() + "`";
    ObjectReader.of(member.value(), what, ENDPOINT_MEMBERS, findings)
        .ifPresent(endpoint -> readEndpoint(member, endpoint));
  }

  private void readEndpoint(SourceNode.Member member, ObjectReader endpoint) {
    Optional<SourceNode.Scalar> service = endpoint.requireString("service");
    Optional<String> type = endpoint.oneOf("type", ENDPOINT_TYPES);
    @Nullable AttachedPolicy policy =
        endpoint
            .get("policy")
            .flatMap(
                node ->
                    policies.attached(
                        node,
                        PolicyType.VPC_ENDPOINT,
                        account,
                        PolicyType.VPC_ENDPOINT.title(),
                        member.name()))
            .orElse(null);
    if (service.isEmpty() || !isServicePrefix(service.get())) {
      return;
    }
    String prefix = service.get().text();
    boolean gateway = type.map("Gateway"::equals).orElse(GATEWAY_SERVICES.contains(prefix));
    if (gateway && !GATEWAY_SERVICES.contains(prefix)) {
      findings.add(
          FindingCode.INVALID_VALUE,
          endpoint.get("type").orElseThrow().span(),
          "`" + prefix + "` has no gateway endpoints",
          "only s3 and dynamodb have");
    }
    builder.vpcEndpoint(
        account,
        new VpcEndpoint(
            member.name(),
            account,
            endpoint.text("region"),
            endpoint.text("vpc"),
            prefix,
            gateway,
            policy),
        member.nameSpan());
  }

  private boolean isServicePrefix(SourceNode.Scalar service) {
    boolean prefix =
        !service.text().isEmpty()
            && service
                .text()
                .chars()
                .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    if (!prefix) {
      findings.add(
          FindingCode.INVALID_VALUE,
          service.span(),
          "`" + service.text() + "` is no service prefix",
          "write the prefix that its actions have, as in s3");
    }
    return prefix;
  }
}
