package io.iamsim.catalog;

import io.iamsim.model.ActionName;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the Service Authorization Reference says of services, actions, resource types and
 * condition keys; prefixes and names are found in any case. A service is read when it is first
 * asked for; safe for concurrent use.
 *
 * <p>Rules: CTX-2, CTX-3, CTX-20 (condition keys), MATCH-9, MATCH-30 (actions), SVCT-1 to SVCT-3
 * (services).
 */
public final class ServiceCatalog {
  /** With more names of condition keys than these it begins anew to remember what they are. */
  private static final int MOST_KEYS = 4_096;

  private final CatalogSource source;
  private final CatalogIndex index;
  private final GeneralConditionKeys generalKeys;
  private final ServiceSupport support;
  private final RequestKeys requestKeys;
  private final LikelyNames likely = new LikelyNames(this);
  private final ConcurrentMap<String, ServiceEntry> services = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Optional<ConditionKeyEntry>> keys = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Boolean> listedKeys = new ConcurrentHashMap<>();

  private ServiceCatalog(CatalogSource source) {
    this.source = source;
    this.index = CatalogIndex.read(source);
    this.generalKeys = GeneralConditionKeys.read(source);
    this.support = ServiceSupport.read(source);
    this.requestKeys = RequestKeys.read(source);
  }

  /** What names that are not in the data were probably meant to be. */
  public LikelyNames likelyNames() {
    return likely;
  }

  /** The names of all keys that are no service's own, families with their placeholders. */
  Collection<String> generalKeyNames() {
    return generalKeys.names();
  }

  /** The catalogue in this library. */
  public static ServiceCatalog bundled() {
    return Bundled.CATALOG;
  }

  /**
   * A catalogue of other data in the format the package description states; throws {@link
   * CatalogFormatException} now if the tables are wrong and when a service is asked for if that
   * service's file is, see {@link #readAll}.
   */
  public static ServiceCatalog read(CatalogSource source) {
    return new ServiceCatalog(source);
  }

  /** Reads every service, so that what is wrong with any file is known now. */
  public void readAll() {
    services().forEach(this::load);
  }

  /** Opens a file of the catalog in this library. */
  static InputStream bundledFile(String name) throws IOException {
    return Bundled.open(name);
  }

  /** The version and date of the data (UNK-17). */
  public CatalogVersion version() {
    return new CatalogVersion(index.version(), index.date(), support.date());
  }

  /** The prefixes of all services, sorted. */
  public SortedSet<String> services() {
    return index.services();
  }

  /** The service of an action prefix such as {@code s3}. */
  public Optional<ServiceEntry> service(String prefix) {
    ServiceEntry loaded = services.get(prefix);
    if (loaded != null) {
      return Optional.of(loaded);
    }
    String name = lowerCase(prefix);
    return services().contains(name) ? Optional.of(load(name)) : Optional.empty();
  }

  /** The action of a service prefix and a name; none means the action is unknown (MATCH-9). */
  public Optional<ActionEntry> action(String prefix, String name) {
    return service(prefix).flatMap(service -> service.action(name));
  }

  /**
   * What is wrong with asking for an action on a resource that it does not work on; none if it
   * does, or if the data do not say (ROOM-100).
   *
   * @param prefix the service prefix of the action, such as {@code s3}
   */
  public Optional<ResourceMismatch> mismatch(String prefix, String name, String arn) {
    return targets(prefix, name).flatMap(targets -> targets.mismatch(arn));
  }

  /**
   * The resources of a common beginning that an action does not work on; none if there are none.
   *
   * @param beginning the first five parts of the ARNs with their colons, and more
   */
  public Optional<RefusedResources> refused(String prefix, String name, String beginning) {
    return targets(prefix, name).flatMap(targets -> targets.refused(beginning));
  }

  private Optional<ActionTargets> targets(String prefix, String name) {
    return action(prefix, name)
        .map(
            entry ->
                new ActionTargets(
                    this,
                    lowerCase(prefix),
                    entry,
                    support.alsoOn().getOrDefault(lowerCase(prefix), List.of()).stream()
                        .filter(also -> also.isOf(entry.name()))
                        .map(ServiceSupport.AlsoOn::format)
                        .toList()));
  }

  /**
   * The condition key, or the family of keys, of a full name such as {@code aws:SourceIp}, {@code
   * s3:ExistingObjectTag/team} or {@code oidc.example.com:aud}; none means the key is unknown, see
   * {@link ConditionKeyEntry#unlisted}.
   */
  public Optional<ConditionKeyEntry> conditionKey(String name) {
    Optional<ConditionKeyEntry> known = keys.get(name);
    if (known != null) {
      return known;
    }
    if (keys.size() >= MOST_KEYS) {
      keys.clear();
    }
    Optional<ConditionKeyEntry> found = findConditionKey(name);
    keys.put(name, found);
    return found;
  }

  private Optional<ConditionKeyEntry> findConditionKey(String name) {
    Optional<ConditionKeyEntry> general = generalKeys.find(name);
    int colon = name.indexOf(':');
    if (general.isPresent() || colon < 0) {
      return general;
    }
    for (String prefix : servicesThatMayList(lowerCase(name.substring(0, colon)))) {
      Optional<ConditionKeyEntry> key = load(prefix).conditionKey(name);
      if (key.isPresent()) {
        return key;
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a request for an action without a resource of a known type can carry a condition key
   * (CTX-20).
   */
  public boolean supportsConditionKey(ActionEntry action, String key) {
    return onEveryAction(key) || lists(action.conditionKeys(), key);
  }

  /**
   * Whether a request for an action on a resource of this type can carry a condition key (CTX-20).
   * Global keys other than {@code aws:ResourceTag}, {@code aws:RequestTag} and {@code aws:TagKeys}
   * are possible on every action; a key unknown to the catalogue is on none.
   */
  public boolean supportsConditionKey(ActionEntry action, ResourceTypeEntry type, String key) {
    return supportsConditionKey(action, key)
        || action
            .resource(type)
            .filter(
                resource ->
                    lists(resource.conditionKeys(), key) || lists(type.conditionKeys(), key))
            .isPresent();
  }

  /**
   * Whether the service data decide which requests carry a condition key: a key that they list with
   * an action or a resource type is in the requests that they list it with and in no others
   * (CTX-20). False for keys that any request can carry, for keys that the data list with nothing
   * and for keys that they do not know.
   */
  public boolean isListedByAction(ActionName action, String key) {
    Optional<ConditionKeyEntry> entry = conditionKey(key);
    if (entry.isEmpty() || onEveryAction(key) || requestKeys.isBeside(action, key)) {
      return false;
    }
    return generalKeys.find(key).isPresent()
        || listedKeys.computeIfAbsent(entry.get().name(), this::isListed);
  }

  private boolean isListed(String key) {
    String prefix = lowerCase(key.substring(0, key.indexOf(':')));
    for (String service : servicesThatMayList(prefix)) {
      if (load(service).lists(key)) {
        return true;
      }
    }
    return false;
  }

  /** The keys that tell of the tags of what an action is asked for on (UNK-4, ROOM-82). */
  public ResourceTagKeys resourceTagKeys(ActionName action, String resource) {
    return service(action.service())
        .map(service -> ResourceTagKeys.of(service, action, resource, requestKeys))
        .orElse(ResourceTagKeys.UNKNOWN_SERVICE);
  }

  /**
   * The circumstances in which every request for an action on a resource carries a condition key,
   * whatever its value (ROOM-80); none if such a request can do without the key or the data do not
   * say.
   *
   * @param resource a concrete ARN, or {@code *} if the request names no resource
   */
  public Optional<KeyPresence> alwaysPresent(ActionName action, String resource, String key) {
    Optional<ActionEntry> entry = action(action.service(), action.name());
    if (entry.isEmpty() || !requestKeys.mayBePresent(key)) {
      return Optional.empty();
    }
    Optional<ResourceTypeEntry> type = entry.get().resourceFor(resource).map(ActionResource::type);
    boolean supported =
        type.isPresent()
            ? supportsConditionKey(entry.get(), type.get(), key)
            : supportsConditionKey(entry.get(), key);
    return supported
        ? requestKeys.presence(action, type.map(ResourceTypeEntry::name).orElse(null), key)
        : Optional.empty();
  }

  /**
   * The same for a resource of a type, or of none, where the action is known to carry the key.
   *
   * @param type the name of the type, or null
   */
  public Optional<KeyPresence> presence(ActionName action, @Nullable String type, String key) {
    return requestKeys.presence(action, type, key);
  }

  /**
   * The condition keys that have another key's value in requests for an action, each with the
   * other: {@code ec2:Region} with {@code aws:RequestedRegion} (ROOM-81).
   */
  public Map<String, String> sameKeys(ActionName action) {
    return requestKeys.sameKeys(action);
  }

  /**
   * What calls of an action need permission for beside it, as far as the guides say it (MULTI-4).
   */
  public List<CallNeed> callNeeds(ActionName action) {
    return Needs.TABLE.of(action);
  }

  /**
   * The actions that the Service Authorization Reference names as dependent ones of an action
   * (MULTI-4); a call may need them.
   */
  public List<ActionName> dependentActions(ActionName action) {
    return service(action.service())
        .map(service -> service.dependentActions(action.name()))
        .orElse(List.of());
  }

  /** Whether a key of a tagging action names the action that makes what is tagged. */
  public boolean namesCreator(String key) {
    return Needs.TABLE.isCreator(key);
  }

  /** What requests for an action do without, of a global key (CTX-18); mostly nothing. */
  public Optional<KeyGap> gap(ActionName action, String key) {
    return requestKeys.gap(action, key);
  }

  /**
   * Whether requests for an action that come through a VPC endpoint carry one of the keys that tell
   * of the endpoint's owner (UNK-5).
   */
  public boolean isCarriedThroughEndpoint(ActionName action, String key) {
    return requestKeys.isThroughEndpoint(action, key);
  }

  /** Whether resource control policies are known to apply to a service's resources (SVCT-2). */
  public boolean supportsResourceControlPolicies(String prefix) {
    return resourceControlPolicySupport(prefix) == ResourceControlPolicySupport.SUPPORTED;
  }

  /**
   * Whether resource control policies apply to a service's resources, and whether that is known
   * (SVCT-2, SVCT-3).
   */
  public ResourceControlPolicySupport resourceControlPolicySupport(String prefix) {
    String name = lowerCase(prefix);
    return support
        .resourceControlPolicies()
        .getOrDefault(
            name,
            services().contains(name)
                ? ResourceControlPolicySupport.NOT_SUPPORTED
                : ResourceControlPolicySupport.UNKNOWN);
  }

  /**
   * What is known of a service's resource-based policies; none means nothing is (SVCT-1, SVCT-3).
   */
  public Optional<ResourcePolicySupport> resourcePolicySupport(String prefix) {
    return Optional.ofNullable(support.resourcePolicies().get(lowerCase(prefix)));
  }

  /** Whether requests to a service go to one Region wherever they come from. */
  public boolean isGlobalService(String prefix) {
    return globalServiceRegion(prefix).isPresent();
  }

  /**
   * The value of {@code aws:RequestedRegion} for a global service in the partition {@code aws}
   * (§2.3); {@code sts} is none, because it has Regional endpoints too.
   */
  public Optional<String> globalServiceRegion(String prefix) {
    return Optional.ofNullable(support.globalRegions().get(lowerCase(prefix)));
  }

  /** Whether a root user can do some things in a service whatever the guardrails say (SCP-6). */
  public boolean isPartlyFreeForRoot(String prefix) {
    return support.rootTasks().contains(lowerCase(prefix));
  }

  /** By what a service decides beside IAM, in words (UNK-10); mostly by nothing. */
  public Optional<String> ownAuthorization(String prefix) {
    return Optional.ofNullable(support.ownMeans().get(lowerCase(prefix)));
  }

  private List<String> servicesThatMayList(String keyPrefix) {
    List<String> prefixes = new ArrayList<>();
    if (services().contains(keyPrefix)) {
      prefixes.add(keyPrefix);
    }
    prefixes.addAll(index.ownersOf(keyPrefix));
    return prefixes;
  }

  private boolean onEveryAction(String key) {
    return generalKeys.find(key).filter(generalKeys::onEveryAction).isPresent();
  }

  private static boolean lists(List<ConditionKeyEntry> keys, String name) {
    for (ConditionKeyEntry key : keys) {
      if (key.matches(name)) {
        return true;
      }
    }
    return false;
  }

  private ServiceEntry load(String prefix) {
    ServiceEntry loaded = services.get(prefix);
    return loaded != null
        ? loaded
        : services.computeIfAbsent(prefix, name -> ServiceReader.read(source, name));
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static final class Needs {
    static final CallNeeds TABLE = CallNeeds.read(Bundled::open);
  }

  private static final class Bundled {
    static final ServiceCatalog CATALOG = read(Bundled::open);

    private static InputStream open(String name) throws IOException {
      InputStream stream = ServiceCatalog.class.getResourceAsStream(name);
      if (stream == null) {
        throw new IOException("no such resource");
      }
      return stream;
    }
  }
}
