package io.iamsim.authorize;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ApiOperations;
import io.iamsim.catalog.ResourcePolicySupport;
import io.iamsim.catalog.ResourcePolicySupport.Requirement;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.environment.Resource;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.S3Name;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.request.ValueShape;
import io.iamsim.service.KmsAliases;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the environment knows of a request's parties.
 *
 * @param request the request; a KMS key's alias is its key (KMS-12), an API operation's name is its
 *     action's (SQS-1), a wildcard-only action's resource is {@code *} (MATCH-30), and a session's
 *     role has its path where the environment knows it
 * @param requestAlias the alias that stood for a KMS key, or null (KMS-12)
 * @param identity the calling user or role, or null if not known
 * @param resource the resource or the one that it lies in, or null if not known
 * @param target the user or role that the request is about, or null if it is about something else
 *     or not known
 * @param s3Object the S3 object itself if the environment lists it, or null
 * @param s3Bucket the S3 bucket that is asked for, that an object lies in or that stands behind an
 *     access point, if the environment has it, or null
 * @param owner the account of the resource, or null if the request names none and no caller's
 *     stands in (EVAL-6)
 * @param ownerAssumed true if the owner is taken to be the caller's account for want of better
 *     knowledge
 * @param ownerDoubtful true if nobody says who the owner is, and the environment could have said
 *     whose it is (ROOM-65)
 * @param endpoints how the request travels
 * @param organization the organization, or null if there is none or it is not known
 * @param defaults what the environment's requests have for keys that they do not give (ROOM-133)
 */
record RequestFacts(
    AccessRequest request,
    @Nullable String requestAlias,
    @Nullable IamIdentity identity,
    @Nullable Resource resource,
    @Nullable IamIdentity target,
    @Nullable Resource s3Object,
    @Nullable Resource s3Bucket,
    @Nullable AccountId owner,
    boolean ownerAssumed,
    boolean ownerDoubtful,
    EndpointOnTheWay endpoints,
    @Nullable Organization organization,
    RequestContext defaults) {

  private static final ConditionKey CALLED_VIA = ConditionKey.of("aws:CalledVia");
  private static final ConditionKey VIA_AWS_SERVICE = ConditionKey.of("aws:ViaAWSService");
  private static final ConditionKey KMS_VIA_SERVICE = ConditionKey.of("kms:ViaService");

  static RequestFacts of(
      AccessRequest asked,
      Environment environment,
      ServiceCatalog catalog,
      RequestContext defaults) {
    @Nullable IamIdentity identity = identity(asked.principal(), environment);
    AccessRequest request =
        withRolePath(
            withKey(withoutNeedlessResource(withAction(asked), catalog), environment), identity);
    @Nullable Resource resource =
        request.namesNoResource() ? null : environment.resource(carrier(request)).orElse(null);
    Optional<AccountId> known = knownOwner(request, resource);
    Optional<AccountId> owner = known.or(() -> request.principal().account());
    boolean assumed = known.isEmpty() && owner.isPresent() && !request.namesNoResource();
    return new RequestFacts(
        request,
        KmsAliases.keyAlias(request.action(), asked.resource()).orElse(null),
        identity,
        resource,
        environment.identity(request.resource()).orElse(null),
        s3Object(request, environment),
        s3Bucket(request, resource, environment),
        owner.orElse(null),
        assumed,
        known.isEmpty() && mayBeElsewhere(request, environment, catalog),
        EndpointOnTheWay.of(request, environment),
        environment.organization().orElse(null),
        defaults);
  }

  Optional<IamIdentity> knownIdentity() {
    return Optional.ofNullable(identity);
  }

  Optional<Resource> knownResource() {
    return Optional.ofNullable(resource);
  }

  Optional<IamIdentity> knownTarget() {
    return Optional.ofNullable(target);
  }

  /** The S3 object that is asked for, if the environment lists it. */
  Optional<Resource> knownObject() {
    return Optional.ofNullable(s3Object);
  }

  /** The S3 bucket that the request is about, if the environment has it. */
  Optional<Resource> knownBucket() {
    return Optional.ofNullable(s3Bucket);
  }

  Optional<AccountId> resourceOwner() {
    return Optional.ofNullable(owner);
  }

  /** The endpoint that the request travels through, if it is known which. */
  Optional<VpcEndpoint> endpoint() {
    return endpoints.known();
  }

  Optional<Organization> knownOrganization() {
    return Optional.ofNullable(organization);
  }

  Optional<Organization.Member> member(Optional<AccountId> account) {
    return knownOrganization().flatMap(org -> account.flatMap(org::member));
  }

  /** What the id and the paths of an organization are that is not the known one (ROOM-60). */
  ValueShape anotherOrganization() {
    return organization == null
        ? ValueShape.ANY
        : new ValueShape.Except(List.of(organization.id()));
  }

  /** True if the principal's account owns the resource (EVAL-7), or is the owner that decides. */
  boolean sameAccount(Optional<AccountId> ownerThatDecides) {
    return ownerThatDecides.or(this::resourceOwner).equals(request.principal().account());
  }

  /**
   * True if the environment could have had the resource and does not, so that it may be another
   * account's whose policy lets the caller in (ROOM-65).
   */
  private static boolean mayBeElsewhere(
      AccessRequest request, Environment environment, ServiceCatalog catalog) {
    return !environment.isEmpty()
        && !request.namesNoResource()
        && request.context().reading() != ContextReading.ASSUME_ABSENT
        && catalog
            .resourcePolicySupport(request.action().service())
            .filter(ResourcePolicySupport::supported)
            .filter(support -> support.requirement() != Requirement.VARIES)
            .isPresent();
  }

  private static @Nullable Resource s3Object(AccessRequest request, Environment environment) {
    boolean isObject =
        S3Name.parse(request.resource())
            .filter(name -> name.kind() == S3Name.Kind.OBJECT)
            .isPresent();
    return isObject
        ? environment
            .resource(request.resource())
            .filter(known -> known.arn().equals(request.resource()))
            .orElse(null)
        : null;
  }

  private static @Nullable Resource s3Bucket(
      AccessRequest request, @Nullable Resource resource, Environment environment) {
    Optional<S3Name> name = S3Name.parse(request.resource());
    if (resource == null || name.isEmpty() || !name.get().throughAccessPoint()) {
      return name.isPresent() ? resource : null;
    }
    return resource
        .s3Facts()
        .accessPoint()
        .flatMap(
            accessPoint ->
                Arn.parse(request.resource())
                    .map(arn -> S3Name.bucketArn(arn.partition(), accessPoint.bucket())))
        .flatMap(environment::resource)
        .orElse(null);
  }

  /** What carries the policy: of an S3 object the bucket, whoever owns the object (S3-4). */
  private static String carrier(AccessRequest request) {
    return S3Name.parse(request.resource()).map(S3Name::container).orElse(request.resource());
  }

  /** True if an AWS service makes the call in a forward access session of the caller (SVC-4). */
  boolean viaService() {
    return given(CALLED_VIA).filter(values -> !values.isEmpty()).isPresent()
        || given(VIA_AWS_SERVICE).filter(values -> isTrue(values)).isPresent()
        || given(KMS_VIA_SERVICE).filter(values -> !values.isEmpty()).isPresent();
  }

  /** True if it is not known whether a service makes the call. */
  boolean perhapsViaService() {
    return !viaService()
        && request
            .context()
            .get(CALLED_VIA)
            .or(() -> request.context().get(VIA_AWS_SERVICE))
            .filter(ContextValue.Unknown.class::isInstance)
            .isPresent();
  }

  private Optional<List<String>> given(ConditionKey key) {
    return request
        .context()
        .get(key)
        .filter(ContextValue.Present.class::isInstance)
        .map(value -> ((ContextValue.Present) value).values());
  }

  private static boolean isTrue(List<String> values) {
    return values.size() == 1 && values.get(0).equalsIgnoreCase("true");
  }

  /** SQS-1: what is asked for by the name of an API operation is decided as its action. */
  private static AccessRequest withAction(AccessRequest request) {
    return ApiOperations.decidedAs(request.action())
        .map(
            action ->
                new AccessRequest(
                    request.principal(),
                    action,
                    request.resource(),
                    request.resourceAccount(),
                    request.context()))
        .orElse(request);
  }

  /** KMS-12: what is asked for by an alias is decided on its key. */
  private static AccessRequest withKey(AccessRequest request, Environment environment) {
    return KmsAliases.keyAlias(request.action(), request.resource())
        .flatMap(alias -> Arn.parse(request.resource()))
        .flatMap(environment::keyOfAlias)
        .map(
            key ->
                new AccessRequest(
                    request.principal(),
                    request.action(),
                    key.arn(),
                    request.resourceAccount(),
                    request.context()))
        .orElse(request);
  }

  private static AccessRequest withoutNeedlessResource(
      AccessRequest request, ServiceCatalog catalog) {
    boolean wildcardOnly =
        !request.namesNoResource()
            && catalog
                .action(request.action().service(), request.action().name())
                .map(ActionEntry::wildcardOnly)
                .orElse(false);
    return wildcardOnly
        ? new AccessRequest(
            request.principal(),
            request.action(),
            AccessRequest.ANY_RESOURCE,
            request.resourceAccount(),
            request.context())
        : request;
  }

  private static AccessRequest withRolePath(AccessRequest request, @Nullable IamIdentity identity) {
    if (identity == null
        || !(request.principal() instanceof RequestPrincipal.RoleSession session)
        || session.pathKnown()) {
      return request;
    }
    return new AccessRequest(
        new RequestPrincipal.RoleSession(identity.arn(), true, session.sessionName()),
        request.action(),
        request.resource(),
        request.resourceAccount(),
        request.context());
  }

  private static @Nullable IamIdentity identity(
      RequestPrincipal principal, Environment environment) {
    if (principal instanceof RequestPrincipal.User user) {
      return environment.identity(user.arn().toString()).orElse(null);
    }
    if (principal instanceof RequestPrincipal.FederatedUser user && user.federatingUser() != null) {
      return environment.identity(String.valueOf(user.federatingUser())).orElse(null);
    }
    if (principal instanceof RequestPrincipal.RoleSession session) {
      return session.pathKnown()
          ? environment.identity(session.roleArn().toString()).orElse(null)
          : session
              .account()
              .flatMap(account -> environment.role(account, session.roleName()))
              .orElse(null);
    }
    return null;
  }

  private static Optional<AccountId> knownOwner(
      AccessRequest request, @Nullable Resource resource) {
    return Arn.parse(request.resource())
        .flatMap(Arn::accountId)
        .or(request::declaredResourceAccount)
        .or(() -> Optional.ofNullable(resource).map(Resource::account));
  }
}
