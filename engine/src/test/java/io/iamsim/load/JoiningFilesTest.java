package io.iamsim.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.source.Finding;
import org.junit.jupiter.api.Test;

class JoiningFilesTest {
  private static String account(String members) {
    return "accounts:\n  \"222222222222\": {" + members + "}\n";
  }

  private static IamIdentity user(Environment environment, String name) {
    return environment.identity("arn:aws:iam::222222222222:user/" + name).orElseThrow();
  }

  @Test
  void theMembersOfAnAccountInTwoFilesAreJoined() {
    Environment environment =
        new InMemoryFiles()
            .with("a/users.yaml", account("users: {alice: {groups: [devs], policies: [Read]}}"))
            .with(
                "b/rest.yaml",
                account("groups: {devs: {policies: [Read]}}, managedPolicies: {Read: read.json}"))
            .with("b/read.json", InMemoryFiles.ALLOW_READ)
            .environment("a/users.yaml", "b/rest.yaml");
    assertThat(user(environment, "alice").policies())
        .extracting(AttachedPolicy::origin)
        .containsExactly("user alice", "group devs");
  }

  @Test
  void theSameThingTwiceAlikeIsNoConflictWhereverItsPoliciesStand() {
    String role =
        """
        accounts:
          "222222222222":
            name: prod
            roles:
              deployer:
                inlinePolicies:
                  read: {Version: "2012-10-17", Statement: {Effect: Allow, Action: s3:Get*, Resource: "*"}}
        """;
    assertThat(
            new InMemoryFiles()
                .with("a.yaml", role)
                .with("b.yaml", "# the same\n" + role)
                .load("a.yaml", "b.yaml")
                .findings())
        .isEmpty();
  }

  @Test
  void theSameThingTwiceDifferentlyIsAConflictThatNamesBothPlaces() {
    String role =
        """
        accounts:
          "222222222222":
            roles:
              deployer:
                inlinePolicies:
                  read: {Version: "2012-10-17", Statement: {Effect: Allow, Action: s3:Get*, Resource: "*"}}
        """;
    assertThat(
            new InMemoryFiles()
                .with("a.yaml", role)
                .with("b.yaml", role.replace("s3:Get*", "s3:Put*"))
                .load("a.yaml", "b.yaml")
                .findings())
        .extracting(Finding::toString)
        .containsExactly(
            "b.yaml:4:7: error: role `deployer` of account `222222222222` is defined differently at"
                + " a.yaml:4:7 (remove one of the two, or make them alike)");
  }

  @Test
  void everyKindOfThingCanConflict() {
    String one =
        """
        partition: aws
        organization: {id: o-abc, managementAccount: "111111111111", root: {id: r-a, name: a}}
        awsManagedPolicies: {"arn:aws:iam::aws:policy/X": read.json}
        accounts:
          "222222222222":
            name: a
            canonicalUserId: a
            publicAccessBlock: {}
            managedPolicies: {Read: read.json}
            groups: {devs: {}}
            resources: {"arn:aws:s3:::b": {}}
            vpcEndpoints: {vpce-1: {service: s3}}
        """;
    String other =
        """
        partition: aws-cn
        organization: {id: o-abd, managementAccount: "111111111111", root: {id: r-a, name: b}}
        awsManagedPolicies: {"arn:aws:iam::aws:policy/X": delete.json}
        accounts:
          "222222222222":
            name: b
            canonicalUserId: b
            publicAccessBlock: {ignorePublicAcls: true}
            managedPolicies: {Read: delete.json}
            groups: {devs: {policies: [read.json]}}
            resources: {"arn:aws:s3:::b": {tags: {a: b}}}
            vpcEndpoints: {vpce-1: {service: kms}}
        """;
    assertThat(
            new InMemoryFiles()
                .with("a.yaml", one)
                .with("b.yaml", other)
                .with("read.json", InMemoryFiles.ALLOW_READ)
                .with("delete.json", InMemoryFiles.DENY_DELETE)
                .load("a.yaml", "b.yaml")
                .findings())
        .extracting(finding -> finding.code() + " " + finding.span().line())
        .containsExactly(
            "CONFLICT 1",
            "CONFLICT 2",
            "CONFLICT 2",
            "CONFLICT 3",
            "CONFLICT 6",
            "CONFLICT 7",
            "CONFLICT 8",
            "CONFLICT 9",
            "CONFLICT 10",
            "CONFLICT 11",
            "CONFLICT 12");
  }

  @Test
  void aBucketHasOneOwner() {
    assertThat(
            new InMemoryFiles()
                .with(
                    "env.yaml",
                    """
                    accounts:
                      "222222222222": {resources: {"arn:aws:s3:::b": {}}}
                      "333333333333": {resources: {"arn:aws:s3:::b": {}}}
                    """)
                .load("env.yaml")
                .findings())
        .extracting(Finding::toString)
        .containsExactly(
            "env.yaml:3:32: error: resource `arn:aws:s3:::b` is defined differently at"
                + " env.yaml:2:32 (remove one of the two, or make them alike)");
  }

  @Test
  void aFolderIsReadByItsEnvironmentFileAlone() {
    Environment environment =
        new InMemoryFiles()
            .with("env/environment.yaml", account("users: {alice: {}}"))
            .with("env/other.yaml", account("users: {bob: {}}"))
            .environment("env");
    assertThat(environment.account(user(environment, "alice").arn().accountId().orElseThrow()))
        .get()
        .satisfies(account -> assertThat(account.identities()).hasSize(1));
  }

  @Test
  void aFolderWithoutOneIsReadByEveryEnvironmentDirectlyInIt() {
    Environment environment =
        new InMemoryFiles()
            .with("env/a.yaml", account("users: {alice: {}}"))
            .with("env/b.json", "{\"accounts\": {\"222222222222\": {\"users\": {\"bob\": {}}}}}")
            .with("env/cases.iamtest.yaml", "cases: []")
            .with("env/policy.json", InMemoryFiles.ALLOW_READ)
            .with("env/below/c.yaml", account("users: {carol: {}}"))
            .environment("env/");
    assertThat(environment.accounts())
        .singleElement()
        .satisfies(
            account ->
                assertThat(account.identities())
                    .containsOnlyKeys(
                        "arn:aws:iam::222222222222:user/alice",
                        "arn:aws:iam::222222222222:user/bob"));
  }

  @Test
  void aFileGivenTwiceIsReadOnce() {
    InMemoryFiles files =
        new InMemoryFiles().with("env/environment.yaml", account("users: {alice: {}}"));
    assertThat(files.load("env", "./env/environment.yaml").ok()).isTrue();
    assertThat(files.reads("env/environment.yaml")).isEqualTo(1);
  }

  @Test
  void aFolderWithoutAnEnvironmentIsAFinding() {
    assertThat(
            new InMemoryFiles()
                .with("env/policy.json", InMemoryFiles.ALLOW_READ)
                .load("env")
                .findings())
        .extracting(Finding::toString)
        .containsExactly(
            "error: no environment in the folder `env` (it has an environment.yaml, or files with"
                + " `organization` or `accounts`)");
  }

  @Test
  void aBrokenFileInAFolderIsNotPassedOver() {
    assertThat(
            new InMemoryFiles()
                .with("env/a.yaml", account("users: {alice: {}}"))
                .with("env/b.json", "{\"accounts\": ")
                .load("env")
                .findings())
        .extracting(finding -> finding.code() + " " + finding.span().source())
        .containsExactly("SYNTAX_ERROR env/b.json");
  }

  @Test
  void aFileThatIsNoEnvironmentSaysWhatOneHas() {
    InMemoryFiles files =
        new InMemoryFiles()
            .with("policy.json", InMemoryFiles.ALLOW_READ)
            .with("typo.yaml", "acounts: {}");
    assertThat(files.load("policy.json", "typo.yaml").findings())
        .extracting(Finding::toString)
        .containsExactly(
            "policy.json:1:1: error: `policy.json` is no environment (an environment has"
                + " `organization`, `accounts` or `awsManagedPolicies`)",
            "typo.yaml:1:1: error: `typo.yaml` is no environment (did you mean `accounts`?)");
  }

  @Test
  void aPathThatIsNotThereIsAFinding() {
    assertThat(new InMemoryFiles().load("nowhere").findings())
        .extracting(Finding::toString)
        .containsExactly("error: no such file: `nowhere`");
  }
}
