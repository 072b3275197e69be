package io.iamsim.authorize;

import io.iamsim.compile.CompiledKey;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.evaluate.ContextKeys;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.KeySet;
import io.iamsim.request.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The context of a request that follows a precedent: what the request gives, then what the
 * precedent derived. One serves one thread for one request after another.
 */
final class PrecedentKeys implements ContextKeys {
  private static final ContextValue ABSENT = new ContextValue.Absent();
  private static final int NOT_ASKED = -2;

  /**
   * Keys that change which policies apply or what a request is: who gives one of them is answered
   * without a ruling.
   */
  static final KeySet STEERING =
      KeySet.of(
          "aws:CalledVia",
          "aws:CalledViaFirst",
          "aws:CalledViaLast",
          "aws:FederatedProvider",
          "aws:SourceAccount",
          "aws:SourceArn",
          "aws:SourceOrgID",
          "aws:SourceOrgPaths",
          "aws:SourceVpc",
          "aws:SourceVpce",
          "aws:ViaAWSService",
          "aws:VpcSourceIp",
          "kms:ViaService");

  private final Authorizer authorizer;
  private @Nullable PreparedPrincipal principal;
  private @Nullable Ruling ruling;
  private String resource = "";
  private RequestContext given = RequestContext.empty();
  private int type = NOT_ASKED;
  private @Nullable CompletedContext anew;

  PrecedentKeys(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  /** Takes the next request. */
  void begin(PreparedPrincipal principal, Ruling ruling, String resource, RequestContext given) {
    this.principal = principal;
    this.ruling = ruling;
    this.resource = resource;
    this.given = given;
    this.type = NOT_ASKED;
    this.anew = null;
  }

  @Override
  public @Nullable ContextValue get(CompiledKey key) {
    @Nullable ContextValue value = given.find(key.key());
    if (ruling == null || principal == null) {
      return value;
    }
    if (value instanceof ContextValue.Unknown) {
      return anew(key, principal, ruling); // that it is there may follow from the request
    }
    if (value == null) {
      DerivedKeys derived = ruling.derived();
      return derived.isSettled(key) || isAsDerived(key, ruling)
          ? derived.get(key)
          : anew(key, principal, ruling);
    }
    return isWithheld(key, ruling) ? ABSENT : authorizer.cardinalities().applyTo(value, key);
  }

  @Override
  public boolean gives(CompiledKey key) {
    return given.find(key.key()) != null;
  }

  /** True if the request does not carry the key (CTX-20, MULTI-2). */
  private boolean isWithheld(CompiledKey key, Ruling ruling) {
    @Nullable CarriedKeys carried = ruling.carriedKeys();
    if (carried == null) {
      return false;
    }
    if (type == NOT_ASKED && carried.tellsTypesApart(key)) {
      type = carried.typeOf(resource);
    }
    return carried.isWithheld(key, type == NOT_ASKED ? CarriedKeys.NO_TYPE : type);
  }

  /** True of a key that follows another one of which the request says nothing (ROOM-81). */
  private boolean isAsDerived(CompiledKey key, Ruling ruling) {
    @Nullable CarriedKeys carried = ruling.carriedKeys();
    @Nullable ConditionKey other = carried == null ? null : carried.follows(key.key());
    return other != null && ruling.derived().followsOnly(key) && given.find(other) == null;
  }

  private @Nullable ContextValue anew(CompiledKey key, PreparedPrincipal principal, Ruling ruling) {
    if (anew == null) {
      anew = authorizer.completed(principal.request(ruling.asked(), resource, given));
    }
    return anew.get(key);
  }
}
