package io.iamsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small environment with expectations that are met and some that are not. */
final class ExpectationSample {
  private ExpectationSample() {}

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("env"));
    Files.createDirectories(folder.resolve("tests"));
    Files.writeString(
        folder.resolve("env/environment.yaml"),
        """
        accounts:
          "222222222222":
            roles:
              analyst: {inlinePolicies: {own: own.json}}
            resources: {"arn:aws:s3:::acme-reports": {}}
        """);
    Files.writeString(
        folder.resolve("env/own.json"),
        """
        {"Version": "2012-10-17", "Statement": [
          {"Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject",
           "Resource": "arn:aws:s3:::acme-reports/*"},
          {"Sid": "NoDelete", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}]}
        """);
    Files.writeString(
        folder.resolve("tests/bad.iamtest.yaml"),
        """
        environment: ../env
        cases:
          - name: analysts delete
            principal: role/analyst
            action: s3:DeleteObject
            resource: arn:aws:s3:::acme-reports/q1.csv
            resourceAccount: "222222222222"
            expect: allowed
          - name: analysts read drafts
            principal: role/analyst
            action: s3:GetObject
            resource: arn:aws:s3:::acme-drafts/1
            expect: allowed
        """);
    Files.writeString(
        folder.resolve("tests/good.iamtest.yaml"),
        """
        environment: ../env
        cases:
          - name: analysts read reports
            principal: role/analyst
            action: s3:GetObject
            resource: arn:aws:s3:::acme-reports/q1.csv
            expect: allowed
          - name: nobody deletes what can be read
            principal: role/analyst
            action: s3:DeleteObject
            resource: arn:aws:s3:::acme-reports/q1.csv
            expect: explicitDeny
            because: identity
        """);
  }
}
