package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.catalog.ServiceEntry;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.environment.Resource;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.PrincipalKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which policies of an environment apply to a request, layer by layer (EVAL-5, SCP-2, RCP-2,
 * VPCE-1). A party that the environment does not know makes its layers unknown and not absent
 * (UNK-12).
 */
final class PolicyCollector {
  private final RequestFacts facts;
  private final AccessRequest request;
  private final Environment environment;
  private final ServiceCatalog catalog;

  private PolicyCollector(RequestFacts facts, Environment environment, ServiceCatalog catalog) {
    this.facts = facts;
    this.request = facts.request();
    this.environment = environment;
    this.catalog = catalog;
  }

  static ApplicablePolicies collect(
      RequestFacts facts, Environment environment, ServiceCatalog catalog) {
    return environment.isEmpty()
        ? ApplicablePolicies.none()
        : new PolicyCollector(facts, environment, catalog).collect();
  }

  private ApplicablePolicies collect() {
    return new ApplicablePolicies(
        ofIdentity(identity -> PolicyLayer.of(identity.policies())),
        ofIdentity(PolicyCollector::boundary),
        PolicyLayer.notApplicable("no session policy was given"),
        PolicyLayer.notApplicable("the credentials were not scoped down"),
        serviceControl(),
        resourceControl(),
        resource(),
        vpcEndpoint(),
        S3Collector.collect(facts, environment),
        facts.knownResource().map(Resource::grants).orElse(List.of()));
  }

  private PolicyLayer ofIdentity(Function<IamIdentity, PolicyLayer> layer) {
    PrincipalKind kind = request.principal().kind();
    boolean hasIdentity =
        kind == PrincipalKind.USER
            || kind == PrincipalKind.ROLE_SESSION
            || kind == PrincipalKind.FEDERATED_USER;
    if (!hasIdentity) {
      return PolicyLayer.notApplicable("the caller has no identity-based policies");
    }
    return facts
        .knownIdentity()
        .map(layer)
        .orElseGet(
            () ->
                PolicyLayer.notProvided(
                    "`" + request.principal().text() + "` is not in the environment"));
  }

  private static PolicyLayer boundary(IamIdentity identity) {
    return identity
        .boundary()
        .map(boundary -> PolicyLayer.of(List.of(boundary)))
        .orElseGet(() -> PolicyLayer.notApplicable("no permissions boundary is attached"));
  }

  private PolicyLayer serviceControl() {
    Optional<AccountId> account = request.principal().account();
    if (account.isEmpty()) {
      return PolicyLayer.notApplicable("the caller is in no account");
    }
    return guardrail(
        account.get(),
        Organization::serviceControlPolicies,
        Organization.Member::serviceControl,
        "service control policies");
  }

  private PolicyLayer resourceControl() {
    if (facts.resourceOwner().isEmpty()) {
      return PolicyLayer.notApplicable("the request names no account's resource");
    }
    return guardrail(
        facts.resourceOwner().get(),
        Organization::resourceControlPolicies,
        Organization.Member::resourceControl,
        "resource control policies");
  }

  private PolicyLayer guardrail(
      AccountId account,
      Function<Organization, Boolean> inUse,
      Function<Organization.Member, List<PolicyLevel>> levels,
      String what) {
    Optional<Organization> organization = facts.knownOrganization();
    boolean known = environment.account(account).isPresent();
    if (organization.isEmpty()) {
      return known
          ? PolicyLayer.notApplicable("the account is in no organisation")
          : PolicyLayer.notProvided("account " + account + " is not in the environment");
    }
    if (account.equals(organization.get().managementAccount())) {
      return PolicyLayer.notApplicable("the management account is exempt");
    }
    Optional<Organization.Member> member = organization.get().member(account);
    if (member.isEmpty()) {
      return known
          ? PolicyLayer.notApplicable("the account is not in the organisation")
          : PolicyLayer.notProvided("account " + account + " is not in the environment");
    }
    return inUse.apply(organization.get())
        ? PolicyLayer.ofLevels(levels.apply(member.get()))
        : PolicyLayer.notApplicable("the organisation uses no " + what);
  }

  private PolicyLayer resource() {
    if (request.namesNoResource()) {
      return PolicyLayer.notApplicable("the request names no resource");
    }
    Optional<Arn> arn = Arn.parse(request.resource());
    if (request.action().service().equals("sts")) {
      return arn.filter(PolicyCollector::isRole).isPresent()
          ? trust()
          : PolicyLayer.notApplicable("only a role has a trust policy");
    }
    if (arn.filter(a -> a.service().equals("iam")).isPresent()) {
      return PolicyLayer.notApplicable("IAM resources have no resource-based policy");
    }
    Optional<Resource> resource = facts.knownResource().filter(this::carriesThePolicy);
    boolean key = arn.filter(PolicyCollector::isKey).isPresent();
    if (resource.isPresent()) {
      return resource.get().resourcePolicy().isEmpty() && key
          ? PolicyLayer.notProvided("the environment does not have the key's policy")
          : policyLayer(resource.get().resourcePolicy(), "the resource has no policy");
    }
    Optional<AccountId> owner = facts.resourceOwner();
    if (owner.isPresent() && environment.account(owner.get()).isPresent() && !key) {
      return PolicyLayer.notApplicable("the environment has no policy of the resource");
    }
    return PolicyLayer.notProvided("`" + request.resource() + "` is not in the environment");
  }

  /**
   * A bucket's policy is its objects' too; a function's is not its aliases' and versions', a
   * table's not its streams': those have policies of their own (ROOM-150).
   */
  private boolean carriesThePolicy(Resource known) {
    return known.arn().equals(request.resource())
        || catalog.service(request.action().service()).filter(this::hasPolicyOfItsOwn).isEmpty();
  }

  private boolean hasPolicyOfItsOwn(ServiceEntry service) {
    return catalog
        .resourcePolicySupport(service.prefix())
        .filter(support -> support.isOfTypeWithPolicy(service, request.resource()))
        .isPresent();
  }

  private static boolean isRole(Arn arn) {
    return arn.service().equals("iam") && arn.resource().startsWith("role/");
  }

  /** Every KMS key has a policy (KMS-1). */
  private static boolean isKey(Arn arn) {
    return arn.service().equals("kms") && arn.resource().startsWith("key/");
  }

  private PolicyLayer trust() {
    Optional<IamIdentity> role = environment.identity(request.resource());
    return role.isPresent()
        ? policyLayer(role.get().trust(), "the role has no trust policy")
        : PolicyLayer.notProvided("`" + request.resource() + "` is not in the environment");
  }

  private PolicyLayer vpcEndpoint() {
    EndpointOnTheWay way = facts.endpoints();
    if (way.route() == EndpointOnTheWay.Route.DIRECT) {
      return PolicyLayer.notApplicable("the request travels through no VPC endpoint");
    }
    if (way.allSayTheSame()) {
      return policyLayer(way.candidates().get(0).endpointPolicy(), "the default policy allows all");
    }
    return PolicyLayer.notProvided(
        way.candidates().isEmpty()
            ? "the VPC endpoint is not in the environment"
            : "the VPC has several endpoints for the service, give aws:SourceVpce");
  }

  private static PolicyLayer policyLayer(Optional<AttachedPolicy> policy, String otherwise) {
    return policy
        .map(attached -> PolicyLayer.of(List.of(attached)))
        .orElseGet(() -> PolicyLayer.notApplicable(otherwise));
  }
}
