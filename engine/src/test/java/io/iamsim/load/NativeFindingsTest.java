package io.iamsim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One mistake a row: the text, in which {@code @@} stands before the place that the finding must
 * name, and the finding.
 */
class NativeFindingsTest {
  private static final String MARK = "@@";

  @ParameterizedTest
  @MethodSource({
    "shapes",
    "accountIds",
    "organizations",
    "identities",
    "io.iamsim.load.ResourceMistakes#resources",
    "references"
  })
  void aMistakeIsFoundAtItsPlace(String marked, FindingCode code, String message, String help) {
    int mark = marked.indexOf(MARK);
    String before = marked.substring(0, mark);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = mark - before.lastIndexOf('\n');
    List<Finding> findings = findings(marked.replace(MARK, ""));
    assertThat(findings).extracting(Finding::code).containsExactly(code);
    assertThat(findings.get(0).span()).hasToString("env/main.yaml:" + line + ":" + column);
    assertThat(findings.get(0).message()).isEqualTo(message);
    assertThat(findings.get(0).help()).isEqualTo(help);
  }

  private static List<Finding> findings(String text) {
    return new InMemoryFiles()
        .with("env/main.yaml", text)
        .with("env/read.json", InMemoryFiles.ALLOW_READ)
        .load("env/main.yaml")
        .findings();
  }

  /** A row about the members of one account, given in one line. */
  static Arguments inAccount(String marked, FindingCode code, String message, String help) {
    return arguments("accounts:\n  \"222222222222\": {" + marked + "}\n", code, message, help);
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        arguments(
            "accounts: {}\n@@organisation: {}\n",
            FindingCode.UNKNOWN_ELEMENT,
            "unknown member `organisation` in the environment",
            "did you mean `organization`?"),
        inAccount(
            "users: {alice: {@@polices: []}}",
            FindingCode.UNKNOWN_ELEMENT,
            "unknown member `polices` in user `alice`",
            "did you mean `policies`?"),
        inAccount(
            "@@xyzzy: 1",
            FindingCode.UNKNOWN_ELEMENT,
            "unknown member `xyzzy` in account `222222222222`",
            "known are " + String.join(", ", AccountReader.MEMBERS)),
        inAccount(
            "users: @@[alice]",
            FindingCode.WRONG_TYPE,
            "`users` of account `222222222222` must be an object, this is a list",
            ""),
        inAccount(
            "roles: {deployer: {policies: @@read.json}}",
            FindingCode.WRONG_TYPE,
            "`policies` of role `deployer` must be a list, this is a string",
            ""),
        inAccount(
            "users: {alice: {tags: {cost: @@[42]}}}",
            FindingCode.WRONG_TYPE,
            "`cost` in `tags` of user `alice` must be a string, this is a list",
            ""),
        inAccount(
            "users: {alice: {groups: [@@true]}}",
            FindingCode.WRONG_TYPE,
            "an entry of `groups` of user `alice` must be a string, this is a boolean",
            "quote it"),
        arguments(
            "accounts:\n  \"222222222222\":\n    users: {alice: @@null}\n",
            FindingCode.WRONG_TYPE,
            "user `alice` must be an object, this is null",
            "write {} for an empty object"),
        inAccount(
            "publicAccessBlock: {ignorePublicAcls: @@\"true\"}",
            FindingCode.WRONG_TYPE,
            "`ignorePublicAcls` of `publicAccessBlock` must be true or false, this is a string",
            ""),
        inAccount(
            "name: a, @@name: b",
            FindingCode.DUPLICATE_KEY,
            "`name` stands twice in one object, first on line 2",
            "keep one of them; a list takes several values"),
        arguments(
            "partition: @@aws-eu\naccounts: {}\n",
            FindingCode.INVALID_VALUE,
            "`aws-eu` is none of aws, aws-cn, aws-us-gov",
            "did you mean `aws-cn`?"));
  }

  static Stream<Arguments> accountIds() {
    return Stream.of(
        arguments(
            "accounts:\n  @@12345: {}\n",
            FindingCode.INVALID_ACCOUNT,
            "`12345` is no account id",
            "account ids have 12 digits, zeros in front included"),
        arguments(
            organization("{id: r-ab12, accounts: [@@22222222222]}"),
            FindingCode.INVALID_ACCOUNT,
            "`22222222222` is no account id",
            "account ids have 12 digits, zeros in front included"),
        arguments(
            organization("{id: r-ab12, accounts: [@@true]}"),
            FindingCode.WRONG_TYPE,
            "an account id must be a string, this is a boolean",
            "quote it"));
  }

  private static String organization(String root) {
    return "organization: {id: o-abc, managementAccount: \"111111111111\", root: " + root + "}\n";
  }

  static Stream<Arguments> organizations() {
    return Stream.of(
        arguments(
            "organization: @@{id: o-abc, root: {id: r-ab12}}\n",
            FindingCode.MISSING_ELEMENT,
            "no `managementAccount` in the organization",
            ""),
        arguments(
            "organization: @@{id: o-abc, managementAccount: \"111111111111\"}\n",
            FindingCode.MISSING_ELEMENT,
            "no `root` in the organization",
            ""),
        arguments(
            organization("{id: @@ab12}"),
            FindingCode.INVALID_VALUE,
            "`ab12` does not begin with `r-`",
            "take the id that AWS Organizations shows"),
        arguments(
            organization("{id: r-ab12, children: [@@{name: prod}]}"),
            FindingCode.MISSING_ELEMENT,
            "no `id` in an organizational unit",
            ""),
        arguments(
            organization(
                "{id: r-ab12, children: [{id: ou-1, accounts: [\"222222222222\"]},\n"
                    + "{id: ou-2, accounts: [@@\"222222222222\"]}]}"),
            FindingCode.CONFLICT,
            "the place of account `222222222222` is defined differently at env/main.yaml:1:114",
            "remove one of the two, or make them alike"),
        arguments(
            organization(
                "{id: r-ab12, children: [{id: ou-1, children: [{id: ou-2, children: [{id: ou-3,"
                    + " children: [{id: ou-4, children: [{id: ou-5, children:"
                    + " [{id: @@ou-6}]}]}]}]}]}]}"),
            FindingCode.QUOTA_EXCEEDED,
            "`ou-6` is nested 6 levels deep, AWS has 5",
            ""),
        arguments(
            "accounts:\n  \"222222222222\": {serviceControlPolicies: @@[]}\n",
            FindingCode.ELEMENT_NOT_ALLOWED,
            "`222222222222` has service control policies but stands in no organisation",
            "list it under `accounts` of the root or of an organizational unit"));
  }

  static Stream<Arguments> identities() {
    String ten = "read.json, ".repeat(10);
    return Stream.of(
        inAccount(
            "users: {alice: {groups: [@@devs]}}",
            FindingCode.UNRESOLVED_REFERENCE,
            "`devs` is no group of account `222222222222`",
            "define it under `groups` of the account"),
        inAccount(
            "users: {alice: {path: @@/eng}}",
            FindingCode.INVALID_VALUE,
            "the path `/eng` does not begin and end with one `/`",
            "write it as in /eng/"),
        inAccount(
            "users: {alice: {id: @@AROAEXAMPLE}}",
            FindingCode.INVALID_VALUE,
            "`AROAEXAMPLE` does not begin with `AIDA`",
            "take the unique id that IAM shows"),
        inAccount(
            "roles: {@@app/worker: {}}",
            FindingCode.INVALID_VALUE,
            "`app/worker` is no name of a role",
            "IAM accepts letters, digits and +=,.@_-; a path is a member of its own"),
        inAccount(
            "users: {alice: {}, @@Alice: {tags: {a: b}}}",
            FindingCode.CONFLICT,
            "user `Alice` of account `222222222222` is defined differently at env/main.yaml:2:28",
            "remove one of the two, or make them alike"),
        inAccount(
            "roles: {deployer: {policies: @@[" + ten + "read.json]}}",
            FindingCode.QUOTA_EXCEEDED,
            "`role deployer` has 11 managed policies, AWS attaches 10",
            "join some of them, or raise the quota to at most 20"),
        inAccount(
            "oidcProviders: [@@https://gitlab.example]",
            FindingCode.INVALID_VALUE,
            "`https://gitlab.example` is no name of an identity provider",
            "write host and path without https://, as in token.actions.githubusercontent.com"),
        inAccount(
            "groups: {devs: {@@permissionsBoundary: read.json}}",
            FindingCode.UNKNOWN_ELEMENT,
            "unknown member `permissionsBoundary` in group `devs`",
            "known are path, policies, inlinePolicies"));
  }

  static Stream<Arguments> references() {
    String pathHelp =
        "a name stands under `managedPolicies` of the account; a path has a `/` or ends in .json,"
            + " .yaml or .yml";
    return Stream.of(
        inAccount(
            "users: {alice: {policies: [@@policies/own.json]}}",
            FindingCode.UNRESOLVED_REFERENCE,
            "no policy at `policies/own.json`: no such file: `env/policies/own.json`",
            "paths are relative to the file that names them"),
        inAccount(
            "managedPolicies: {Deploy: read.json}, users: {alice: {policies: [@@Deplyo]}}",
            FindingCode.UNRESOLVED_REFERENCE,
            "`Deplyo` names no identity-based policy",
            "did you mean `Deploy`?"),
        inAccount(
            "roles: {deployer: {permissionsBoundary: @@Boundary}}",
            FindingCode.UNRESOLVED_REFERENCE,
            "`Boundary` names no permissions boundary",
            pathHelp),
        arguments(
            organization("{id: r-ab12, serviceControlPolicies: [@@FullAwsAccess]}"),
            FindingCode.UNRESOLVED_REFERENCE,
            "`FullAwsAccess` names no service control policy",
            "did you mean `FullAWSAccess`?"),
        inAccount(
            "users: {alice: {policies: [@@\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]}}",
            FindingCode.UNRESOLVED_REFERENCE,
            "the AWS-managed policy `arn:aws:iam::aws:policy/ReadOnlyAccess` is not given",
            "save it with `aws iam get-policy-version --policy-arn"
                + " arn:aws:iam::aws:policy/ReadOnlyAccess --version-id VERSION` and name the file"
                + " under `awsManagedPolicies`; `aws iam get-policy` says the version"),
        inAccount(
            "users: {alice: {policies: [@@\"arn:aws:iam::222222222222:policy/Deploy\"]}}",
            FindingCode.UNRESOLVED_REFERENCE,
            "`arn:aws:iam::222222222222:policy/Deploy` is not known",
            "define `Deploy` under `managedPolicies` of the account"),
        inAccount(
            "users: {alice: {policies: [@@\"arn:aws:iam::333333333333:policy/Deploy\"]}}",
            FindingCode.UNRESOLVED_REFERENCE,
            "`arn:aws:iam::333333333333:policy/Deploy` is not known",
            "a managed policy is attached in its own account only"),
        inAccount(
            "managedPolicies: {Deploy: @@ReadOnly}",
            FindingCode.UNRESOLVED_REFERENCE,
            "`ReadOnly` is no path",
            "a path has a `/` or ends in .json, .yaml or .yml"),
        inAccount(
            "users: {alice: {policies: [@@7]}}",
            FindingCode.WRONG_TYPE,
            "a policy must be a path or an object, this is a number",
            ""),
        arguments(
            "awsManagedPolicies: {@@ReadOnlyAccess: read.json}\n",
            FindingCode.INVALID_ARN,
            "`ReadOnlyAccess` is no ARN of an AWS-managed policy",
            "write it as in arn:aws:iam::aws:policy/ReadOnlyAccess"));
  }

  @Test
  void allMistakesAreReportedTogetherInTheOrderOfTheText() {
    String text =
        """
        accounts:
          "222222222222":
            users:
              alice: {groups: [devs], polices: []}
            managedPolicies: {Deploy: missing.json}
            colour: red
        """;
    assertThat(findings(text))
        .extracting(finding -> finding.span().line() + " " + finding.code())
        .containsExactly(
            "4 UNRESOLVED_REFERENCE",
            "4 UNKNOWN_ELEMENT",
            "5 UNRESOLVED_REFERENCE",
            "6 UNKNOWN_ELEMENT");
  }

  @Test
  void aPolicysOwnMistakesPointIntoThePolicyAndAreSaidOnce() {
    String environment =
        """
        accounts:
          "222222222222":
            users: {alice: {policies: [Broken], permissionsBoundary: Broken}}
            managedPolicies: {Broken: broken.json}
        """;
    String policy = "{\"Version\": \"2012-10-17\",\n \"Statement\": {\"Effect\": \"allow\"}}";
    List<Finding> findings =
        new InMemoryFiles()
            .with("env.yaml", environment)
            .with("broken.json", policy)
            .load("env.yaml")
            .findings();
    assertThat(findings)
        .extracting(finding -> finding.span() + " " + finding.code())
        .containsExactly(
            "broken.json:2:15 MISSING_ELEMENT",
            "broken.json:2:15 MISSING_ELEMENT",
            "broken.json:2:26 INVALID_EFFECT");
    assertThat(findings).extracting(Finding::message).doesNotHaveDuplicates();
  }

  @Test
  void aWarningLeavesTheEnvironmentUsable() {
    String ten = "read.json, ".repeat(10);
    var loaded =
        new InMemoryFiles()
            .with(
                "env.yaml",
                "accounts: {\"222222222222\": {users: {a: {policies: [" + ten + "read.json]}}}}")
            .with("read.json", InMemoryFiles.ALLOW_READ)
            .load("env.yaml");
    assertThat(loaded.findings()).extracting(Finding::severity).containsExactly(Severity.WARNING);
    assertThat(loaded.ok()).isTrue();
  }
}
