package io.iamsim.authorize;

import com.google.common.base.Splitter;
import io.iamsim.catalog.ResourceTagKeys;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.Organization;
import io.iamsim.environment.Resource;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.PrincipalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that follow from what is asked for (CTX-14, CTX-18, CTX-19, IAM-4, KMS-14). */
final class ResourceKeys {
  private static final String SERVICE_SUFFIX = ".amazonaws.com";
  private static final String ENCRYPTION_CONTEXT = "kms:encryptioncontext:";
  private static final String[] OWNER = {
    "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths"
  };
  private static final String REQUEST_TAG = "aws:requesttag/";

  private final RequestFacts facts;
  private final AccessRequest request;
  private final ServiceCatalog catalog;
  private final GlobalContextKeys keys;

  ResourceKeys(RequestFacts facts, ServiceCatalog catalog, GlobalContextKeys keys) {
    this.facts = facts;
    this.request = facts.request();
    this.catalog = catalog;
    this.keys = keys;
  }

  void derive() {
    owner();
    region();
    resourceTags();
    requestTags();
    serviceKeys();
    catalog.sameKeys(request.action()).forEach(this::same);
  }

  /** ROOM-81: a key that has another key's value. */
  private void same(String key, String other) {
    keys.get(other).ifPresent(value -> keys.follow(key, value));
  }

  private void owner() {
    boolean named = !request.namesNoResource() || request.resourceAccount() != null;
    if (!named) {
      keys.absent(OWNER);
      return;
    }
    boolean across = !facts.sameAccount(Optional.empty());
    if (across && catalog.gap(request.action(), OWNER[0]).isPresent()) {
      keys.unknown(OWNER);
      return;
    }
    if (facts.ownerDoubtful()) {
      keys.present("aws:ResourceAccount");
      keys.perhaps("aws:ResourceOrgID", "aws:ResourceOrgPaths");
      return;
    }
    Optional<AccountId> owner = facts.resourceOwner();
    owner.ifPresent(account -> keys.derive("aws:ResourceAccount", account.value()));
    Optional<Organization.Member> member = facts.member(owner);
    if (member.isPresent()) {
      keys.derive("aws:ResourceOrgID", facts.knownOrganization().orElseThrow().id());
      keys.deriveList("aws:ResourceOrgPaths", List.of(member.get().path()));
    } else if (owner.isPresent() && facts.knownOrganization().isPresent()) {
      keys.perhaps("aws:ResourceOrgID", facts.anotherOrganization());
      keys.perhaps("aws:ResourceOrgPaths", facts.anotherOrganization());
    }
  }

  private void region() {
    Optional<String> named =
        Arn.parse(request.resource()).map(Arn::region).filter(region -> !region.isEmpty());
    named
        .or(() -> catalog.globalServiceRegion(request.action().service()))
        .or(() -> facts.knownResource().map(known -> known.s3Facts().region()))
        .ifPresent(region -> keys.assume("aws:RequestedRegion", region));
    keys.present("aws:RequestedRegion");
  }

  private void resourceTags() {
    if (S3Keys.tellTags(facts)) {
      return;
    }
    Optional<Resource> resource = facts.knownResource();
    boolean itself = resource.filter(known -> known.arn().equals(request.resource())).isPresent();
    if (itself) {
      resourceTags(resource.get().tags());
    } else if (facts.knownTarget().isPresent()) {
      resourceTags(facts.knownTarget().get().tags());
    } else if (request.namesNoResource()) {
      keys.absentFamily("aws:resourcetag/");
    }
  }

  /** UNK-4, ROOM-66, ROOM-82: by which keys a request tells of the tags that its resource has. */
  private void resourceTags(Map<String, String> tags) {
    ResourceTagKeys families = catalog.resourceTagKeys(request.action(), request.resource());
    for (String family : families.own()) {
      tags.forEach((tag, value) -> keys.assume(family + tag, value));
      keys.absentFamily(family.toLowerCase(Locale.ROOT));
    }
    for (String family : families.doubtful()) {
      tags.keySet().forEach(tag -> keys.unknown(family + tag));
      keys.absentFamily(family.toLowerCase(Locale.ROOT));
    }
    for (String family : families.others()) {
      keys.unknownFamily(family.toLowerCase(Locale.ROOT));
    }
  }

  private void requestTags() {
    List<String> tagKeys = new ArrayList<>();
    for (ConditionKey key : keys.keys()) {
      boolean given = key.canonical().startsWith(REQUEST_TAG) && keys.text(key.text()).isPresent();
      if (given) {
        tagKeys.add(key.text().substring(REQUEST_TAG.length()));
      }
    }
    if (!tagKeys.isEmpty() && keys.get("aws:TagKeys").isEmpty()) {
      keys.deriveList("aws:TagKeys", tagKeys);
    }
  }

  /** KMS-14: the service that calls, in the key's Region. */
  private void viaService() {
    Optional<String> region = Arn.parse(request.resource()).map(Arn::region);
    keys.text("aws:CalledViaLast")
        .filter(service -> service.endsWith(SERVICE_SUFFIX))
        .map(service -> service.substring(0, service.length() - SERVICE_SUFFIX.length()))
        .filter(service -> service.indexOf('.') < 0 && region.filter(r -> !r.isEmpty()).isPresent())
        .ifPresent(
            service ->
                keys.assume("kms:ViaService", service + "." + region.get() + SERVICE_SUFFIX));
  }

  /** What KMS tells of a key and of how it was named (KMS-12), and who asks for grants. */
  private void key() {
    @Nullable String alias = facts.requestAlias();
    if (alias != null) {
      keys.derive("kms:RequestAlias", alias);
    }
    facts
        .knownResource()
        .filter(key -> key.arn().equals(request.resource()) && !key.aliases().isEmpty())
        .ifPresent(key -> keys.deriveList("kms:ResourceAliases", key.aliases()));
    if (carries("kms:GrantIsForAWSResource")) {
      boolean service = request.principal().kind() == PrincipalKind.SERVICE || facts.viaService();
      if (service) {
        keys.assume("kms:GrantIsForAWSResource", "true");
      } else {
        keys.usuallyIfAny("kms:GrantIsForAWSResource", "false");
      }
    }
    encryptionContextNames();
  }

  private boolean carries(String key) {
    return catalog
        .action(request.action().service(), request.action().name())
        .filter(action -> action.carries(key))
        .isPresent();
  }

  private void encryptionContextNames() {
    List<String> names = new ArrayList<>();
    for (ConditionKey key : keys.keys()) {
      if (key.canonical().startsWith(ENCRYPTION_CONTEXT) && keys.text(key.text()).isPresent()) {
        names.add(key.text().substring(ENCRYPTION_CONTEXT.length()));
      }
    }
    if (!names.isEmpty() && keys.get("kms:EncryptionContextKeys").isEmpty()) {
      keys.deriveList("kms:EncryptionContextKeys", names);
    }
  }

  /** The service for which {@code role/aws-service-role/SERVICE/NAME} is made. */
  private Optional<String> linkedService() {
    List<String> path =
        Arn.parse(request.resource())
            .map(arn -> Splitter.on('/').splitToList(arn.resource()))
            .orElse(List.of());
    return path.size() == 4 && path.get(1).equals("aws-service-role")
        ? Optional.of(path.get(2))
        : Optional.empty();
  }

  private void serviceKeys() {
    if (request.action().service().equals("kms")) {
      viaService();
      key();
    }
    if (request.action().is("iam", "createservicelinkedrole")) {
      linkedService().ifPresent(service -> keys.derive("iam:AWSServiceName", service));
    }
    if (request.action().is("lambda", "invokefunctionurl")
        && request.principal().kind() == PrincipalKind.ANONYMOUS) {
      keys.assume("lambda:FunctionUrlAuthType", "NONE");
    }
    if (request.action().service().equals("s3") && !request.namesNoResource()) {
      s3Keys();
    }
  }

  /** S3-13, and what the environment knows of the object. */
  private void s3Keys() {
    S3Keys.derive(facts, keys);
  }
}
