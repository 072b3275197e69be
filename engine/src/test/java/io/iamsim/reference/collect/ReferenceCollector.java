package io.iamsim.reference.collect;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.KmsGrant;
import io.iamsim.environment.Organization;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.environment.Resource;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyDocument;
import io.iamsim.request.AccessRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The layers of a request: EVAL-5, EVAL-6, SCP-1 to SCP-3, RCP-1 to RCP-4, PB-1 to PB-4, VPCE-1,
 * UNK-12. Whether such a layer takes part for this kind of caller and this action is the
 * evaluator's business.
 */
public final class ReferenceCollector {
  private final Parties parties;
  private final AccessRequest request;

  private ReferenceCollector(Parties parties) {
    this.parties = parties;
    this.request = parties.request();
  }

  /** What the environment has; session policies come with the request (SESS-1). */
  public static ApplicablePolicies collect(Parties parties) {
    if (parties.environment().isEmpty()) {
      return ApplicablePolicies.none();
    }
    ReferenceCollector collector = new ReferenceCollector(parties);
    return ApplicablePolicies.none()
        .withIdentity(collector.identity())
        .withPermissionsBoundary(collector.boundary())
        .withServiceControl(collector.serviceControl())
        .withResourceControl(collector.resourceControl())
        .withResource(collector.resource())
        .withVpcEndpoint(collector.vpcEndpoint())
        .withS3(BucketFacts.of(parties))
        .withKmsGrants(collector.grants());
  }

  private static PolicyLayer none() {
    return PolicyLayer.notApplicable("");
  }

  private static PolicyLayer notKnown() {
    return PolicyLayer.notProvided("");
  }

  private static PolicyLayer one(Optional<AttachedPolicy> policy) {
    return policy.map(attached -> PolicyLayer.of(List.of(attached))).orElse(none());
  }

  /** EVAL-5. */
  private boolean hasPolicies() {
    return switch (request.principal().kind()) {
      case USER, ROLE_SESSION, FEDERATED_USER -> true;
      case ROOT, ASSUMED_ROOT, SERVICE, ANONYMOUS, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY ->
          false;
    };
  }

  private PolicyLayer identity() {
    if (!hasPolicies()) {
      return none();
    }
    return parties
        .identity()
        .map(identity -> PolicyLayer.of(identity.policies()))
        .orElse(notKnown());
  }

  /** PB-1, PB-3. */
  private PolicyLayer boundary() {
    if (!hasPolicies()) {
      return none();
    }
    return parties
        .identity()
        .map(identity -> one(Optional.ofNullable(identity.permissionsBoundary())))
        .orElse(notKnown());
  }

  /** SCP-1, SCP-2: those of the caller's account. */
  private PolicyLayer serviceControl() {
    Optional<AccountId> account = request.principal().account();
    if (account.isEmpty()) {
      return none();
    }
    boolean used =
        parties
            .environment()
            .organization()
            .filter(Organization::serviceControlPolicies)
            .isPresent();
    return guardrails(account.get(), used, Organization.Member::serviceControl);
  }

  /** RCP-1, RCP-2, XACC-2: those of the resource's account. */
  private PolicyLayer resourceControl() {
    Optional<AccountId> account = parties.owner();
    if (account.isEmpty()) {
      return none();
    }
    boolean used =
        parties
            .environment()
            .organization()
            .filter(Organization::resourceControlPolicies)
            .isPresent();
    return guardrails(account.get(), used, Organization.Member::resourceControl);
  }

  private interface Levels {
    List<PolicyLevel> of(Organization.Member member);
  }

  private PolicyLayer guardrails(AccountId account, boolean used, Levels levels) {
    Optional<Organization> organization = parties.environment().organization();
    boolean manages =
        organization.isPresent() && organization.get().managementAccount().equals(account);
    Optional<Organization.Member> member = parties.member(Optional.of(account));
    boolean standalone = member.isEmpty() && parties.account(Optional.of(account)).isPresent();
    if (manages || standalone) {
      return none();
    }
    if (member.isEmpty()) {
      return notKnown(); // UNK-12: an account of which nothing is known
    }
    return used ? PolicyLayer.ofLevels(levels.of(member.get())) : none();
  }

  private PolicyLayer resource() {
    if (request.namesNoResource()) {
      return none();
    }
    Optional<Arn> arn = Arn.parse(request.resource());
    String service = arn.map(Arn::service).orElse("");
    String name = arn.map(Arn::resource).orElse("");
    if (request.action().service().equals("sts")) {
      return name.startsWith("role/") ? trust() : none();
    }
    if (service.equals("iam")) {
      return none(); // IAM-3
    }
    boolean key = service.equals("kms") && name.startsWith("key/");
    Optional<Resource> carrier = parties.carrier().filter(this::policyReaches);
    if (carrier.isPresent()) {
      Optional<AttachedPolicy> policy = carrier.get().resourcePolicy();
      return policy.isEmpty() && key ? notKnown() : one(policy); // KMS-1: every key has one
    }
    boolean accountKnown = parties.account(parties.owner()).isPresent();
    return accountKnown && !key ? none() : notKnown();
  }

  /** LAMBDA-1, ROOM-150: versions and aliases, streams and consumers have their own. */
  private boolean policyReaches(Resource carrier) {
    String rest =
        request.resource().startsWith(carrier.arn())
            ? request.resource().substring(carrier.arn().length())
            : "";
    return rest.isEmpty()
        || switch (request.action().service()) {
          case "lambda" -> false;
          case "dynamodb" -> !rest.startsWith("/stream/");
          case "kinesis" -> !rest.startsWith("/consumer/");
          default -> true;
        };
  }

  /** STS-2: the role is the resource, and its trust policy the policy. */
  private PolicyLayer trust() {
    return parties
        .target()
        .map((IamIdentity role) -> one(Optional.ofNullable(role.trustPolicy())))
        .orElse(notKnown());
  }

  /** VPCE-1, ROOM-134: no endpoint, one that is known, or one that is not. */
  private PolicyLayer vpcEndpoint() {
    if (!parties.throughEndpoint()) {
      return Parties.isUnknown(request.context(), "aws:SourceVpce") ? notKnown() : none();
    }
    Set<Optional<PolicyDocument>> policies = new HashSet<>();
    for (VpcEndpoint endpoint : parties.endpoints()) {
      policies.add(Optional.ofNullable(endpoint.policy()).map(AttachedPolicy::document));
    }
    return policies.size() == 1
        ? one(Optional.ofNullable(parties.endpoints().get(0).policy()))
        : notKnown();
  }

  /** KMS-7. */
  private List<KmsGrant> grants() {
    return parties.carrier().map(Resource::grants).orElse(List.of());
  }
}
