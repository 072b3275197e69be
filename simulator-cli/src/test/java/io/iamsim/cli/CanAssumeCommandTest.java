package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanAssumeCommandTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/ci/deployer";

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    write(
        "env.yaml",
        """
        accounts:
          "111122223333":
            users:
              alice: {}
            roles:
              deployer:
                path: /ci/
                tags: {team: red}
                trustPolicy:
                  Version: "2012-10-17"
                  Statement:
                    - {Sid: Alice, Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:user/alice"}, Action: ["sts:AssumeRole", "sts:TagSession"], Condition: {StringEquals: {"sts:ExternalId": "acme-1"}}}
                    - {Sid: Git, Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.example.com"}, Action: "sts:AssumeRoleWithWebIdentity", Condition: {StringEquals: {"gitlab.example.com:aud": "aws"}}}
                    - {Sid: Okta, Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:saml-provider/okta"}, Action: "sts:AssumeRoleWithSAML"}
                inlinePolicies:
                  own: {Version: "2012-10-17", Statement: {Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::b/${aws:PrincipalTag/team}/*"}}
            samlProviders: [okta]
            oidcProviders: [gitlab.example.com]
        """);
    write(
        "claims.json",
        "{\"iss\": \"https://gitlab.example.com\", \"sub\": \"project_path:acme/site\", \"aud\": \"aws\"}");
    write(
        "alice.json",
        "{\"recipient\": \"https://signin.aws.amazon.com/saml\", \"subject\": \"alice\"}");
    write(
        "list.json",
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:List*\",\"Resource\":\"*\"}}");
    write(
        "trust.json",
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"},\"Action\":\"sts:AssumeRole\"}}");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private RunResult run(String... args) {
    List<String> all = new ArrayList<>();
    Arrays.stream(args)
        .map(arg -> arg.matches("[a-z]+\\.(json|yaml)") ? folder + "/" + arg : arg)
        .forEach(all::add);
    RunResult result = RunResult.of(all.toArray(String[]::new));
    return new RunResult(
        result.status(),
        result.out().replace(folder + "/", ""),
        result.err().replace(folder + "/", ""));
  }

  private RunResult assume(String... args) {
    List<String> all = new ArrayList<>(List.of("can-assume", "role/deployer", "--env", "env.yaml"));
    all.addAll(List.of(args));
    return run(all.toArray(String[]::new));
  }

  @Test
  void aDenialSaysWhichAuthorizationIsMissing() {
    RunResult result =
        assume("--principal", "user/alice", "--session-name", "build", "--tag", "team=blue");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .startsWith(
            """
            implicitDeny  sts:AssumeRole
              caller  arn:aws:iam::111122223333:user/alice
              role    arn:aws:iam::111122223333:role/ci/deployer

            authorizations
              sts:AssumeRole  implicitDeny  because nothing in the resource-based policy allows it
              sts:TagSession  implicitDeny  because nothing in the resource-based policy allows it
            """)
        .contains("sts:ExternalId", "nearest miss");
  }

  @Test
  void anAllowShowsTheSession() {
    RunResult result =
        assume(
            "--principal",
            "user/alice",
            "--session-name",
            "build",
            "--external-id",
            "acme-1",
            "--tag",
            "cost=7",
            "--transitive-tag",
            "cost");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains(
            """
            session
              principal                   arn:aws:sts::111122223333:assumed-role/deployer/build
              duration                    3600 seconds
              tag cost                    7                                                      transitive
              tag team                    red
              aws:MultiFactorAuthPresent  false
              aws:TokenIssueTime          2026-10-01T12:00:00Z
            """);
  }

  @Test
  void theSessionSavedAsksNext() {
    String[] assuming = {
      "--principal",
      "user/alice",
      "--session-name",
      "build",
      "--external-id",
      "acme-1",
      "--tag",
      "team=blue",
      "--save-session",
      "session.json"
    };
    assertThat(assume(assuming).status()).isZero();
    assertThat(
            run(
                "can",
                "s3:GetObject",
                "arn:aws:s3:::b/blue/k",
                "--as-session",
                "session.json",
                "--resource-account",
                "111122223333",
                "--env",
                "env.yaml"))
        .returns(0, RunResult::status)
        .extracting(RunResult::out)
        .asString()
        .startsWith(
            "allowed  s3:GetObject\n  principal  arn:aws:sts::111122223333:assumed-role/deployer/build");
    assertThat(
            run(
                    "can",
                    "s3:GetObject",
                    "arn:aws:s3:::b/red/k",
                    "--as-session",
                    "session.json",
                    "--resource-account",
                    "111122223333",
                    "--env",
                    "env.yaml")
                .status())
        .isEqualTo(1);
  }

  @Test
  void theSessionPoliciesAreSavedToo() throws IOException {
    String[] assuming = {
      "--principal",
      "user/alice",
      "--session-name",
      "build",
      "--external-id",
      "acme-1",
      "--session-policy",
      "list.json",
      "--save-session",
      "session.json"
    };
    assertThat(assume(assuming).status()).isZero();
    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("session.json").toFile())
                .at("/sessionPolicies/0/document/Statement/0/Action/0")
                .asText())
        .isEqualTo("s3:List*");
    assertThat(
            run(
                    "can",
                    "s3:GetObject",
                    "arn:aws:s3:::b/red/k",
                    "--as-session",
                    "session.json",
                    "--resource-account",
                    "111122223333",
                    "--env",
                    "env.yaml")
                .out())
        .contains("because nothing in the session policies allows it");
  }

  @Test
  void nothingIsSavedOfADenial() {
    assertThat(assume("--principal", "user/alice", "--save-session", "session.json").status())
        .isEqualTo(1);
    assertThat(folder.resolve("session.json")).doesNotExist();
  }

  @Test
  void aTokenSpeaksForItself() {
    RunResult result = assume("--jwt-claims", "claims.json", "--session-name", "job1");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .startsWith("allowed  sts:AssumeRoleWithWebIdentity")
        .contains("Git has no condition on `gitlab.example.com:sub`");
  }

  @Test
  void anAssertionSpeaksForItself() {
    assertThat(assume("--saml-attributes", "alice.json", "--session-name", "alice").out())
        .startsWith("allowed  sts:AssumeRoleWithSAML");
  }

  @Test
  void aTrustPolicyGivenTakesThePlaceOfTheRoles() {
    RunResult result =
        assume(
            "--principal",
            "user/alice",
            "--session-name",
            "build",
            "--external-id",
            "acme-1",
            "--trust-policy",
            "trust.json");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).contains("because nothing in the identity-based policies allows it");
  }

  @Test
  void jsonHasTheSessionAndEveryAuthorization() throws IOException {
    RunResult result =
        assume(
            "--principal",
            "user/alice",
            "--session-name",
            "build",
            "--external-id",
            "acme-1",
            "--tag",
            "cost=7",
            "--output",
            "json");
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "decision",
            "operation",
            "principal",
            "role",
            "refusals",
            "session",
            "notes",
            "authorizations",
            "version");
    assertThat(json.at("/session/role").asText()).isEqualTo(ROLE);
    assertThat(json.at("/session/tags/cost").asText()).isEqualTo("7");
    assertThat(json.at("/authorizations/1/action").asText()).isEqualTo("sts:TagSession");
  }

  @Test
  void aRefusalIsADenialThatNamesItsRule() throws IOException {
    RunResult result =
        assume(
            "--principal",
            "user/alice",
            "--session-name",
            "John Doe",
            "--external-id",
            "acme-1",
            "--output",
            "json");
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(result.status()).isEqualTo(1);
    assertThat(json.at("/refusals/0/rule").asText()).isEqualTo("STS-18");
    assertThat(json.get("session").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"allowed, 1", "denied, 0", "implicitDeny, 0", "explicitDeny, 1"})
  void anExpectationIsTheStatus(String expected, int status) {
    assertThat(assume("--principal", "user/alice", "--expect", expected).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --session-name x                                  | one of these is missing: `--principal PRINCIPAL`, `--as-session FILE`, `--jwt-claims FILE`, `--saml-attributes FILE` (see
          --principal                                       | missing PRINCIPAL behind `--principal`
          --principal user/bob                              | no user or role `user/bob` in the environment
          --principal user/alice --jwt-claims claims.json   | --principal=PRINCIPAL, --jwt-claims=FILE are mutually exclusive
          --jwt-claims nothing.json                         | no such file: `nothing.json`
          --jwt-claims alice.json                           | no `iss` in the claims of a token
          --jwt-claims claims.json --tag a=b                | `--tag` does not go with a token
          --principal user/alice --tag a                    | `--tag a` has no key and value
          --as-session claims.json                          | unknown member `iss` in a session
          --principal user/alice --duration soon            | invalid value for option `--duration`
          """)
  void aWrongCommandLineIsOneMessage(String args, String message) {
    RunResult result = assume(args.trim().split(" +"));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message);
  }

  @Test
  void aRoleThatTheAccountDoesNotHaveIsAnError() {
    RunResult result =
        run(
            "can-assume",
            "arn:aws:iam::111122223333:role/deployer",
            "--principal",
            "user/alice",
            "--env",
            "env.yaml");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("did you mean `" + ROLE + "`");
  }

  @Test
  void withASessionTheActionComesFirst() {
    assertThat(run("can", "user/alice", "s3:GetObject", "--as-session", "session.json").err())
        .contains("`user/alice` is no action", "the action comes first");
    assertThat(run("can", "--as-session", "session.json").err()).contains("missing ACTION");
  }

  @Test
  void aBatchRequestMayComeFromASession() {
    String session =
        "{'principal':'arn:aws:sts::111122223333:assumed-role/deployer/x','role':'"
            + ROLE
            + "','tags':{'team':'green'}}";
    String in =
        ("{'id':'1','session':"
                + session
                + ",'action':'s3:GetObject','resource':'arn:aws:s3:::b/green/k','resourceAccount':'111122223333'}\n"
                + "{'id':'2','session':"
                + session
                + ",'action':'s3:GetObject','resource':'arn:aws:s3:::b/red/k','resourceAccount':'111122223333'}\n"
                + "{'id':'3','session':{},'action':'s3:GetObject'}\n"
                + "{'id':'4','principal':'anonymous','session':"
                + session
                + ",'action':'s3:GetObject'}\n"
                + "{'id':'5','sessionToken':true,'principal':'arn:aws:iam::111122223333:user/alice','action':'iam:ListUsers',"
                + "'policies':{'identity':[{'document':{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}}]}}\n")
            .replace('\'', '"');
    RunResult result = RunResult.of(Map.of(), in, "batch", "--lean", "--env", folder + "/env.yaml");
    assertThat(result.out().lines())
        .containsExactly(
            "{\"id\":\"1\",\"decision\":\"allowed\"}",
            "{\"id\":\"2\",\"decision\":\"implicitDeny\"}",
            "{\"id\":\"3\",\"error\":{\"code\":\"invalidRequest\",\"message\":\"in `session`: no `principal` in a session\",\"line\":3,\"column\":21}}",
            "{\"id\":\"4\",\"error\":{\"code\":\"invalidPrincipal\",\"message\":\"a `session` stands in place of a `principal`\",\"line\":4,\"column\":45}}",
            "{\"id\":\"5\",\"decision\":\"implicitDeny\"}");
  }
}
