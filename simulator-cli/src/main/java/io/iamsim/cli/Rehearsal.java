package io.iamsim.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Asks the usual questions once and says nothing, so that the classes that they need can be written
 * to a class-data archive at exit; the launcher runs it after a build.
 */
public final class Rehearsal {
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::example/*",
         "Condition": {"Bool": {"aws:SecureTransport": "true"}}},
        {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}]}
      """;

  private static final String ENVIRONMENT =
      """
      accounts:
        "111122223333":
          users: {alice: {policies: [Reader]}}
          managedPolicies: {Reader: policy.json}
          resources: {"arn:aws:s3:::example": {tags: {team: red}}}
      organization:
        id: o-example1
        managementAccount: "999900001111"
        root: {id: r-ab12, serviceControlPolicies: [FullAWSAccess], accounts: ["111122223333"]}
      """;

  private static final String EXPECTATIONS =
      """
      environment: environment.yaml
      cases:
        - {name: reads, principal: user/alice, action: s3:GetObject,
           resource: "arn:aws:s3:::example/key", expect: denied}
      """;

  private static final String REQUEST =
      """
      {"id": "1", "principal": "arn:aws:iam::111122223333:user/alice", "action": "s3:GetObject"}
      """;

  private static final String USER = "arn:aws:iam::111122223333:user/alice";
  private static final String KEY = "arn:aws:s3:::example/key";

  private Rehearsal() {}

  /** Rehearses, with example files in the folder that the argument names. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    String policy = write(folder, "policy.json", POLICY);
    String environment = write(folder, "environment.yaml", ENVIRONMENT);
    String expectations = write(folder, "example.iamtest.yaml", EXPECTATIONS);
    String secure = "aws:SecureTransport=true";
    run("can", USER, "s3:GetObject", KEY, "--identity-policy", policy);
    run("can", USER, "s3:GetObject", KEY, "--identity-policy", policy, "--context", secure);
    run("can", "user/alice", "s3:GetObject", KEY, "--env", environment, "--context", secure);
    run("can", "user/alice", "s3:DeleteObject", KEY, "--env", environment, "--output", "json");
    run("why", "user/alice", "s3:DeleteObject", KEY, "--env", environment);
    run("can", "--help");
    run("test", expectations);
    run("who-can", "s3:GetObject", KEY, "--env", environment);
    run("what-can", "user/alice", "--env", environment);
    run("matrix", "--principal", "user/*", "--action", "s3:GetObject", "--env", environment);
    run("env", "--env", environment);
    run("batch", "--env", environment);
    run("batch", "--lean", "--env", environment);
  }

  private static String write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static void run(String... arguments) {
    Console own = Console.ofProcess();
    Console silent =
        new Console(
            new ByteArrayInputStream(REQUEST.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            new PrintWriter(Writer.nullWriter()),
            Map.of(),
            own.clock(),
            own.palette());
    int status = Main.run(silent, arguments);
    if (status == ExitStatus.WRONG_INPUT || status == ExitStatus.INTERNAL_ERROR) {
      throw new IllegalStateException("rehearsed in vain: " + String.join(" ", arguments));
    }
  }
}
