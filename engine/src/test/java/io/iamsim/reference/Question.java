package io.iamsim.reference;

import io.iamsim.decision.Layer;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.Map;
import java.util.Optional;

/**
 * What every statement is asked.
 *
 * @param request the request
 * @param context the completed context; a key that is not in it is absent (UNK-1)
 * @param facts what the request cannot say of its caller
 * @param boundaryAttached whether the caller has a permissions boundary (PRIN-22)
 */
record Question(
    AccessRequest request,
    Map<ConditionKey, ContextValue> context,
    ReferenceFacts facts,
    Truth boundaryAttached) {

  RequestPrincipal caller() {
    return request.principal();
  }

  PrincipalKind kind() {
    return caller().kind();
  }

  String service() {
    return request.action().service();
  }

  ContextValue value(ConditionKey key) {
    return context.getOrDefault(key, new ContextValue.Absent());
  }

  /** EVAL-6; the caller's own account where nobody says who owns the resource. */
  Optional<AccountId> resourceAccount() {
    return Arn.parse(request.resource())
        .flatMap(Arn::accountId)
        .or(request::declaredResourceAccount)
        .or(() -> caller().account());
  }

  /**
   * True if the layer is one that callers of this kind have (EVAL-5, PB-4, SCP-2, RCP-2, MATCH-30).
   */
  boolean has(Layer layer) {
    return switch (layer) {
      case IDENTITY -> hasPolicies();
      case PERMISSIONS_BOUNDARY -> hasPolicies() && !serviceLinked();
      case SESSION ->
          switch (kind()) {
            case ROLE_SESSION, FEDERATED_USER, ASSUMED_ROOT -> true;
            case USER, ROOT, SERVICE, ANONYMOUS, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY -> false;
          };
      case SCOPE_DOWN -> caller().account().isPresent();
      case SERVICE_CONTROL -> caller().account().isPresent() && !serviceLinked();
      case RESOURCE_CONTROL ->
          !serviceLinked() && !facts.awsManagedKey() && ServiceFacts.underResourceControl(request);
      case RESOURCE -> ServiceFacts.hasResourcePolicy(this);
      case VPC_ENDPOINT -> throughService() != Truth.TRUE;
      case S3_ACL, S3_BLOCK_PUBLIC_ACCESS, KMS_GRANT -> false;
    };
  }

  /** SVC-4, VPCE-6: whether an AWS service makes the call on the caller's behalf. */
  Truth throughService() {
    if (facts.throughService() != null) {
      return facts.throughService();
    }
    ContextValue chain = value(ConditionKey.of("aws:CalledVia"));
    if (chain instanceof ContextValue.Unknown) {
      return Truth.UNKNOWN;
    }
    return Truth.of(chain instanceof ContextValue.Present services && !services.values().isEmpty());
  }

  private boolean hasPolicies() {
    return switch (kind()) {
      case USER, ROLE_SESSION, FEDERATED_USER -> true;
      case ROOT, ASSUMED_ROOT, SERVICE, ANONYMOUS, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY ->
          false;
    };
  }

  private boolean serviceLinked() {
    return caller() instanceof RequestPrincipal.RoleSession session && session.isServiceLinked();
  }
}
