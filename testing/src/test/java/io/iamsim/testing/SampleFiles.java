package io.iamsim.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small environment with one good and one bad expectation. */
final class SampleFiles {
  private SampleFiles() {}

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("env"));
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
           "Resource": "arn:aws:s3:::acme-reports/*",
           "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}},
          {"Sid": "NoDelete", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}]}
        """);
    Files.writeString(
        folder.resolve("a.iamtest.yaml"),
        """
        environment: env
        defaults: {context: {aws:SourceIp: 203.0.113.7}}
        cases:
          - {name: reads, principal: analyst, action: s3:GetObject,
             resource: "arn:aws:s3:::acme-reports/q1.csv", expect: allowed}
          - {name: deletes, principal: analyst, action: s3:DeleteObject,
             resource: "arn:aws:s3:::acme-reports/q1.csv", expect: allowed}
        """);
  }
}
