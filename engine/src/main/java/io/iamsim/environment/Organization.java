package io.iamsim.environment;

import io.iamsim.model.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An organisation: which accounts it has, where they stand, and what is attached on the way to
 * them.
 *
 * @param id {@code o-...}
 * @param managementAccount the account that guardrails do not bind (SCP-2, RCP-2)
 * @param serviceControlPolicies whether service control policies are in use
 * @param resourceControlPolicies whether resource control policies are in use
 * @param members every account with its place
 * @param nodeNames names of the root and the organizational units by id, where they are known
 */
public record Organization(
    String id,
    AccountId managementAccount,
    boolean serviceControlPolicies,
    boolean resourceControlPolicies,
    Map<AccountId, Member> members,
    Map<String, String> nodeNames) {
  public Organization {
    members = Map.copyOf(members);
    nodeNames = Map.copyOf(nodeNames);
  }

  /** An organisation whose nodes are known by id only. */
  public Organization(
      String id,
      AccountId managementAccount,
      boolean serviceControlPolicies,
      boolean resourceControlPolicies,
      Map<AccountId, Member> members) {
    this(id, managementAccount, serviceControlPolicies, resourceControlPolicies, members, Map.of());
  }

  /**
   * An account's place.
   *
   * @param path {@code o-x/r-y/ou-a/ou-b/}, as aws:PrincipalOrgPaths has it
   * @param serviceControl service control policies from the root down to the account
   * @param resourceControl resource control policies, likewise
   * @param publicAccessBlocked whether the organisation sets S3 Block Public Access for it (S3-9)
   */
  public record Member(
      String path,
      List<PolicyLevel> serviceControl,
      List<PolicyLevel> resourceControl,
      boolean publicAccessBlocked) {
    public Member {
      serviceControl = List.copyOf(serviceControl);
      resourceControl = List.copyOf(resourceControl);
    }
  }

  /** The place of an account, if it is in the organisation. */
  public Optional<Member> member(AccountId account) {
    return Optional.ofNullable(members.get(account));
  }
}
