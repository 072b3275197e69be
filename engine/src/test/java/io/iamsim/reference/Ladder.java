package io.iamsim.reference;

import io.iamsim.decision.Decision;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.request.PrincipalKind;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** The pseudocode of section 4.3, line by line, once every layer has spoken. */
final class Ladder {
  private final Question question;
  private final Map<Layer, LayerResult> layers;
  private final Set<GrantClass> grants;

  /**
   * @param layers the word of every layer, none of them unknown
   * @param grants how the resource policy's Allows name the caller
   */
  Ladder(Question question, Map<Layer, LayerResult> layers, Set<GrantClass> grants) {
    this.question = question;
    this.layers = layers;
    this.grants = grants;
  }

  Decision decide() {
    if (layers.containsValue(LayerResult.EXPLICIT_DENY)) {
      return Decision.EXPLICIT_DENY;
    }
    if (!lets(Layer.RESOURCE_CONTROL)
        || !lets(Layer.SERVICE_CONTROL)
        || !lets(Layer.VPC_ENDPOINT)
        || !lets(Layer.SCOPE_DOWN)) {
      return Decision.IMPLICIT_DENY;
    }
    return granted() ? Decision.ALLOWED : Decision.IMPLICIT_DENY;
  }

  private boolean granted() {
    return switch (question.kind()) {
      case ANONYMOUS ->
          grantedAs(GrantClass.WILDCARD) && ServiceFacts.takesUnsigned(question.request().action());
      case SERVICE -> grantedAs(GrantClass.WILDCARD, GrantClass.SERVICE, GrantClass.KMS_GRANT);
      case ORIGIN_ACCESS_IDENTITY -> grantedAs(GrantClass.WILDCARD, GrantClass.USER_ARN);
      case IDENTITY_PROVIDER ->
          grantedAs(GrantClass.WILDCARD, GrantClass.FEDERATED)
              && !question.facts().providerMissing()
              && ServiceFacts.providerFitsRole(question);
      case USER, ROLE_SESSION, FEDERATED_USER, ROOT, ASSUMED_ROOT ->
          question.caller().account().equals(question.resourceAccount())
              ? sameAccount()
              : crossAccount();
    };
  }

  private boolean sameAccount() {
    boolean gated = ServiceFacts.gated(question.request());
    if (question.kind() == PrincipalKind.ROOT || question.kind() == PrincipalKind.ASSUMED_ROOT) {
      return !(gated && grants.isEmpty()) && lets(Layer.SESSION);
    }
    if (grantedAs(
        GrantClass.SESSION_ARN, GrantClass.USER_ARN, GrantClass.WILDCARD, GrantClass.KMS_GRANT)) {
      return true;
    }
    boolean caps = lets(Layer.PERMISSIONS_BOUNDARY) && lets(Layer.SESSION);
    if (grantedAs(GrantClass.ROLE_ARN, GrantClass.FEDERATING_USER_ARN)) {
      return caps;
    }
    if (gated && !grantedAs(GrantClass.ACCOUNT)) {
      return false;
    }
    return layers.get(Layer.IDENTITY) == LayerResult.ALLOWED && caps;
  }

  private boolean crossAccount() {
    boolean principalSide =
        question.kind() == PrincipalKind.ROOT
            || (question.kind() != PrincipalKind.ASSUMED_ROOT && grantedAs(GrantClass.KMS_GRANT))
            || (layers.get(Layer.IDENTITY) == LayerResult.ALLOWED
                && lets(Layer.PERMISSIONS_BOUNDARY)
                && lets(Layer.SESSION));
    return principalSide
        && !grants.isEmpty()
        && !question.facts().awsManagedKey()
        && !ServiceFacts.unsupportedAcrossAccounts(question.request().action());
  }

  private boolean lets(Layer layer) {
    LayerResult result = layers.getOrDefault(layer, LayerResult.NOT_APPLICABLE);
    return result == LayerResult.ALLOWED || result == LayerResult.NOT_APPLICABLE;
  }

  private boolean grantedAs(GrantClass... classes) {
    return !Collections.disjoint(grants, Set.of(classes));
  }
}
