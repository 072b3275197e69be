package io.iamsim.expect;

import io.iamsim.environment.Account;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.environment.Resource;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.Statement;
import io.iamsim.source.SourceSpan;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every statement that environments have in files, each once by its place; what AWS attaches by
 * itself stands in no file and is left out.
 */
final class PolicyUniverse {
  private static final String NO_FILE = "aws:";

  private final Map<SourceSpan, Statement> statements =
      new TreeMap<>(
          Comparator.comparing(SourceSpan::source)
              .thenComparingInt(SourceSpan::line)
              .thenComparingInt(SourceSpan::column));

  private PolicyUniverse() {}

  /** The statements by file and place. */
  static List<Statement> of(Collection<Environment> environments) {
    PolicyUniverse universe = new PolicyUniverse();
    environments.forEach(universe::add);
    return List.copyOf(universe.statements.values());
  }

  private void add(Environment environment) {
    environment.managedPolicies().forEach(this::add);
    environment.organization().ifPresent(this::add);
    for (Account account : environment.accounts()) {
      for (IamIdentity identity : account.identities().values()) {
        identity.policies().forEach(this::add);
        identity.boundary().ifPresent(this::add);
        identity.trust().ifPresent(this::add);
      }
      account.resources().values().stream()
          .map(Resource::resourcePolicy)
          .forEach(policy -> policy.ifPresent(this::add));
      account.vpcEndpoints().values().stream()
          .map(VpcEndpoint::endpointPolicy)
          .forEach(policy -> policy.ifPresent(this::add));
    }
  }

  private void add(Organization organization) {
    for (Organization.Member member : organization.members().values()) {
      member.serviceControl().forEach(this::add);
      member.resourceControl().forEach(this::add);
    }
  }

  private void add(PolicyLevel level) {
    level.policies().forEach(this::add);
  }

  private void add(AttachedPolicy policy) {
    for (Statement statement : policy.document().statements()) {
      if (!statement.span().source().startsWith(NO_FILE)) {
        statements.putIfAbsent(statement.span(), statement);
      }
    }
  }
}
