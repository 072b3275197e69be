package io.iamsim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionKeyCatalogTest {
  private final ServiceCatalog catalog = ServiceCatalog.bundled();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:TagKeys",
        "aws:PrincipalOrgPaths",
        "aws:ResourceOrgPaths",
        "aws:SourceOrgPaths",
        "aws:VpceOrgPaths",
        "aws:PrincipalServiceNamesList",
        "aws:CalledVia",
        "sts:TransitiveTagKeys",
        "kms:EncryptionContextKeys",
        "cognito-identity.amazonaws.com:amr",
        "saml:edupersonaffiliation"
      })
  void multivaluedKeysAreMultivaluedWhateverARequestHolds(String key) {
    assertThat(catalog.conditionKey(key)).get().matches(ConditionKeyEntry::multivalued);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:SourceIp",
        "aws:PrincipalArn",
        "aws:CalledViaFirst",
        "aws:PrincipalTag/team",
        "aws:PrincipalOrgID",
        "sts:ExternalId",
        "s3:prefix",
        "saml:sub"
      })
  void otherKeysAreSingleValued(String key) {
    assertThat(catalog.conditionKey(key)).get().matches(entry -> !entry.multivalued());
  }

  @ParameterizedTest
  @CsvSource({
    "aws:PrincipalArn, ARN",
    "aws:SourceVpcArn, ARN",
    "aws:username, STRING",
    "aws:SecureTransport, BOOL",
    "aws:MultiFactorAuthAge, NUMERIC",
    "aws:CurrentTime, DATE",
    "aws:VpcSourceIp, IP_ADDRESS",
    "s3:max-keys, NUMERIC",
    "kms:ValidTo, DATE",
    "kms:GrantIsForAWSResource, BOOL",
    "lambda:SourceFunctionArn, ARN",
    "identitystore:UserId, STRING"
  })
  void keysHaveTheTypeOfTheReference(String key, ConditionKeyType type) {
    assertThat(catalog.conditionKey(key)).map(ConditionKeyEntry::type).contains(type);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS:SOURCEIP, aws:SourceIp",
    "aws:resourcetag/Team, aws:ResourceTag/${TagKey}",
    "aws:RequestTag/a/b, aws:RequestTag/${TagKey}",
    "aws:PrincipalTag/x, aws:PrincipalTag/${TagKey}",
    "s3:existingobjecttag/x, s3:ExistingObjectTag/<key>",
    "S3:RequestObjectTag/x, s3:RequestObjectTag/<key>",
    "ec2:ResourceTag/x, ec2:ResourceTag/${TagKey}",
    "kms:EncryptionContext:Purpose, kms:EncryptionContext:${EncryptionContextKey}",
    "codebuild:secondarySources/s.auth.type, codebuild:secondarySources/${sourceIdentifier}.auth.type",
    "events:Metadata/k/Matcher, events:Metadata/${MetadataKey}/Matcher",
    "identitycenter:instancearn, identitycenter:InstanceArn",
    "ec2:osuser, ec2:osuser",
    "saml:AUD, saml:aud",
    "accounts.google.com:aud, ${Provider}:aud",
    "token.actions.githubusercontent.com:sub, ${Provider}:sub",
    "token.actions.githubusercontent.com:repository, token.actions.githubusercontent.com:repository",
    "token.actions.acme.ghe.com:ref, token.actions.${Domain}.ghe.com:ref",
    "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:aud, ${Provider}:aud"
  })
  void keysAreFoundInAnyCaseAndAsMembersOfTheirFamily(String key, String name) {
    assertThat(catalog.conditionKey(key)).map(ConditionKeyEntry::name).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:NoSuchKey",
        "aws:PrincipalTag/",
        "aws:PrincipalTag",
        "s3:NoSuchKey",
        "nosuchservice:key",
        "nokey",
        "",
        "s3:sub",
        "oidc.example.com:nosuchclaim"
      })
  void unknownKeysAreAbsent(String key) {
    assertThat(catalog.conditionKey(key)).isEmpty();
  }

  @Test
  void unlistedKeysAreSingleStrings() {
    assertThat(ConditionKeyEntry.unlisted("new:Key"))
        .isEqualTo(new ConditionKeyEntry("new:Key", ConditionKeyType.STRING, false));
  }

  @Test
  void globalKeysAreOnEveryAction() {
    ActionEntry listBuckets = action("s3", "ListAllMyBuckets");
    assertThat(catalog.supportsConditionKey(listBuckets, "aws:sourceip")).isTrue();
    assertThat(catalog.supportsConditionKey(listBuckets, "aws:PrincipalTag/team")).isTrue();
    assertThat(catalog.supportsConditionKey(listBuckets, "saml:sub")).isTrue();
  }

  @Test
  void tagKeysAreOnlyOnActionsThatListThem() {
    ActionEntry createQueue = action("sqs", "CreateQueue");
    ActionEntry sendMessage = action("sqs", "SendMessage");
    assertThat(catalog.supportsConditionKey(createQueue, "aws:RequestTag/team")).isTrue();
    assertThat(catalog.supportsConditionKey(createQueue, "aws:TagKeys")).isTrue();
    assertThat(catalog.supportsConditionKey(sendMessage, "aws:RequestTag/team")).isFalse();
    assertThat(catalog.supportsConditionKey(sendMessage, "aws:ResourceTag/team")).isFalse();
    assertThat(
            catalog.supportsConditionKey(sendMessage, type("sqs", "queue"), "aws:ResourceTag/team"))
        .isTrue();
  }

  @Test
  void serviceKeysAreOnlyOnActionsThatListThem() {
    assertThat(catalog.supportsConditionKey(action("s3", "ListBucket"), "s3:Prefix")).isTrue();
    assertThat(catalog.supportsConditionKey(action("s3", "GetObject"), "s3:prefix")).isFalse();
    assertThat(catalog.supportsConditionKey(action("s3", "GetObject"), "s3:ExistingObjectTag/a"))
        .isTrue();
    assertThat(catalog.supportsConditionKey(action("iam", "PassRole"), "iam:PassedToService"))
        .isTrue();
    assertThat(catalog.supportsConditionKey(action("iam", "GetRole"), "iam:PassedToService"))
        .isFalse();
    assertThat(catalog.supportsConditionKey(action("s3", "GetObject"), "s3:NoSuchKey")).isFalse();
  }

  @Test
  void keysOfOneResourceTypeAreNotOnAnother() {
    ActionEntry run = action("ec2", "RunInstances");
    assertThat(catalog.supportsConditionKey(run, type("ec2", "instance"), "ec2:InstanceType"))
        .isTrue();
    assertThat(catalog.supportsConditionKey(run, type("ec2", "subnet"), "ec2:InstanceType"))
        .isFalse();
    assertThat(catalog.supportsConditionKey(run, type("ec2", "vpn-gateway"), "ec2:InstanceType"))
        .isFalse();
  }

  private ActionEntry action(String prefix, String name) {
    return catalog.action(prefix, name).orElseThrow();
  }

  private ResourceTypeEntry type(String prefix, String name) {
    return catalog.service(prefix).flatMap(s -> s.resourceType(name)).orElseThrow();
  }
}
