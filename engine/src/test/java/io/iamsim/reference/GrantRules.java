package io.iamsim.reference;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.environment.KmsGrant;
import io.iamsim.model.ConditionKey;
import io.iamsim.reference.ReferenceDecision.LayerWord;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestPrincipal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** KMS-7, KMS-8, KMS-16, ROOM-34, ROOM-35: what grants give, read grant by grant. */
final class GrantRules {
  private static final String CONTEXT = "kms:encryptioncontext:";
  private static final Set<String> WITHOUT_CONTEXT =
      Set.of(
          "describekey",
          "getpublickey",
          "retiregrant",
          "sign",
          "verify",
          "generatemac",
          "verifymac",
          "derivesharedsecret");

  private final Question question;
  private final Set<GrantClass> sure = EnumSet.noneOf(GrantClass.class);
  private final Set<GrantClass> most = EnumSet.noneOf(GrantClass.class);
  private final boolean none;

  private GrantRules(Question question, boolean none) {
    this.question = question;
    this.none = none;
  }

  static GrantRules read(List<KmsGrant> grants, Question question) {
    boolean onKey = question.service().equals("kms") && ServiceFacts.gated(question.request());
    boolean retires = question.request().action().name().equals("retiregrant");
    GrantRules rules = new GrantRules(question, !onKey || (grants.isEmpty() && !retires));
    if (!rules.none) {
      grants.forEach(rules::grant);
    }
    if (retires && !question.facts().grantsKnown()) {
      rules.most.add(GrantClass.KMS_GRANT); // KMS-16
    }
    return rules;
  }

  /** The least and the most that the grants may give. */
  Set<Set<GrantClass>> possible() {
    return sure.equals(most) ? Set.of(sure) : Set.of(sure, most);
  }

  Optional<LayerWord> word() {
    if (none) {
      return Optional.empty();
    }
    LayerResult worst = sure.isEmpty() ? LayerResult.IMPLICIT_DENY : LayerResult.ALLOWED;
    LayerResult best = most.isEmpty() ? LayerResult.IMPLICIT_DENY : LayerResult.ALLOWED;
    LayerResult result = worst == best ? worst : LayerResult.UNKNOWN;
    return Optional.of(new LayerWord(Layer.KMS_GRANT, null, result));
  }

  private void grant(KmsGrant grant) {
    String action = question.request().action().name();
    boolean listed = grant.operations().stream().anyMatch(action::equalsIgnoreCase);
    if (listed) {
      Truth holds = constraints(grant.constraints(), action);
      boolean creates = action.equals("creategrant");
      give(grant.granteePrincipal(), creates ? holds.and(createsNoMore(grant)) : holds);
    }
    if (action.equals("retiregrant") && grant.retiringPrincipal() != null) {
      give(grant.retiringPrincipal(), Truth.TRUE);
    }
    boolean issuersRoot =
        question.caller() instanceof RequestPrincipal.Root
            && question.caller().account().equals(grant.issuer().or(question::resourceAccount));
    if (action.equals("retiregrant") && issuersRoot) {
      sure.add(GrantClass.ROOT_SELF);
      most.add(GrantClass.ROOT_SELF);
    }
  }

  /** ROOM-34: a new grant gives no operation that this one does not have. */
  private Truth createsNoMore(KmsGrant grant) {
    ContextValue operations = question.value(ConditionKey.of("kms:GrantOperations"));
    if (operations instanceof ContextValue.Unknown) {
      return Truth.UNKNOWN;
    }
    return Truth.of(
        !(operations instanceof ContextValue.Present present)
            || grant.operations().containsAll(present.values()));
  }

  private void give(String principal, Truth when) {
    Optional<GrantClass> manner = manner(principal);
    if (manner.isPresent() && when != Truth.FALSE) {
      most.add(manner.get());
      if (when == Truth.TRUE) {
        sure.add(manner.get());
      }
    }
  }

  private Optional<GrantClass> manner(String principal) {
    RequestPrincipal caller = question.caller();
    String home = caller.account().map(account -> "::" + account.value() + ":root").orElse("none");
    if (principal.endsWith(home)) {
      boolean root = caller instanceof RequestPrincipal.Root;
      return Optional.of(root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT);
    }
    boolean itself =
        switch (question.kind()) {
          case USER, SERVICE -> principal.equals(caller.text());
          case ROLE_SESSION -> isRoleOrSession((RequestPrincipal.RoleSession) caller, principal);
          case FEDERATED_USER -> principal.equals(caller.text());
          case ROOT, ASSUMED_ROOT, ANONYMOUS, ORIGIN_ACCESS_IDENTITY, IDENTITY_PROVIDER -> false;
        };
    if (itself) {
      return Optional.of(GrantClass.KMS_GRANT);
    }
    return caller instanceof RequestPrincipal.FederatedUser federated
            && principal.equals(String.valueOf(federated.federatingUser()))
        ? Optional.of(GrantClass.FEDERATING_USER_ARN)
        : Optional.empty();
  }

  /** ROOM-4: a session by its ARN alone is of the role of that name, whatever its path. */
  private static boolean isRoleOrSession(RequestPrincipal.RoleSession session, String principal) {
    if (principal.equals(session.text()) || principal.equals(session.roleArn().toString())) {
      return true;
    }
    String account = ":iam::" + session.roleArn().account() + ":role/";
    return !session.pathKnown()
        && principal.contains(account)
        && (principal.endsWith("/" + session.roleName()));
  }

  private Truth constraints(KmsGrant.Constraints constraints, String action) {
    Truth holds = Truth.TRUE;
    if (constraints.sourceArn() != null && !action.equals("retiregrant")) {
      holds = equal("aws:SourceArn", constraints.sourceArn());
    }
    if (WITHOUT_CONTEXT.contains(action)) {
      return holds;
    }
    for (Map.Entry<String, String> pair : constraints.encryptionContextSubset().entrySet()) {
      holds = holds.and(equal(CONTEXT + pair.getKey(), pair.getValue()));
    }
    return constraints.encryptionContextEquals().isEmpty()
        ? holds
        : holds.and(exactly(constraints.encryptionContextEquals()));
  }

  /** Every pair that the request has or may have is a wanted one, and every wanted one is there. */
  private Truth exactly(Map<String, String> pairs) {
    Map<String, String> open = new HashMap<>();
    pairs.forEach((name, value) -> open.put(name.toLowerCase(Locale.ROOT), value));
    Truth holds = Truth.TRUE;
    for (Map.Entry<ConditionKey, ContextValue> key : question.context().entrySet()) {
      String name = key.getKey().canonical();
      if (name.startsWith(CONTEXT) && !open.containsKey(name.substring(CONTEXT.length()))) {
        ContextValue value = key.getValue();
        holds =
            holds.and(
                value instanceof ContextValue.Unknown
                    ? Truth.UNKNOWN
                    : Truth.of(value instanceof ContextValue.Absent));
      }
    }
    for (Map.Entry<String, String> pair : open.entrySet()) {
      holds = holds.and(equal(CONTEXT + pair.getKey(), pair.getValue()));
    }
    return holds;
  }

  private Truth equal(String key, String wanted) {
    ContextValue value = question.value(ConditionKey.of(key));
    if (value instanceof ContextValue.Unknown) {
      return Truth.UNKNOWN;
    }
    return Truth.of(
        value instanceof ContextValue.Present present
            && present.values().size() == 1
            && present.values().get(0).equals(wanted));
  }
}
