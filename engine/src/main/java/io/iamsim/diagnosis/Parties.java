package io.iamsim.diagnosis;

import io.iamsim.catalog.ResourcePolicySupport;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Layer;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyType;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has part in a request, and who can change what is in its way.
 *
 * @param request the request as policies are compared with it
 * @param environment what is known of the parties
 * @param catalog which services have policies of resources
 */
record Parties(AccessRequest request, Environment environment, ServiceCatalog catalog) {

  /** The caller as a statement's principal names it, in JSON; none for who cannot be named. */
  Optional<String> principalJson() {
    RequestPrincipal caller = request.principal();
    return switch (caller.kind()) {
      case USER, FEDERATED_USER, ORIGIN_ACCESS_IDENTITY -> Optional.of(aws(caller.text()));
      case ROLE_SESSION -> Optional.of(aws(identityArn().orElse(caller.text())));
      case ROOT, ASSUMED_ROOT -> caller.account().map(account -> aws(account.value()));
      case SERVICE -> Optional.of("{\"Service\": " + Json.quoted(caller.text()) + "}");
      case IDENTITY_PROVIDER -> Optional.of("{\"Federated\": " + Json.quoted(caller.text()) + "}");
      case ANONYMOUS -> Optional.of("\"*\"");
    };
  }

  private static String aws(String arn) {
    return "{\"AWS\": " + Json.quoted(arn) + "}";
  }

  /** The user or role, with its path where the environment knows it. */
  Optional<String> identityArn() {
    if (request.principal() instanceof RequestPrincipal.User user) {
      return Optional.of(user.arn().toString());
    }
    if (request.principal() instanceof RequestPrincipal.RoleSession session) {
      return session.pathKnown()
          ? Optional.of(session.roleArn().toString())
          : session
              .account()
              .flatMap(account -> environment.role(account, session.roleName()))
              .map(IamIdentity::arn)
              .map(Arn::toString)
              .or(() -> Optional.of(session.roleArn().toString()));
    }
    return Optional.empty();
  }

  /** The user or role as people call it, such as {@code role/deployer}. */
  String callerName() {
    return identityArn().flatMap(Arn::parse).map(Arn::resource).orElse(request.principal().text());
  }

  /** The account that owns the resource, as far as that is known. */
  Optional<AccountId> owner() {
    return Arn.parse(request.resource())
        .flatMap(Arn::accountId)
        .or(request::declaredResourceAccount)
        .or(() -> environment.resource(request.resource()).map(found -> found.account()));
  }

  /** True if the resource is known, or said, to be the caller's account's. */
  boolean atHome() {
    return owner().isPresent() && owner().equals(request.principal().account());
  }

  /** True if resources such as this one can have a policy: keys, roles, what the data list. */
  boolean resourceCanHavePolicy() {
    PolicyType type = type(Layer.RESOURCE);
    return type == PolicyType.KMS_KEY
        || type == PolicyType.ROLE_TRUST
        || catalog
            .resourcePolicySupport(request.action().service())
            .filter(ResourcePolicySupport::supported)
            .isPresent();
  }

  /** The type of a policy that is made for a layer. */
  PolicyType type(Layer layer) {
    return switch (layer) {
      case PERMISSIONS_BOUNDARY -> PolicyType.PERMISSIONS_BOUNDARY;
      case SESSION, SCOPE_DOWN -> PolicyType.SESSION;
      case SERVICE_CONTROL -> PolicyType.SERVICE_CONTROL;
      case RESOURCE_CONTROL -> PolicyType.RESOURCE_CONTROL;
      case VPC_ENDPOINT -> PolicyType.VPC_ENDPOINT;
      case RESOURCE -> RequestParts.resourcePolicyType(request.action());
      default -> PolicyType.IDENTITY;
    };
  }

  /** Who can change the policies of a layer. */
  String responsible(Layer layer, @Nullable String target) {
    String account = request.principal().account().map(AccountId::value).orElse("");
    return switch (layer) {
      case IDENTITY -> "whoever administers IAM in account " + account;
      case PERMISSIONS_BOUNDARY ->
          "whoever sets permissions boundaries in account " + account + ", not " + callerName();
      case SESSION -> "whoever starts the session and passes its session policy";
      case SCOPE_DOWN -> "whoever scopes the credentials down and passes the policy";
      case SERVICE_CONTROL, RESOURCE_CONTROL ->
          "the organization's administrator, in the management account or a delegated one; the"
              + " policy binds every account below "
              + (target == null ? "it" : target);
      case RESOURCE ->
          owner()
              .map(owner -> "the owner of the resource, account " + owner)
              .orElse("the owner of the resource");
      case VPC_ENDPOINT -> "the owner of the VPC endpoint";
      default -> owner().map(owner -> "account " + owner).orElse("the owner of the resource");
    };
  }

  /** Others to whom a policy is attached. */
  List<String> othersWith(Layer layer, AttachedPolicy policy) {
    if (layer != Layer.IDENTITY && layer != Layer.PERMISSIONS_BOUNDARY) {
      return List.of();
    }
    List<String> others = new ArrayList<>();
    String own = identityArn().orElse("");
    environment.accounts().stream()
        .flatMap(account -> account.identities().values().stream())
        .filter(identity -> !identity.arn().toString().equals(own))
        .filter(identity -> has(identity, layer, policy))
        .map(identity -> "`" + identity.arn() + "`")
        .sorted()
        .forEach(others::add);
    return others;
  }

  private static boolean has(IamIdentity identity, Layer layer, AttachedPolicy policy) {
    return layer == Layer.IDENTITY
        ? identity.policies().stream().anyMatch(each -> same(each, policy))
        : identity.boundary().filter(each -> same(each, policy)).isPresent();
  }

  private static boolean same(AttachedPolicy each, AttachedPolicy policy) {
    return each.document().span().equals(policy.document().span());
  }
}
