package io.iamsim.reference;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.Account;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Controls;
import io.iamsim.environment.S3Facts;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.reference.ReferenceDecision.LayerWord;
import io.iamsim.reference.collect.Parties;
import io.iamsim.reference.collect.ReferenceCollector;
import io.iamsim.reference.collect.S3Arns;
import io.iamsim.reference.context.Circumstances;
import io.iamsim.reference.context.ReferenceCompletion;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides a request in an environment by the reference alone: its collector, its completion, its
 * evaluator.
 */
public final class EnvironmentReference {
  private static final AccountId SOMEBODY = new AccountId("000000000000");

  private final Environment environment;
  private final ServiceCatalog catalog;

  public EnvironmentReference(Environment environment, ServiceCatalog catalog) {
    this.environment = environment;
    this.catalog = catalog;
  }

  /** The decision; a request through an access point is decided twice (S3-13, ROOM-25). */
  public ReferenceDecision decide(AccessRequest asked, PolicyLayer session) {
    if (isOnAnotherType(asked)) {
      return ReferenceDecision.byRule(Decision.IMPLICIT_DENY, "ROOM-100");
    }
    Parties parties = Parties.of(asked, environment, catalog);
    ApplicablePolicies policies = ReferenceCollector.collect(parties).withSession(session);
    ReferenceDecision own = decide(parties, policies);
    Optional<AccessPoint> accessPoint =
        S3Arns.isThroughAccessPoint(asked.resource())
            ? parties.carrier().map(Resource::s3).map(S3Facts::leadsTo)
            : Optional.empty();
    if (accessPoint.isEmpty()) {
      return own;
    }
    Parties behind = Parties.of(onBucket(parties, accessPoint.get()), environment, catalog);
    ApplicablePolicies ofBucket = ReferenceCollector.collect(behind);
    return together(
        own,
        decide(
            behind,
            policies
                .withResource(ofBucket.resource())
                .withResourceControl(ofBucket.resourceControl())
                .withS3(blockedBoth(policies.s3(), ofBucket.s3()))));
  }

  /** ROOM-100: the service data say so of the action. */
  private boolean isOnAnotherType(AccessRequest asked) {
    return catalog
        .mismatch(asked.action().service(), asked.action().name(), asked.resource())
        .isPresent();
  }

  private static AccessRequest onBucket(Parties parties, AccessPoint accessPoint) {
    AccessRequest asked = parties.asked();
    RequestContext.Builder added = RequestContext.builder();
    added.put("s3:DataAccessPointArn", S3Arns.container(asked.resource()).orElseThrow());
    added.put(
        "s3:DataAccessPointAccount", S3Arns.accountOfAccessPoint(asked.resource()).orElseThrow());
    added.put("s3:AccessPointNetworkOrigin", accessPoint.networkOrigin());
    return new AccessRequest(
        asked.principal(),
        asked.action(),
        S3Arns.inBucket(asked.resource(), accessPoint.bucket()),
        null,
        added.build().with(asked.context()));
  }

  /** S3-9: the flags that count for the access point count for its bucket. */
  private static S3Controls blockedBoth(S3Controls accessPoint, S3Controls bucket) {
    return new S3Controls(
        accessPoint.publicAccessBlock().or(bucket.publicAccessBlock()),
        bucket.objectOwnership(),
        bucket.bucketAcl(),
        bucket.objectAcl(),
        bucket.objectOwner());
  }

  private static ReferenceDecision together(ReferenceDecision one, ReferenceDecision other) {
    Decision decision = Decision.ALLOWED;
    for (Decision stronger :
        List.of(Decision.UNKNOWN, Decision.IMPLICIT_DENY, Decision.EXPLICIT_DENY)) {
      if (one.decision() == stronger || other.decision() == stronger) {
        decision = stronger;
      }
    }
    List<LayerWord> words = new ArrayList<>(one.layers());
    words.addAll(other.layers());
    List<String> rules = new ArrayList<>(one.rules());
    rules.addAll(other.rules());
    return new ReferenceDecision(decision, words, rules);
  }

  private ReferenceDecision decide(Parties parties, ApplicablePolicies policies) {
    AccessRequest request = parties.request();
    boolean unknownKey = request.resource().contains(":alias/") && parties.alias().isPresent();
    if (unknownKey && ServiceFacts.neverAllowed(request).isEmpty()) {
      return ReferenceDecision.byRule(Decision.UNKNOWN, "KMS-12");
    }
    Circumstances circumstances = new Circumstances(parties);
    Map<ConditionKey, ContextValue> context =
        new ReferenceCompletion(circumstances).values(KeysRead.by(policies, request));
    ReferenceFacts facts = facts(parties, circumstances);
    ReferenceDecision here =
        ReferenceEvaluator.decide(ownedBy(request, parties.owner()), policies, context, facts);
    if (!circumstances.ownerDoubtful()
        || request.principal().account().isEmpty()
        || !here.rules().isEmpty()) {
      return here;
    }
    ReferenceDecision elsewhere =
        ReferenceEvaluator.decide(
            ownedBy(request, Optional.of(SOMEBODY)), ofSomebody(policies), context, facts);
    return new ReferenceDecision(
        either(here.decision(), elsewhere.decision()), here.layers(), List.of());
  }

  private static AccessRequest ownedBy(AccessRequest request, Optional<AccountId> owner) {
    return new AccessRequest(
        request.principal(),
        request.action(),
        request.resource(),
        owner.orElse(null),
        request.context());
  }

  /** ROOM-65: nothing is known of the policies of another owner. */
  private static ApplicablePolicies ofSomebody(ApplicablePolicies policies) {
    return policies
        .withResource(PolicyLayer.notProvided(""))
        .withResourceControl(PolicyLayer.notProvided(""));
  }

  /** ROOM-1, ROOM-65. */
  private static Decision either(Decision one, Decision other) {
    boolean denied =
        one != Decision.ALLOWED
            && one != Decision.UNKNOWN
            && other != Decision.ALLOWED
            && other != Decision.UNKNOWN;
    if (one == other) {
      return one;
    }
    return denied ? Decision.IMPLICIT_DENY : Decision.UNKNOWN;
  }

  /** ROOM-46: an account of which more is known than its place has the providers it lists. */
  private static boolean providerMissing(Parties parties) {
    return parties.request().principal() instanceof RequestPrincipal.IdentityProvider caller
        && parties
            .account(Arn.parse(caller.provider()).flatMap(Arn::accountId))
            .filter(account -> !account.identityProviders().contains(caller.provider()))
            .isPresent();
  }

  private ReferenceFacts facts(Parties parties, Circumstances circumstances) {
    Map<String, String> canonicalUserIds = new HashMap<>();
    for (Account account : environment.accounts()) {
      if (account.canonicalUserId() != null) {
        canonicalUserIds.put(account.id().value(), account.canonicalUserId());
      }
    }
    Optional<Resource> carrier = parties.carrier();
    boolean managed =
        carrier
            .filter(key -> key.aliases().stream().anyMatch(name -> name.startsWith("alias/aws/")))
            .isPresent();
    Truth service =
        circumstances.throughService()
            ? Truth.TRUE
            : circumstances.perhapsThroughService() ? Truth.UNKNOWN : Truth.FALSE;
    return new ReferenceFacts(
        parties.identity().map(IamIdentity::uniqueId).orElse(null),
        canonicalUserIds,
        parties.endpoint().map(VpcEndpoint::gateway).orElse(null),
        service,
        managed,
        carrier.map(Resource::s3).map(S3Facts::leadsTo).map(AccessPoint::vpc).orElse(null),
        providerMissing(parties),
        environment.isEmpty() || carrier.isPresent());
  }
}
