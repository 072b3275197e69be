package io.iamsim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.ActionName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hand-kept table of keys that requests carry, held against the service data. */
class RequestKeysTest {
  private static final ServiceCatalog CATALOG = ServiceCatalog.bundled();
  private static final String ARN = "arn:aws:ec2:eu-west-1:111122223333:";

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::b/x, s3:TlsVersion, TLS",
    "s3:ListAllMyBuckets, *, s3:authType, SIGNED",
    "s3:GetObject, arn:aws:s3:::b/x, S3:AUTHTYPE, SIGNED",
    "s3:GetObject, arn:aws:s3:::b/x, s3:versionid, ",
    "s3:GetObjectVersion, arn:aws:s3:::b/x, s3:versionid, ALWAYS",
    "s3:ListBucket, arn:aws:s3:::b, s3:prefix, ",
    "kms:Decrypt, arn:aws:kms:eu-west-1:111122223333:key/k, kms:KeySpec, ALWAYS",
    "kms:CreateKey, *, kms:KeySpec, ALWAYS",
    "kms:ListKeys, *, kms:KeySpec, ",
    "kms:Encrypt, arn:aws:kms:eu-west-1:111122223333:key/k, kms:EncryptionAlgorithm, ALWAYS",
    "kms:DescribeKey, arn:aws:kms:eu-west-1:111122223333:key/k, kms:EncryptionAlgorithm, ",
    "sts:AssumeRole, arn:aws:iam::111122223333:role/r, sts:RoleSessionName, ALWAYS",
    "sts:AssumeRole, arn:aws:iam::111122223333:role/r, sts:ExternalId, ",
    "dynamodb:GetItem, arn:aws:dynamodb:eu-west-1:111122223333:table/t, dynamodb:LeadingKeys, ALWAYS",
    "dynamodb:Scan, arn:aws:dynamodb:eu-west-1:111122223333:table/t, dynamodb:LeadingKeys, ",
    "nosuch:Action, *, s3:authType, "
  })
  void aKeyIsInEveryRequestForAnAction(
      String action, String resource, String key, @Nullable KeyPresence presence) {
    assertThat(presence(action, resource, key)).isEqualTo(Optional.ofNullable(presence));
  }

  @ParameterizedTest
  @CsvSource({
    "ec2:RunInstances, instance/*, ec2:InstanceType, true",
    "ec2:RunInstances, volume/*, ec2:InstanceType, false",
    "ec2:RunInstances, volume/*, ec2:Encrypted, true",
    "ec2:StartInstances, instance/i-1, ec2:InstanceType, true",
    "ec2:RunInstances, instance/*, ec2:InstanceProfile, false",
    "ec2:RunInstances, subnet/subnet-1, ec2:Vpc, true"
  })
  void aPropertyOfEveryResourceOfATypeIsInEveryRequestForOne(
      String action, String resource, String key, boolean present) {
    assertThat(presence(action, ARN + resource, key).isPresent()).isEqualTo(present);
  }

  @Test
  void whatIsSaidOfAnActionIsSaidOfOneThatTheServiceDataList() throws IOException {
    for (String line : lines()) {
      List<String> columns = List.of(line.split("\t"));
      if (!columns.get(0).equals("present")) {
        continue;
      }
      for (String name : columns.get(2).split(" ")) {
        if (!name.endsWith(":*")) {
          ActionName action = ActionName.parse(name).orElseThrow();
          ActionEntry entry = CATALOG.action(action.service(), action.name()).orElseThrow();
          boolean listed =
              CATALOG.supportsConditionKey(entry, columns.get(1))
                  || entry.resourceTypes().stream()
                      .anyMatch(
                          resource ->
                              CATALOG.supportsConditionKey(entry, resource.type(), columns.get(1)));
          assertThat(listed).as(columns.get(1) + " of " + name).isTrue();
        }
      }
    }
  }

  @Test
  void everyServiceOfTheTableIsInTheServiceData() throws IOException {
    for (String line : lines()) {
      String[] columns = line.split("\t");
      for (String action : columns.length < 3 ? new String[0] : columns[2].split(" ")) {
        String service = action.substring(0, Math.max(0, action.indexOf(':')));
        if (!service.isEmpty()) {
          assertThat(CATALOG.services()).contains(service);
        }
      }
    }
  }

  @Test
  void aKeyHasTheValueOfAnother() {
    assertThat(CATALOG.sameKeys(action("ec2:StopInstances")))
        .isEqualTo(Map.of("ec2:Region", "aws:RequestedRegion"));
    assertThat(CATALOG.sameKeys(action("s3:GetObject")))
        .isEqualTo(Map.of("s3:ResourceAccount", "aws:ResourceAccount"));
    assertThat(CATALOG.sameKeys(action("sqs:SendMessage"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ec2:AcceptVpcPeeringConnection, ABSENT",
    "ebs:ListSnapshotBlocks, ABSENT",
    "events:PutEvents, UNKNOWN_ACROSS_ACCOUNTS",
    "ec2:DeleteVpcPeeringConnection, ",
    "s3:GetObject, "
  })
  void someActionsDoWithoutTheOwnersKeys(String action, @Nullable KeyGap gap) {
    for (String key : List.of("aws:ResourceAccount", "aws:resourceorgid", "aws:ResourceOrgPaths")) {
      assertThat(CATALOG.gap(action(action), key)).isEqualTo(Optional.ofNullable(gap));
    }
    assertThat(CATALOG.gap(action(action), "aws:PrincipalAccount")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, aws:SourceVpcArn, true",
    "s3:GetObject, aws:VpceOrgID, true",
    "iam:GetUser, aws:VpceAccount, true",
    "iam:PassRole, aws:VpceAccount, false",
    "dynamodb:GetItem, aws:SourceVpcArn, false",
    "dynamodb:GetItem, aws:VpceAccount, true",
    "sqs:SendMessage, aws:VpceAccount, false",
    "sqs:SendMessage, aws:VpceOrgID, true",
    "sns:Publish, aws:VpceOrgID, false",
    "s3:GetObject, aws:SourceVpce, false"
  })
  void eachKeyOfAnEndpointsOwnerHasItsOwnServices(String action, String key, boolean carried) {
    assertThat(CATALOG.isCarriedThroughEndpoint(action(action), key)).isEqualTo(carried);
  }

  private static Optional<KeyPresence> presence(String action, String resource, String key) {
    return CATALOG.alwaysPresent(action(action), resource, key);
  }

  private static ActionName action(String text) {
    return ActionName.parse(text).orElseThrow();
  }

  private static List<String> lines() throws IOException {
    try (InputStream stream = RequestKeysTest.class.getResourceAsStream("request-keys.tsv")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
