package io.iamsim.authorize;

import com.google.common.collect.Sets;
import io.iamsim.decision.Decision;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.request.PrincipalKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who must allow and who may veto: one pure function over layer results and facts (section 4.3).
 *
 * <p>An explicit deny anywhere wins. Guardrails come next: they can only take away. What is left is
 * who grants: in one account the identity side or the resource side, each limited by the caps that
 * the manner of the grant does not bypass (EVAL-11); across accounts both sides.
 *
 * <p>The function is monotone: more allows and fewer denies never turn an allow into a denial. That
 * is why a request with unknowns needs to be decided only twice, at its worst and at its best
 * (EVAL-17).
 */
final class Ladder {
  /**
   * The layers whose grants count; a VPC endpoint's policy names callers too and grants nothing.
   */
  static final Set<Layer> RESOURCE_SIDE =
      Sets.immutableEnumSet(Layer.RESOURCE, Layer.S3_ACL, Layer.KMS_GRANT);

  private static final Set<GrantClass> BYPASSES_ALL =
      EnumSet.of(
          GrantClass.SESSION_ARN, GrantClass.USER_ARN, GrantClass.WILDCARD, GrantClass.KMS_GRANT);
  private static final Set<GrantClass> BYPASSES_IDENTITY =
      EnumSet.of(GrantClass.ROLE_ARN, GrantClass.FEDERATING_USER_ARN);
  private static final Set<GrantClass> WITHOUT_ACCOUNT =
      EnumSet.of(
          GrantClass.WILDCARD, GrantClass.SERVICE, GrantClass.FEDERATED, GrantClass.KMS_GRANT);
  private static final Set<GrantClass> TO_CLOUDFRONT =
      EnumSet.of(GrantClass.WILDCARD, GrantClass.USER_ARN);
  private static final Set<GrantClass> DELEGATES = EnumSet.of(GrantClass.ACCOUNT);
  private static final Set<GrantClass> BY_GRANT = EnumSet.of(GrantClass.KMS_GRANT);
  private static final Set<GrantClass> ANY = EnumSet.allOf(GrantClass.class);
  private static final List<Layer> GUARDRAILS =
      List.of(
          Layer.RESOURCE_CONTROL,
          Layer.SERVICE_CONTROL,
          Layer.VPC_ENDPOINT,
          Layer.SCOPE_DOWN,
          Layer.S3_BLOCK_PUBLIC_ACCESS);
  static final List<Layer> CAPS = List.of(Layer.PERMISSIONS_BOUNDARY, Layer.SESSION);
  private static final List<Layer> PRINCIPAL_SIDE =
      List.of(Layer.IDENTITY, Layer.PERMISSIONS_BOUNDARY, Layer.SESSION);

  private final LadderInput input;
  private final Map<Layer, Set<GrantClass>> grants;

  private Ladder(LadderInput input) {
    this.input = input;
    this.grants = input.countingGrants();
  }

  static Verdict decide(LadderInput input) {
    return new Ladder(input).decide();
  }

  private Verdict decide() {
    List<Layer> denying = layers(LayerResult.EXPLICIT_DENY);
    if (!denying.isEmpty()) {
      return new Verdict(Decision.EXPLICIT_DENY, denying, List.of());
    }
    List<Layer> missing = GUARDRAILS.stream().filter(layer -> !lets(layer)).toList();
    if (!missing.isEmpty()) {
      return denied(missing);
    }
    return switch (input.kind()) {
      case ANONYMOUS, SERVICE, IDENTITY_PROVIDER ->
          grantedTo(WITHOUT_ACCOUNT)
              ? allowed(grantors(WITHOUT_ACCOUNT))
              : denied(List.of(input.resourceSide()));
      case ORIGIN_ACCESS_IDENTITY ->
          grantedTo(TO_CLOUDFRONT)
              ? allowed(grantors(TO_CLOUDFRONT))
              : denied(List.of(input.resourceSide()));
      case ROOT, ASSUMED_ROOT -> input.sameAccount() ? rootAtHome() : acrossAccounts();
      case USER, ROLE_SESSION, FEDERATED_USER ->
          input.sameAccount() ? withinAccount() : acrossAccounts();
    };
  }

  /** ROOT-1, ROOT-4. */
  private Verdict rootAtHome() {
    if (input.resourcePolicyRequired() && grants.isEmpty()) {
      return denied(List.of(input.resourceSide()));
    }
    if (!lets(Layer.SESSION)) {
      return denied(List.of(Layer.SESSION));
    }
    return allowed(input.resourcePolicyRequired() ? grantors(ANY) : List.of());
  }

  private Verdict withinAccount() {
    if (grantedTo(BYPASSES_ALL)) {
      return bypassing(PRINCIPAL_SIDE, BYPASSES_ALL);
    }
    if (grantedTo(BYPASSES_IDENTITY)) {
      List<Layer> capping = CAPS.stream().filter(layer -> !lets(layer)).toList();
      return capping.isEmpty()
          ? bypassing(List.of(Layer.IDENTITY), BYPASSES_IDENTITY)
          : denied(capping);
    }
    if (input.resourcePolicyRequired() && !grantedTo(DELEGATES)) {
      return denied(List.of(input.resourceSide()));
    }
    List<Layer> failing = principalSideFailures();
    if (!failing.isEmpty()) {
      return denied(failing);
    }
    List<Layer> by = new ArrayList<>(List.of(Layer.IDENTITY));
    if (input.resourcePolicyRequired()) {
      by.addAll(grantors(DELEGATES));
    }
    return allowed(by);
  }

  /** XACC-1: both sides, and no manner of granting bypasses anything (EVAL-14). */
  private Verdict acrossAccounts() {
    if (input.crossAccountUnsupported()) {
      return denied(List.of(Layer.RESOURCE));
    }
    List<Layer> failing = new ArrayList<>();
    if (grants.isEmpty()) {
      failing.add(input.resourceSide());
    }
    boolean grantedItself = grantedTo(BY_GRANT);
    if (input.kind() == PrincipalKind.ASSUMED_ROOT) {
      failing.add(Layer.SESSION);
    } else if (input.kind() != PrincipalKind.ROOT && !grantedItself) {
      failing.addAll(principalSideFailures());
    }
    if (!failing.isEmpty()) {
      return denied(failing);
    }
    List<Layer> by = new ArrayList<>();
    if (input.kind() != PrincipalKind.ROOT && !grantedItself) {
      by.add(Layer.IDENTITY);
    }
    by.addAll(grantors(grantedItself ? BY_GRANT : ANY));
    return allowed(by);
  }

  private List<Layer> principalSideFailures() {
    List<Layer> failing = new ArrayList<>();
    if (input.result(Layer.IDENTITY) != LayerResult.ALLOWED) {
      failing.add(Layer.IDENTITY);
    }
    CAPS.stream().filter(layer -> !lets(layer)).forEach(failing::add);
    return failing;
  }

  /** The layer that grants in one of these manners; the first if there are several. */
  private List<Layer> grantors(Set<GrantClass> classes) {
    return Stream.of(Layer.values())
        .filter(layer -> grants.getOrDefault(layer, Set.of()).stream().anyMatch(classes::contains))
        .limit(1)
        .toList();
  }

  private Verdict bypassing(List<Layer> layers, Set<GrantClass> classes) {
    List<Layer> bypassed =
        layers.stream().filter(layer -> input.result(layer) == LayerResult.IMPLICIT_DENY).toList();
    return new Verdict(Decision.ALLOWED, grantors(classes), bypassed);
  }

  private static Verdict allowed(List<Layer> by) {
    return new Verdict(Decision.ALLOWED, by, List.of());
  }

  private static Verdict denied(List<Layer> by) {
    return new Verdict(Decision.IMPLICIT_DENY, by, List.of());
  }

  private boolean lets(Layer layer) {
    return input.result(layer).lets();
  }

  private boolean grantedTo(Set<GrantClass> classes) {
    return grants.values().stream().flatMap(Set::stream).anyMatch(classes::contains);
  }

  private List<Layer> layers(LayerResult result) {
    List<Layer> found = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      if (input.result(layer) == result) {
        found.add(layer);
      }
    }
    return found;
  }
}
