package io.iamsim.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.explain.Explanation;
import org.junit.jupiter.api.Test;

final class TextReportTest {
  private static String text(Explanation explanation) {
    return TextReport.of(Sample.REQUEST, explanation, Palette.PLAIN, Sample.SNIPPETS);
  }

  @Test
  void anAllowSaysWhatGrants() {
    assertThat(text(Sample.allow()))
        .isEqualTo(
            """
            allowed  s3:GetObject
              principal  arn:aws:iam::111122223333:role/analyst
              resource   arn:aws:s3:::acme/q1.csv
              because of an allow in the identity-based policies, and nothing denies it

            layers
              identity             allowed
              permissionsBoundary  notApplicable  no boundary

            matching statements
              Allow  Read  own.json:3:3  identity, policy `own`
                | {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::acme/*", "Cond ...

            context keys read
              aws:SourceIp  203.0.113.7

            notes
              not covered: an allow means authorized (UNK-11)
            """);
  }

  @Test
  void aBypassSaysWhomTheResourcePolicyNames() {
    assertThat(text(Sample.bypass()))
        .contains(
            "because of an allow in the resource-based policy naming the session, and nothing denies"
                + " it; the identity-based policies would not allow it and need not\n",
            "  identity  implicitDeny  bypassed\n");
  }

  @Test
  void anExplicitDenySaysAtWhichLevel() {
    assertThat(text(Sample.explicitDeny()))
        .isEqualTo(
            """
            explicitDeny  s3:GetObject
              principal  arn:aws:iam::111122223333:role/analyst
              resource   arn:aws:s3:::acme/q1.csv
              because of an explicit deny in the service control policies at ou-ab12-prod, which overrides every allow

            layers
              serviceControl  r-ab12        allowed
              serviceControl  ou-ab12-prod  explicitDeny
              identity                      allowed

            matching statements
              Deny  statement 1  scp/guard.yaml:3:5  serviceControl at ou-ab12-prod, policy `guard`
                | Effect: Deny Action: s3:* Resource: "*"
              Allow  Read  own.json:3:3  identity, policy `own`
                | {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::acme/*", "Cond ...
            """);
  }

  @Test
  void anImplicitDenySaysWhatCameClosest() {
    assertThat(text(Sample.implicitDeny()))
        .isEqualTo(
            """
            implicitDeny  s3:GetObject
              principal  arn:aws:iam::111122223333:role/analyst
              resource   arn:aws:s3:::acme/q1.csv
              because nothing in the identity-based policies allows it

            layers
              identity  implicitDeny

            nearest miss
              Allow  Read  own.json:3:3  identity, policy `own`
                | {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::acme/*", "Cond ...
                action     matches         line 5  s3:GetObject is s3:Get*
                condition  does not match  line 7  aws:SourceIp is 192.0.2.1, not in 203.0.113.0/24

            context keys read
              aws:SourceIp                192.0.2.1
              aws:MultiFactorAuthPresent  not given, taken as absent
            """);
  }

  @Test
  void anUnknownSaysWhatItDependsOn() {
    assertThat(text(Sample.unknown()))
        .isEqualTo(
            """
            unknown  s3:GetObject
              principal  arn:aws:iam::111122223333:role/analyst
              resource   arn:aws:s3:::acme/q1.csv
              because it depends on `aws:SourceIp`, whose value is not known

            layers
              identity  unknown

            matching statements
              Allow  Read  own.json:3:3  identity, policy `own`, if what is unknown says so
                | {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::acme/*", "Cond ...

            context keys read
              aws:SourceIp  unknown

            notes
              assumption: allowed if `aws:SourceIp` fits
            """);
  }

  @Test
  void colourChangesNothingButColour() {
    String coloured =
        TextReport.of(Sample.REQUEST, Sample.explicitDeny(), Palette.COLOURED, Sample.SNIPPETS);
    assertThat(coloured).startsWith("\u001b[1;31mexplicitDeny\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(Sample.explicitDeny()));
  }
}
