package io.iamsim.corpus.workload;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Resource;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyType;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a role with its policies into an account, and the account into an organisation. */
final class SceneBuilder {
  private static final SourceSpan NOWHERE = SourceSpan.at("workload", 1, 1);
  private static final AccountId MANAGEMENT = new AccountId("111111111111");

  private final AccountId account;
  private final String role;
  private final EnvironmentBuilder environment = new EnvironmentBuilder();
  private final List<PolicyText> policies = new ArrayList<>();
  private final List<AttachedPolicy> identity = new ArrayList<>();
  private @Nullable AttachedPolicy boundary;
  private Map<String, String> tags = Map.of();

  /**
   * @param account the account of the role
   * @param role the role's path and name
   */
  SceneBuilder(AccountId account, String role) {
    this.account = account;
    this.role = role;
    environment.account(account);
  }

  SceneBuilder tags(Map<String, String> its) {
    tags = its;
    return this;
  }

  SceneBuilder identity(String name, String text) {
    identity.add(attached(name, PolicyType.IDENTITY, text));
    return this;
  }

  SceneBuilder boundary(String name, String text) {
    boundary = attached(name, PolicyType.PERMISSIONS_BOUNDARY, text);
    return this;
  }

  /** An organisation in which the account stands in one unit below the root. */
  SceneBuilder organization(String id, String root, String unit) {
    environment.organization(id, MANAGEMENT, NOWHERE);
    environment.node(root, null, NOWHERE);
    environment.node(unit, root, NOWHERE);
    environment.placement(account, unit, NOWHERE);
    return this;
  }

  SceneBuilder guardrail(String target, String name, String text) {
    environment.attachments(
        target,
        PolicyType.SERVICE_CONTROL,
        List.of(attached(name, PolicyType.SERVICE_CONTROL, text)),
        NOWHERE);
    return this;
  }

  SceneBuilder bucket(String name, String policyName, String text) {
    environment.resource(
        new Resource(
            "arn:aws:s3:::" + name,
            account,
            attached(policyName, PolicyType.RESOURCE, text),
            Map.of(),
            List.of()),
        NOWHERE);
    return this;
  }

  Scene ask(List<Question> questions) {
    Arn arn = Arn.parse("arn:aws:iam::" + account + ":role/" + role).orElseThrow();
    environment.identity(
        new IamIdentity(arn, "AROAEXAMPLEWORKLOAD01", identity, boundary, null, tags),
        List.of(),
        NOWHERE);
    return new Scene(policies, environment.build().orElseThrow(), principal(), questions);
  }

  RequestPrincipal principal() {
    Arn arn = Arn.parse("arn:aws:iam::" + account + ":role/" + role).orElseThrow();
    return new RequestPrincipal.RoleSession(arn, true, "run-1");
  }

  private AttachedPolicy attached(String name, PolicyType type, String text) {
    PolicyText policy = PolicyText.of(name, type, text);
    policies.add(policy);
    return AttachedPolicy.of(name, policy.document());
  }
}
