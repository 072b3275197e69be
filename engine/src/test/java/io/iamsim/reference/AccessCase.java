package io.iamsim.reference;

import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the rules' tables: policies, a request, the decision.
 *
 * @param rule the rule that decides
 * @param claim what the row shows
 * @param request the request; it gives every key that the policies read
 * @param policies the policies
 * @param expected the decision
 */
public record AccessCase(
    String rule,
    String claim,
    AccessRequest request,
    ApplicablePolicies policies,
    Decision expected) {

  /** A row to fill in. */
  public static Builder rule(String rule, String claim) {
    return new Builder(rule, claim);
  }

  @Override
  public String toString() {
    return rule + ": " + claim + " -> " + expected.text();
  }

  /** Fills in a row; a layer not named does not exist. */
  public static final class Builder {
    private final String rule;
    private final String claim;
    private final RequestContext.Builder context = RequestContext.builder();
    private @Nullable RequestPrincipal caller;
    private String action = "";
    private String resource = AccessRequest.ANY_RESOURCE;
    private @Nullable AccountId owner;
    private ApplicablePolicies policies = ApplicablePolicies.none();

    private Builder(String rule, String claim) {
      this.rule = rule;
      this.claim = claim;
    }

    public Builder caller(String text) {
      return caller(RequestPrincipal.parse(text).orElseThrow());
    }

    public Builder caller(RequestPrincipal principal) {
      caller = principal;
      return this;
    }

    public Builder asks(String name, String arn) {
      action = name;
      resource = arn;
      return this;
    }

    public Builder ownedBy(String account) {
      owner = new AccountId(account);
      return this;
    }

    public Builder with(String key, String value) {
      context.put(key, value);
      return this;
    }

    public Builder with(String key, ContextValue value) {
      context.put(key, value);
      return this;
    }

    public Builder without(String key) {
      context.put(key, new ContextValue.Absent());
      return this;
    }

    public Builder identity(String text) {
      policies = policies.withIdentity(PolicyTexts.layer(PolicyType.IDENTITY, text));
      return this;
    }

    public Builder boundary(String text) {
      policies =
          policies.withPermissionsBoundary(
              PolicyTexts.layer(PolicyType.PERMISSIONS_BOUNDARY, text));
      return this;
    }

    public Builder session(String text) {
      policies = policies.withSession(PolicyTexts.layer(PolicyType.SESSION, text));
      return this;
    }

    public Builder resource(String text) {
      return resource(PolicyType.RESOURCE, text);
    }

    public Builder resource(PolicyType type, String text) {
      policies = policies.withResource(PolicyTexts.layer(type, text));
      return this;
    }

    public Builder endpoint(String text) {
      policies = policies.withVpcEndpoint(PolicyTexts.layer(PolicyType.VPC_ENDPOINT, text));
      return this;
    }

    /** Service control policies, one text a level from the root down; empty for none attached. */
    public Builder serviceControl(String... levels) {
      policies = policies.withServiceControl(levels(PolicyType.SERVICE_CONTROL, levels));
      return this;
    }

    public Builder resourceControl(String... levels) {
      policies = policies.withResourceControl(levels(PolicyType.RESOURCE_CONTROL, levels));
      return this;
    }

    private static PolicyLayer levels(PolicyType type, String... texts) {
      List<PolicyLevel> levels = new ArrayList<>();
      for (String text : texts) {
        String target = "node-" + levels.size();
        levels.add(
            new PolicyLevel(
                target,
                text.isEmpty()
                    ? List.of()
                    : List.of(AttachedPolicy.of(target, PolicyTexts.parse(type, text)))));
      }
      return PolicyLayer.ofLevels(levels);
    }

    public AccessCase allowed() {
      return is(Decision.ALLOWED);
    }

    public AccessCase explicitlyDenied() {
      return is(Decision.EXPLICIT_DENY);
    }

    public AccessCase implicitlyDenied() {
      return is(Decision.IMPLICIT_DENY);
    }

    public AccessCase is(Decision expected) {
      RequestPrincipal principal = caller;
      if (principal == null) {
        throw new IllegalStateException("no caller in " + claim);
      }
      AccessRequest request =
          new AccessRequest(
              principal, ActionName.parse(action).orElseThrow(), resource, owner, context.build());
      return new AccessCase(rule, claim, request, policies, expected);
    }
  }
}
