package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.Organization;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ValueShape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that tell of the VPC endpoint that a request comes through, and of its owner (UNK-5,
 * ROOM-67). Which services pass each of them on is data; to the others the key is absent.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
 *     global condition context keys</a>
 */
final class EndpointOwnerKeys {
  private static final String VPC_ARN = "aws:SourceVpcArn";
  private static final String ACCOUNT = "aws:VpceAccount";
  private static final String ORGANIZATION = "aws:VpceOrgID";
  private static final String PATHS = "aws:VpceOrgPaths";

  private final RequestFacts facts;
  private final AccessRequest request;
  private final GlobalContextKeys keys;

  private EndpointOwnerKeys(RequestFacts facts, GlobalContextKeys keys) {
    this.facts = facts;
    this.request = facts.request();
    this.keys = keys;
  }

  /** The keys that requests for the action do without, however they come. */
  static void withhold(RequestFacts facts, ServiceCatalog catalog, GlobalContextKeys keys) {
    for (String key : List.of(VPC_ARN, ACCOUNT, ORGANIZATION, PATHS)) {
      if (!catalog.isCarriedThroughEndpoint(facts.request().action(), key)) {
        keys.withhold(
            "UNK-5",
            "a request for `"
                + facts.request().action()
                + "` through a VPC endpoint does not carry",
            List.of(key));
      }
    }
  }

  /** What follows of the others for a request that comes through an endpoint. */
  static void derive(RequestFacts facts, GlobalContextKeys keys) {
    EndpointOwnerKeys owner = new EndpointOwnerKeys(facts, keys);
    facts.endpoint().ifPresent(owner::derive);
    keys.present(VPC_ARN, ACCOUNT);
    keys.unknown(VPC_ARN, ACCOUNT, ORGANIZATION, PATHS);
  }

  private void derive(VpcEndpoint endpoint) {
    keys.derive(ACCOUNT, endpoint.account().value());
    Optional<AccountId> account = Optional.of(endpoint.account());
    Optional<Organization.Member> member = facts.member(account);
    if (member.isPresent()) {
      keys.derive(ORGANIZATION, facts.knownOrganization().orElseThrow().id());
      keys.deriveList(PATHS, List.of(member.get().path()));
    } else if (facts.knownOrganization().isPresent()) {
      keys.perhaps(ORGANIZATION, facts.anotherOrganization());
      keys.perhaps(PATHS, facts.anotherOrganization());
    }
    vpcArn(endpoint);
  }

  private void vpcArn(VpcEndpoint endpoint) {
    @Nullable String vpc = endpoint.vpc();
    @Nullable String region = endpoint.region();
    Optional<String> partition =
        Arn.parse(request.resource())
            .or(() -> Arn.parse(request.principal().text()))
            .map(Arn::partition);
    if (vpc != null && region != null && partition.isPresent()) {
      keys.derive(
          VPC_ARN,
          "arn:"
              + partition.get()
              + ":ec2:"
              + region
              + ":"
              + endpoint.account().value()
              + ":vpc/"
              + vpc);
    } else if (vpc != null) {
      keys.present(
          VPC_ARN, new ValueShape.Around("arn:", ":vpc/" + vpc, ValueShape.Between.ANYTHING));
    }
  }
}
