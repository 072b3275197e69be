package io.iamsim.decision;

import io.iamsim.model.PolicyType;
import io.iamsim.model.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement that matched the request.
 *
 * @param layer the layer it took part in
 * @param policyType the type of its policy
 * @param policy the name of its policy
 * @param target the organisation node that its policy is attached to, or null
 * @param statement the statement, with its place
 * @param grantClass how it names the caller, or null if its policy type names none
 * @param certain false if it may match, depending on something unknown
 */
public record MatchedStatement(
    Layer layer,
    PolicyType policyType,
    String policy,
    @Nullable String target,
    Statement statement,
    @Nullable GrantClass grantClass,
    boolean certain) {

  /** How the statement names the caller. */
  public Optional<GrantClass> grant() {
    return Optional.ofNullable(grantClass);
  }
}
