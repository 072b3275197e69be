package io.iamsim.reference.collect;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ResourcePolicySupport;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.Account;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.environment.Resource;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is authorized, and what the environment knows of who and what it names. Whatever
 * is looked for is looked for among everything that there is.
 */
public final class Parties {
  private static final Set<String> ABOUT_ALIASES =
      Set.of("createalias", "updatealias", "deletealias");

  private final AccessRequest asked;
  private final AccessRequest request;
  private final Environment environment;
  private final ServiceCatalog catalog;
  private final Optional<ActionEntry> data;
  private final Optional<IamIdentity> identity;
  private final Optional<IamIdentity> target;
  private final Optional<Resource> itself;
  private final Optional<Resource> carrier;
  private final List<VpcEndpoint> endpoints;

  private Parties(AccessRequest asked, Environment environment, ServiceCatalog catalog) {
    this.asked = asked;
    this.environment = environment;
    this.catalog = catalog;
    ActionName action = authorizedAs(asked.action());
    this.data = catalog.action(action.service(), action.name());
    this.identity = findIdentity();
    this.request =
        new AccessRequest(
            principalWithPath(),
            action,
            resourceAskedFor(),
            asked.resourceAccount(),
            asked.context());
    this.target = identity(request.resource());
    this.itself = resource(request.resource());
    this.carrier = findCarrier();
    this.endpoints = throughEndpoint() ? findEndpoints() : List.of();
  }

  public static Parties of(AccessRequest asked, Environment environment, ServiceCatalog catalog) {
    return new Parties(asked, environment, catalog);
  }

  /** The request as it was asked. */
  public AccessRequest asked() {
    return asked;
  }

  /** The request as it is authorized. */
  public AccessRequest request() {
    return request;
  }

  public Environment environment() {
    return environment;
  }

  public ServiceCatalog catalog() {
    return catalog;
  }

  /** What the service data say of the action. */
  public Optional<ActionEntry> data() {
    return data;
  }

  /** The calling user or role; of a federated user the user who made it (EVAL-5). */
  public Optional<IamIdentity> identity() {
    return identity;
  }

  /** The user or role that the request is about. */
  public Optional<IamIdentity> target() {
    return target;
  }

  /** The resource of the request itself, if the environment lists it. */
  public Optional<Resource> itself() {
    return itself;
  }

  /**
   * The resource, or the closest one in which it lies; of an S3 object its bucket or access point,
   * which carries the policy (S3-3, S3-4).
   */
  public Optional<Resource> carrier() {
    return carrier;
  }

  /** The endpoints through which the request may travel. */
  public List<VpcEndpoint> endpoints() {
    return endpoints;
  }

  /** The endpoint, if it can only be one. */
  public Optional<VpcEndpoint> endpoint() {
    return endpoints.size() == 1 ? Optional.of(endpoints.get(0)) : Optional.empty();
  }

  /** SQS-1: a batch is authorized as the single action. */
  private static ActionName authorizedAs(ActionName action) {
    boolean batch = action.service().equals("sqs") && action.name().endsWith("batch");
    return batch
        ? ActionName.parse(action.text().substring(0, action.text().length() - 5)).orElseThrow()
        : action;
  }

  /** ROOM-11: a wildcard-only action works on {@code *}. KMS-12, ROOM-36: an alias is its key. */
  private String resourceAskedFor() {
    if (data.filter(ActionEntry::wildcardOnly).isPresent()) {
      return AccessRequest.ANY_RESOURCE;
    }
    return alias().flatMap(this::keyOf).orElse(asked.resource());
  }

  /** The alias by which the request names a key. */
  public Optional<String> alias() {
    ActionName action = asked.action();
    return action.service().equals("kms") && !ABOUT_ALIASES.contains(action.name())
        ? Arn.parse(asked.resource())
            .filter(arn -> arn.service().equals("kms"))
            .map(Arn::resource)
            .filter(name -> name.startsWith("alias/"))
        : Optional.empty();
  }

  private Optional<String> keyOf(String alias) {
    Arn named = Arn.parse(asked.resource()).orElseThrow();
    return resources()
        .filter(resource -> resource.account().value().equals(named.account()))
        .filter(resource -> resource.aliases().contains(alias))
        .map(Resource::arn)
        .filter(arn -> arn.startsWith("arn:" + named.partition() + ":kms:" + named.region() + ":"))
        .findFirst();
  }

  /** ROOM-4: a session that its ARN names is one of the role that has the name, path and all. */
  private RequestPrincipal principalWithPath() {
    return asked.principal() instanceof RequestPrincipal.RoleSession session
        ? identity
            .map(IamIdentity::arn)
            .<RequestPrincipal>map(
                arn -> new RequestPrincipal.RoleSession(arn, true, session.sessionName()))
            .orElse(session)
        : asked.principal();
  }

  private Optional<IamIdentity> findIdentity() {
    RequestPrincipal caller = asked.principal();
    if (caller instanceof RequestPrincipal.User user) {
      return identity(user.arn().toString());
    }
    if (caller instanceof RequestPrincipal.FederatedUser federated) {
      @Nullable Arn creator = federated.federatingUser();
      return creator == null ? Optional.empty() : identity(creator.toString());
    }
    if (caller instanceof RequestPrincipal.RoleSession session) {
      return session.pathKnown()
          ? identity(session.roleArn().toString())
          : identities().filter(identity -> isRoleNamed(identity, session)).findFirst();
    }
    return Optional.empty();
  }

  /** PRIN-7: names of roles are unique in an account. */
  private static boolean isRoleNamed(IamIdentity identity, RequestPrincipal.RoleSession session) {
    String resource = identity.arn().resource();
    return resource.startsWith("role/")
        && identity.arn().account().equals(session.roleArn().account())
        && resource.endsWith("/" + session.roleName());
  }

  private Optional<IamIdentity> identity(String arn) {
    return identities().filter(identity -> identity.arn().toString().equals(arn)).findFirst();
  }

  private Stream<IamIdentity> identities() {
    return environment.accounts().stream()
        .flatMap(account -> account.identities().values().stream());
  }

  private Stream<Resource> resources() {
    return environment.accounts().stream()
        .flatMap(account -> account.resources().values().stream());
  }

  /** A resource by its ARN. */
  public Optional<Resource> resource(String arn) {
    return resources().filter(resource -> resource.arn().equals(arn)).findFirst();
  }

  private Optional<Resource> findCarrier() {
    if (request.namesNoResource()) {
      return Optional.empty();
    }
    Optional<String> container = S3Arns.container(request.resource());
    String arn = container.orElse(request.resource());
    return resources()
        .filter(
            resource ->
                arn.equals(resource.arn())
                    || arn.startsWith(resource.arn() + "/")
                    || arn.startsWith(resource.arn() + ":"))
        .max(Comparator.comparing(resource -> resource.arn().length()));
  }

  /** EVAL-6: who owns the resource, as far as anybody says so. */
  public Optional<AccountId> ownerSaid() {
    return Arn.parse(request.resource())
        .flatMap(Arn::accountId)
        .or(request::declaredResourceAccount)
        .or(() -> carrier.map(Resource::account));
  }

  /**
   * ROOM-65: the environment could have had the resource and does not, so that it may be another
   * account's, whose policy may let the caller in.
   */
  public boolean ownerDoubtful() {
    return ownerSaid().isEmpty()
        && !request.namesNoResource()
        && !environment.isEmpty()
        && request.context().reading() != ContextReading.ASSUME_ABSENT
        && catalog
            .resourcePolicySupport(request.action().service())
            .filter(
                support ->
                    !support.resources().isEmpty()
                        && support.requirement() != ResourcePolicySupport.Requirement.VARIES)
            .isPresent();
  }

  /** EVAL-6, ROOM-65: who owns the resource; without better knowledge the caller's account. */
  public Optional<AccountId> owner() {
    return ownerSaid().or(() -> request.principal().account());
  }

  /** ROOM-134: one that aws:SourceVpce names, or of the VPC and the service. */
  private List<VpcEndpoint> findEndpoints() {
    List<VpcEndpoint> all =
        environment.accounts().stream()
            .flatMap(account -> account.vpcEndpoints().values().stream())
            .toList();
    RequestContext context = request.context();
    if (isThere(context, "aws:SourceVpce")) {
      return all.stream()
          .filter(endpoint -> List.of(endpoint.id()).equals(named(context, "aws:SourceVpce")))
          .toList();
    }
    return all.stream()
        .filter(endpoint -> request.action().service().equals(endpoint.service()))
        .filter(endpoint -> endpoint.vpc() != null)
        .filter(endpoint -> List.of(endpoint.vpc()).equals(named(context, "aws:SourceVpc")))
        .toList();
  }

  private static List<String> named(RequestContext context, String key) {
    return values(context, key).orElse(List.of());
  }

  private static boolean isThere(RequestContext context, String key) {
    @Nullable ContextValue value = context.find(ConditionKey.of(key));
    return value instanceof ContextValue.Present
        || (value instanceof ContextValue.Unknown unknown && unknown.certain());
  }

  private static boolean isAbsent(RequestContext context, String key) {
    return context.find(ConditionKey.of(key)) instanceof ContextValue.Absent;
  }

  /** ROOM-132, ROOM-134: a key of an endpoint is there, or the address is known not to be. */
  public boolean throughEndpoint() {
    RequestContext context = request.context();
    boolean withoutAddress =
        isAbsent(context, "aws:SourceIp")
            && request.principal().kind() != PrincipalKind.SERVICE
            && context.find(ConditionKey.of("aws:SourceVpce")) == null;
    return withoutAddress
        || isThere(context, "aws:SourceVpce")
        || isThere(context, "aws:SourceVpc")
        || isThere(context, "aws:VpcSourceIp");
  }

  /** An account's place in the organization. */
  public Optional<Organization.Member> member(Optional<AccountId> account) {
    return environment
        .organization()
        .flatMap(organization -> account.map(organization.members()::get));
  }

  /** An account of which more is known than its place. */
  public Optional<Account> account(Optional<AccountId> id) {
    return environment.accounts().stream()
        .filter(account -> id.equals(Optional.of(account.id())))
        .findFirst();
  }

  /** The values that were given for a key, if it was said to be there. */
  public static Optional<List<String>> values(RequestContext context, String key) {
    for (var given : context.values().entrySet()) {
      boolean same = given.getKey().text().equalsIgnoreCase(key);
      if (same && given.getValue() instanceof ContextValue.Present present) {
        return Optional.of(present.values());
      }
    }
    return Optional.empty();
  }

  /** True if a key was said to be unknown. */
  public static boolean isUnknown(RequestContext context, String key) {
    return context.values().entrySet().stream()
        .anyMatch(
            given ->
                given.getKey().text().equalsIgnoreCase(key)
                    && given.getValue() instanceof ContextValue.Unknown);
  }
}
