package io.iamsim.authorize;

import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.match.HashedText;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A principal, its session's context, and the precedents found so far. A request whose kind was
 * seen before is decided by its precedent, which needs no memory; a request of a new kind makes
 * one; a request that no precedent can hold for takes the straight line.
 */
public final class PreparedPrincipal {
  /** With more actions than these it begins anew. */
  private static final int MOST_ACTIONS = 1_024;

  private static final String SOME_ARN = "arn:aws:iam::000000000000:root";

  private final Authorizer authorizer;
  private final RequestPrincipal principal;
  private final @Nullable AccountId resourceAccount;
  private final RequestContext session;
  private final boolean steered;
  private final Map<ActionName, Precedents> byAction = new ConcurrentHashMap<>();
  private final AtomicInteger learnt = new AtomicInteger();
  private volatile int weighed = 1;
  private volatile @Nullable PreparedPrincipal assumingAbsent;

  /**
   * A principal.
   *
   * @param resourceAccount the owner of its requests' resources where their ARNs name none, or null
   * @param session what its session gives
   */
  PreparedPrincipal(
      Authorizer authorizer,
      RequestPrincipal principal,
      @Nullable AccountId resourceAccount,
      RequestContext session) {
    this.authorizer = authorizer;
    this.principal = principal;
    this.resourceAccount = resourceAccount;
    this.session = session;
    this.steered = isSteered(session) || isWithoutAddress(session);
  }

  /** True if the context changes more than what single keys read as. */
  private static boolean isSteered(RequestContext context) {
    return context.isOpen() || context.mentionsAnyOf(PrecedentKeys.STEERING);
  }

  /**
   * True if the request is said to have no address, so that an endpoint is on its way (ROOM-132).
   */
  private static boolean isWithoutAddress(RequestContext context) {
    return context.find(EndpointOnTheWay.SOURCE_IP) instanceof ContextValue.Absent;
  }

  /** The same principal, whose session takes every key that is not given for absent. */
  private PreparedPrincipal assumingAbsent() {
    @Nullable PreparedPrincipal known = assumingAbsent;
    if (known == null) {
      known =
          new PreparedPrincipal(
              authorizer, principal, resourceAccount, session.read(ContextReading.ASSUME_ABSENT));
      assumingAbsent = known;
    }
    return known;
  }

  /** True if what was found out in the session's reading of keys holds for a request. */
  private boolean readsAsTheSession(RequestContext given) {
    return given.reading() == ContextReading.DEFAULT || given.reading() == session.reading();
  }

  /** How much was found out for it: one for each kind of request, and one for itself. */
  public int weight() {
    @Nullable PreparedPrincipal other = assumingAbsent;
    return 1 + learnt.get() + (other == null ? 0 : other.weight());
  }

  /** True once after its weight has doubled. */
  public boolean hasGrown() {
    int now = weight();
    if (now < 2 * weighed) {
      return false;
    }
    weighed = now;
    return true;
  }

  /** Who asks. */
  public RequestPrincipal principal() {
    return principal;
  }

  /** The whole request; what it gives itself wins over the session's context. */
  public AccessRequest request(ActionName action, String resource, RequestContext given) {
    return new AccessRequest(principal, action, resource, resourceAccount, given.over(session));
  }

  /** The decision alone, under the policies that the environment has. */
  public Decision decide(ActionName action, String resource, RequestContext given) {
    return decide(action, resource, given, null);
  }

  /**
   * The decision alone.
   *
   * @param policies what applies to the request, the same each time; null for what the environment
   *     has. They are not kept, so that they can go while what was learnt under them is still here.
   */
  public Decision decide(
      ActionName action,
      String resource,
      RequestContext given,
      @Nullable ApplicablePolicies policies) {
    boolean otherReading =
        given.reading() == ContextReading.ASSUME_ABSENT
            && session.reading() == ContextReading.DEFAULT;
    if (otherReading) {
      return assumingAbsent().decide(action, resource, given, policies);
    }
    if (!steered && readsAsTheSession(given)) {
      Workspace workspace = authorizer.workspace();
      @Nullable Ruling ruling = ruling(action, resource, policies, workspace);
      boolean unusual = ruling != null && given.mentionsAnyOf(ruling.watchedKeys());
      if (ruling != null && !(unusual && isSteered(given)) && !isWithoutAddress(given)) {
        workspace.keys().begin(this, ruling, resource, given);
        return ruling.decide(resource, workspace, unusual);
      }
    }
    AccessRequest request = request(action, resource, given);
    return authorizer.decide(
        request, policies == null ? authorizer.applicablePolicies(request) : policies);
  }

  private @Nullable Ruling ruling(
      ActionName action,
      String resource,
      @Nullable ApplicablePolicies policies,
      Workspace workspace) {
    @Nullable Precedents known = byAction.get(action);
    Precedents precedents = known == null ? begin(action) : known;
    if (precedents.worksOnNoResource() || resource.equals(AccessRequest.ANY_RESOURCE)) {
      @Nullable Precedent found = precedents.withoutResource();
      return (found == null ? learnWithoutResource(action, policies, precedents) : found).ruling();
    }
    HashedText arn = workspace.resource();
    arn.set(resource);
    @Nullable Precedent one = precedents.findAmongFew(arn, authorizer.knownResources());
    if (one != null) {
      return one.ruling();
    }
    RequestKind kind = workspace.kind();
    if (!kind.find(arn, authorizer.knownResources())) {
      return null;
    }
    @Nullable Precedent found = precedents.find(arn, kind);
    return (found == null ? learn(action, resource, policies, kind, precedents) : found).ruling();
  }

  private Precedents begin(ActionName action) {
    if (byAction.size() >= MOST_ACTIONS) {
      byAction.clear();
      learnt.set(0);
    }
    AccessRequest anything = request(action, SOME_ARN, RequestContext.empty());
    Precedents precedents = new Precedents(authorizer.facts(anything).request().namesNoResource());
    byAction.put(action, precedents);
    return precedents;
  }

  private Precedent learnWithoutResource(
      ActionName action, @Nullable ApplicablePolicies policies, Precedents precedents) {
    AccessRequest request = request(action, AccessRequest.ANY_RESOURCE, RequestContext.empty());
    Precedent precedent =
        Precedent.withoutResource(
            authorizer.ruling(request, policies, AccessRequest.ANY_RESOURCE, true));
    precedents.setWithoutResource(precedent);
    learnt.incrementAndGet();
    return precedent;
  }

  private Precedent learn(
      ActionName action,
      String resource,
      @Nullable ApplicablePolicies policies,
      RequestKind kind,
      Precedents precedents) {
    String beginning = resource.substring(0, kind.length());
    int form = kind.form();
    AccessRequest request = request(action, resource, RequestContext.empty());
    boolean whole = form == RequestKind.NAMED;
    Precedent precedent =
        new Precedent(
            beginning, form, authorizer.ruling(request, policies, beginning, whole).orElse(null));
    precedents.add(precedent);
    learnt.incrementAndGet();
    return precedent;
  }
}
