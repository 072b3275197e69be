package io.iamsim.expect;

import io.iamsim.load.InMemoryFiles;
import io.iamsim.source.Checked;
import java.util.List;

/** A small organisation with an analyst who reads reports, and expectations of it. */
final class Sample {
  static final String ANALYST = "arn:aws:iam::222222222222:role/analyst";
  static final String REPORT = "arn:aws:s3:::acme-reports/q1.csv";
  private static final String ENVIRONMENT =
      """
      accounts:
        "222222222222":
          roles:
            analyst:
              inlinePolicies: {own: analyst.json}
              permissionsBoundary: boundary.json
            ci-deployer: {inlinePolicies: {own: analyst.json}, permissionsBoundary: boundary.json}
          resources: {"arn:aws:s3:::acme-reports": {}, "arn:aws:s3:::acme-site": {}}
      """;
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
         "Resource": ["arn:aws:s3:::acme-reports/*", "arn:aws:s3:::acme-site/*"],
         "Condition": {"Bool": {"aws:SecureTransport": "true"}}},
        {"Sid": "NoDelete", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}]}
      """;
  private static final String BOUNDARY =
      """
      {"Version": "2012-10-17",
       "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}
      """;

  private Sample() {}

  /** The organisation's files, in env/. */
  static InMemoryFiles files() {
    return new InMemoryFiles()
        .with("env/environment.yaml", ENVIRONMENT)
        .with("env/analyst.json", POLICY)
        .with("env/boundary.json", BOUNDARY);
  }

  /** The suite of one file in tests/, which names the environment unless it says otherwise. */
  static Checked<ExpectationSuite> load(String text) {
    return load("tests/a.iamtest.yaml", "environment: ../env\n" + text);
  }

  static Checked<ExpectationSuite> load(String path, String text) {
    return ExpectationSuite.load(
        List.of(path), ExpectationSuite.Sources.of(files().with(path, text)));
  }

  /** The only case of a suite. */
  static Outcome outcome(String text) {
    return load(text).orElseThrow().cases().get(0).ask();
  }
}
