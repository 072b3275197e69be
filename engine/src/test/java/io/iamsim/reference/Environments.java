package io.iamsim.reference;

import io.iamsim.environment.Account;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.BucketAbac;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Facts;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.reference.arbitrary.Scenario;
import io.iamsim.request.AccessRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Environments of two accounts of one organisation, in which a random request can be asked. */
final class Environments {
  private static final AccountId HOME = new AccountId("111122223333");
  private static final AccountId FOREIGN = new AccountId("444455556666");
  private static final AccountId MANAGEMENT = new AccountId("999900001111");

  private Environments() {}

  /** The scenario's policies where they belong. */
  static Environment of(Scenario scenario) {
    var policies = scenario.policies();
    return environment(
        policies(policies.identity()),
        first(policies.permissionsBoundary()),
        first(policies.resource()),
        levels(policies.serviceControl()),
        levels(policies.resourceControl()),
        scenario.request());
  }

  /** One policy on every identity, and none elsewhere. */
  static Environment of(AccessRequest asked, AttachedPolicy policy) {
    return environment(List.of(policy), null, null, List.of(), List.of(), asked);
  }

  private static Environment environment(
      List<AttachedPolicy> identity,
      @Nullable AttachedPolicy boundary,
      @Nullable AttachedPolicy onResource,
      List<PolicyLevel> serviceControl,
      List<PolicyLevel> resourceControl,
      AccessRequest request) {
    Map<AccountId, Account> accounts = new HashMap<>();
    for (AccountId id : List.of(HOME, FOREIGN)) {
      Map<String, IamIdentity> identities = new HashMap<>();
      for (String name : List.of("user/eng/alice", "role/team/x/app")) {
        Arn arn = new Arn("aws", "iam", "", id.value(), name);
        identities.put(
            arn.toString(),
            new IamIdentity(
                arn,
                "AIDAEXAMPLEEXAMPLE01",
                identity,
                boundary,
                onResource,
                Map.of("team", "red")));
      }
      Map<String, Resource> resources = new HashMap<>();
      String arn = container(request.resource());
      AccountId owner = Arn.parse(arn).flatMap(Arn::accountId).filter(FOREIGN::equals).orElse(HOME);
      if (owner.equals(id) && !arn.equals("*")) {
        boolean bucket = arn.startsWith("arn:aws:s3:::");
        resources.put(
            arn,
            new Resource(
                arn,
                id,
                onResource,
                Map.of("team", "red"),
                List.of(),
                bucket ? S3Facts.DEFAULT.with(BucketAbac.ENABLED) : null,
                List.of()));
      }
      accounts.put(
          id, new Account(id, id.value(), identities, List.of(), resources, Map.of(), List.of()));
    }
    return Environment.of(
        new Organization(
            "o-a",
            MANAGEMENT,
            !serviceControl.isEmpty(),
            !resourceControl.isEmpty(),
            Map.of(
                HOME,
                    new Organization.Member(
                        "o-a/r-a/ou-a/", serviceControl, resourceControl, false),
                FOREIGN,
                    new Organization.Member("o-a/r-a/ou-b/", serviceControl, List.of(), false))),
        accounts);
  }

  /** The bucket of an S3 object; every other ARN itself. */
  private static String container(String arn) {
    int slash = arn.indexOf('/');
    return arn.startsWith("arn:aws:s3:::") && slash > 0 ? arn.substring(0, slash) : arn;
  }

  private static List<AttachedPolicy> policies(PolicyLayer layer) {
    return layer.levels().stream().flatMap(level -> level.policies().stream()).toList();
  }

  private static @Nullable AttachedPolicy first(PolicyLayer layer) {
    List<AttachedPolicy> policies = policies(layer);
    return policies.isEmpty() ? null : policies.get(0);
  }

  private static List<PolicyLevel> levels(PolicyLayer layer) {
    return layer.levels();
  }
}
