package io.iamsim.authorize;

import io.iamsim.compile.CompiledKey;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.evaluate.ContextKeys;
import io.iamsim.request.ContextValue;
import io.iamsim.request.KeySet;
import io.iamsim.request.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The context of a request that follows a precedent: what the request gives, then what the
 * precedent derived. One serves one thread for one request after another.
 */
final class PrecedentKeys implements ContextKeys {
  /**
   * Keys that change which policies apply or what a request is: who gives one of them is answered
   * without a ruling.
   */
  static final KeySet STEERING =
      KeySet.of(
          RequestContext.ANY_KEY.text(),
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

  /**
   * Keys whose derived value depends on what the request gives for other keys, or on the text of
   * its ARN: it is found out anew.
   */
  static final KeySet DEPENDENT =
      KeySet.of(
          "aws:CurrentTime",
          "aws:EpochTime",
          "aws:MultiFactorAuthAge",
          "aws:SourceIp",
          "aws:SourceVpc",
          "aws:SourceVpcArn",
          "aws:SourceVpce",
          "aws:TagKeys",
          "aws:VpcSourceIp",
          "aws:VpceAccount",
          "aws:VpceOrgID",
          "aws:VpceOrgPaths",
          "iam:AWSServiceName",
          "kms:EncryptionContextKeys");

  private final Authorizer authorizer;
  private @Nullable PreparedPrincipal principal;
  private @Nullable Ruling ruling;
  private String resource = "";
  private RequestContext given = RequestContext.empty();
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
    this.anew = null;
  }

  @Override
  public @Nullable ContextValue get(CompiledKey key) {
    @Nullable ContextValue value = given.find(key.key());
    if (value != null && ruling != null && principal != null && ruling.givenByType()) {
      return anew(key, principal, ruling);
    }
    if (value != null) {
      return authorizer.cardinalities().applyTo(value, key);
    }
    if (ruling == null || principal == null) {
      return null;
    }
    Object derived = ruling.derived(key);
    if (derived instanceof ContextValue constant) {
      return constant;
    }
    return derived == Ruling.DEPENDS ? anew(key, principal, ruling) : null;
  }

  private @Nullable ContextValue anew(CompiledKey key, PreparedPrincipal principal, Ruling ruling) {
    if (anew == null) {
      anew = authorizer.completed(principal.request(ruling.asked(), resource, given));
    }
    return anew.get(key);
  }
}
