package io.iamsim.reference.context;

import io.iamsim.catalog.ConditionKeyEntry;
import io.iamsim.catalog.KeyPresence;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Facts;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.Statement;
import io.iamsim.reference.collect.Parties;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.request.ValueShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rows of the tables ask of a request. */
public final class Circumstances {
  private final Parties parties;
  private final AccessRequest request;

  public Circumstances(Parties parties) {
    this.parties = parties;
    this.request = parties.request();
  }

  Parties parties() {
    return parties;
  }

  AccessRequest request() {
    return request;
  }

  /** UNK-1, ROOM-71. */
  ContextReading reading() {
    return request.context().reading();
  }

  boolean absenceAssumed() {
    return reading() == ContextReading.ASSUME_ABSENT;
  }

  /** ROOM-133: what the environment's requests have. */
  Optional<ContextValue> byDefault(ConditionKey key) {
    List<String> values = parties.environment().contextDefaults().get(key);
    if (values == null) {
      return Optional.empty();
    }
    return Optional.of(asListed(key, new ContextValue.Present(values, values.size() != 1)));
  }

  // who asks

  boolean is(PrincipalKind... kinds) {
    return List.of(kinds).contains(request.principal().kind());
  }

  boolean signed() {
    return !is(PrincipalKind.ANONYMOUS, PrincipalKind.IDENTITY_PROVIDER);
  }

  boolean inAccount() {
    return request.principal().account().isPresent();
  }

  String account() {
    return request.principal().account().orElseThrow().value();
  }

  boolean userSession() {
    return request.principal() instanceof RequestPrincipal.User user && user.sessionToken();
  }

  /** The principal's own ARN as section 2.2 has it. */
  String principalArn() {
    RequestPrincipal caller = request.principal();
    if (caller instanceof RequestPrincipal.User user) {
      return user.arn().toString();
    }
    if (caller instanceof RequestPrincipal.RoleSession session) {
      return session.roleArn().toString();
    }
    if (caller instanceof RequestPrincipal.FederatedUser federated) {
      return federated.arn().toString();
    }
    return ((RequestPrincipal.Root) caller).arn().toString();
  }

  /** ROOM-72: a session's ARN alone says which role, without its path. */
  boolean pathOfRoleDropped() {
    return request.principal() instanceof RequestPrincipal.RoleSession session
        && !session.pathKnown();
  }

  /** The last part of the principal's ARN. */
  String principalName() {
    String arn = principalArn();
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  Optional<String> uniqueId() {
    return identity().map(IamIdentity::uniqueId);
  }

  Optional<String> sessionName() {
    return Optional.ofNullable(((RequestPrincipal.RoleSession) request.principal()).sessionName());
  }

  String serviceName() {
    return ((RequestPrincipal.Service) request.principal()).name();
  }

  Optional<IamIdentity> identity() {
    return parties.identity();
  }

  /** ROOM-9: all that the role's trust policy lets in are identity providers. */
  boolean trustsProvidersOnly() {
    List<PrincipalEntry> named = new ArrayList<>();
    if (identity().isPresent() && identity().get().trustPolicy() != null) {
      for (Statement statement : identity().get().trustPolicy().document().statements()) {
        if (statement.principal() != null) {
          named.addAll(statement.principal().entries());
        }
      }
    }
    return !named.isEmpty()
        && named.stream().allMatch(entry -> entry instanceof PrincipalEntry.Federated);
  }

  // organizations

  boolean organized(Optional<AccountId> account) {
    return parties.member(account).isPresent();
  }

  /** ROOM-8, ROOM-60: of an account that the environment's organization does not have. */
  boolean outsider(Optional<AccountId> account) {
    return account.isPresent()
        && parties.environment().organization().isPresent()
        && !organized(account);
  }

  /** ROOM-8: an organization, if any, that is not the environment's. */
  ValueShape another() {
    return new ValueShape.Except(List.of(organization()));
  }

  String organization() {
    return parties.environment().organization().map(Organization::id).orElseThrow();
  }

  List<String> path(Optional<AccountId> account) {
    return List.of(parties.member(account).orElseThrow().path());
  }

  Optional<AccountId> caller() {
    return request.principal().account();
  }

  Optional<AccountId> owner() {
    return parties.owner();
  }

  /** SVC-2: the account of the resource for which a service acts. */
  Optional<AccountId> source() {
    return text("aws:SourceAccount").flatMap(AccountId::parse);
  }

  // what was given

  /** What was given, with the cardinality that the key has (CTX-3), if it is carried (ROOM-39). */
  @Nullable ContextValue given(ConditionKey key) {
    @Nullable ContextValue given = request.context().values().get(key);
    if (given == null) {
      return null;
    }
    if (doesNotCarry(key)) {
      return new ContextValue.Absent();
    }
    return asListed(key, given);
  }

  /** CTX-3: a value with the cardinality that the key has. */
  ContextValue asListed(ConditionKey key, ContextValue value) {
    Optional<ConditionKeyEntry> data = parties.catalog().conditionKey(key.text());
    if (data.isEmpty()) {
      return value;
    }
    boolean list = data.get().multivalued();
    if (value instanceof ContextValue.Unknown unknown) {
      return new ContextValue.Unknown(
          unknown.certain(), list || unknown.multivalued(), unknown.shape());
    }
    return value instanceof ContextValue.Present present
        ? new ContextValue.Present(present.values(), list || present.values().size() > 1)
        : value;
  }

  /** CTX-18, CTX-20, ROOM-39. */
  boolean doesNotCarry(ConditionKey key) {
    return new DataOfKeys(parties).withholds(key);
  }

  /** ROOM-80: a page of AWS says that each such request has the key, and this one carries it. */
  boolean alwaysHas(ConditionKey key) {
    if (doesNotCarry(key)) {
      return false;
    }
    Optional<KeyPresence> presence = new DataOfKeys(parties).presence(key);
    return presence.isPresent()
        && switch (presence.get()) {
          case ALWAYS -> true;
          case SIGNED -> signed();
          case TLS -> text("aws:SecureTransport").equals(Optional.of("true"));
        };
  }

  /** The values of a key that was given or that a row derives. */
  List<String> values(String key) {
    ContextValue value = new ReferenceCompletion(this).value(ConditionKey.of(key));
    return value instanceof ContextValue.Present present ? present.values() : List.of();
  }

  ContextValue valueOf(String key) {
    return new ReferenceCompletion(this).value(ConditionKey.of(key));
  }

  boolean has(String key) {
    return given(ConditionKey.of(key)) instanceof ContextValue.Present;
  }

  boolean isUnknown(String key) {
    return given(ConditionKey.of(key)) instanceof ContextValue.Unknown;
  }

  /** The single value of a key that was given or that a row derives. */
  Optional<String> text(String key) {
    List<String> values = values(key);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** The single value of a key that was given. */
  Optional<String> givenText(String key) {
    ContextValue value = given(ConditionKey.of(key));
    return value instanceof ContextValue.Present present && present.values().size() == 1
        ? Optional.of(present.values().get(0))
        : Optional.empty();
  }

  /** The rest of the names of a family's keys that were given with a single value. */
  List<String> givenOf(String family) {
    List<String> names = new ArrayList<>();
    for (ConditionKey key : request.context().values().keySet()) {
      if (key.canonical().startsWith(family.toLowerCase(Locale.ROOT))
          && givenText(key.text()).isPresent()) {
        names.add(key.text().substring(family.length()));
      }
    }
    return names;
  }

  // how the request travels

  /** SVC-4, ROOM-31: a service makes the call for the caller. */
  public boolean throughService() {
    List<String> chain = Parties.values(request.context(), "aws:CalledVia").orElse(List.of());
    List<String> via = Parties.values(request.context(), "aws:ViaAWSService").orElse(List.of());
    List<String> kms = Parties.values(request.context(), "kms:ViaService").orElse(List.of());
    return !chain.isEmpty()
        || (via.size() == 1 && via.get(0).equalsIgnoreCase("true"))
        || !kms.isEmpty();
  }

  /** ROOM-31: nobody knows whether a service makes the call. */
  public boolean perhapsThroughService() {
    RequestContext context = request.context();
    boolean chainSaid = context.find(ConditionKey.of("aws:CalledVia")) != null;
    return !throughService()
        && (Parties.isUnknown(context, "aws:CalledVia")
            || (!chainSaid && Parties.isUnknown(context, "aws:ViaAWSService")));
  }

  /** How a request comes to its service (ROOM-132). */
  enum Route {
    /** As a service's own, or in one that a service makes for somebody. */
    INSIDE,
    /** Through a VPC endpoint. */
    ENDPOINT,
    /** From an address. */
    ADDRESS,
    /** One of these, and it is not known which. */
    NOT_KNOWN
  }

  /** ROOM-132: what is said of one side tells of the other. */
  Route route() {
    if (is(PrincipalKind.SERVICE) || throughService()) {
      return Route.INSIDE;
    }
    if (parties.throughEndpoint()) {
      return Route.ENDPOINT;
    }
    boolean endpointInDoubt = isUnknown("aws:SourceVpce");
    boolean addressed =
        has("aws:SourceIp")
            || (given(ConditionKey.of("aws:SourceIp")) == null
                && byDefault(ConditionKey.of("aws:SourceIp")).isPresent());
    if (!endpointInDoubt && addressed) {
      return Route.ADDRESS;
    }
    boolean noEndpoint =
        isAbsent("aws:SourceVpce") || isAbsent("aws:SourceVpc") || isAbsent("aws:VpcSourceIp");
    return !endpointInDoubt && noEndpoint ? Route.ADDRESS : Route.NOT_KNOWN;
  }

  boolean comes(Route route) {
    return route() == route;
  }

  private boolean isAbsent(String key) {
    return given(ConditionKey.of(key)) instanceof ContextValue.Absent;
  }

  // what is asked for

  boolean asks(String service) {
    return request.action().service().equals(service);
  }

  boolean asks(String service, String action) {
    return request.action().is(service, action);
  }

  /** ROOM-65: it may be another account's, whose policy may let the caller in. */
  public boolean ownerDoubtful() {
    return parties.ownerDoubtful();
  }

  /** CTX-18: a request for {@code *} without an owner names nobody's resource. */
  boolean namesOwner() {
    return !request.namesNoResource() || request.resourceAccount() != null;
  }

  /** The ARN's Region; a global service has its own; a bucket's may be known. */
  Optional<String> region() {
    return Arn.parse(request.resource())
        .map(Arn::region)
        .filter(region -> !region.isEmpty())
        .or(() -> parties.catalog().globalServiceRegion(request.action().service()))
        .or(() -> parties.carrier().map(Resource::s3).map(S3Facts::region));
  }

  Optional<String> regionOfArn() {
    return Arn.parse(request.resource()).map(Arn::region).filter(region -> !region.isEmpty());
  }

  /** ROOM-66: the data know the action, and a type of its that has such an ARN. */
  boolean typeKnown() {
    return parties.data().flatMap(entry -> entry.resourceFor(request.resource())).isPresent();
  }

  /** UNK-5: such a request through an endpoint carries the key. */
  boolean passesOn(String key) {
    return parties.catalog().isCarriedThroughEndpoint(request.action(), key);
  }
}
