package io.iamsim.load;

import static io.iamsim.load.NativeFindingsTest.inAccount;

import io.iamsim.source.FindingCode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The rows of {@link NativeFindingsTest} about resources and VPC endpoints. */
final class ResourceMistakes {
  private ResourceMistakes() {}

  static Stream<Arguments> resources() {
    String key = "\"arn:aws:kms:eu-west-1:222222222222:key/1\"";
    return Stream.of(
        inAccount(
            "resources: {@@acme-site: {}}",
            FindingCode.INVALID_ARN,
            "`acme-site` is no ARN",
            "write the ARN of the resource"),
        inAccount(
            "resources: {@@\"arn:aws:s3:::acme-site/*\": {}}",
            FindingCode.INVALID_ARN,
            "`arn:aws:s3:::acme-site/*` has a wildcard",
            "an ARN here names one resource"),
        inAccount(
            "resources: {@@\"arn:aws:sqs:eu-west-1:333333333333:q\": {}}",
            FindingCode.INVALID_ARN,
            "`arn:aws:sqs:eu-west-1:333333333333:q` stands under account `222222222222`",
            "move it to account 333333333333"),
        inAccount(
            "resources: {@@\"arn:aws-cn:s3:::b\": {}}",
            FindingCode.INVALID_ARN,
            "`arn:aws-cn:s3:::b` is not in the partition `aws`",
            "see `partition`"),
        inAccount(
            "resources: {@@\"arn:aws:iam::222222222222:role/deployer\": {}}",
            FindingCode.INVALID_ARN,
            "`arn:aws:iam::222222222222:role/deployer` is an identity",
            "define it under `roles` or `users`"),
        inAccount(
            "resources: {\"arn:aws:s3:::b\": {aliases: @@[alias/data]}}",
            FindingCode.ELEMENT_NOT_ALLOWED,
            "only a KMS key has `aliases`",
            ""),
        inAccount(
            "resources: {" + key + ": {acl: @@private}}",
            FindingCode.ELEMENT_NOT_ALLOWED,
            "only an S3 bucket or object has `acl`",
            ""),
        inAccount(
            "resources: {\"arn:aws:s3:::b\": {objectOwnership: @@BucketOwnerEnforce}}",
            FindingCode.INVALID_VALUE,
            "`BucketOwnerEnforce` is none of BucketOwnerEnforced, BucketOwnerPreferred,"
                + " ObjectWriter",
            "did you mean `BucketOwnerEnforced`?"),
        inAccount(
            "resources: {\"arn:aws:s3:::b\": {acl: @@public-reed}}",
            FindingCode.INVALID_VALUE,
            "`public-reed` is none of private, public-read, public-read-write, aws-exec-read,"
                + " authenticated-read, bucket-owner-read, bucket-owner-full-control,"
                + " log-delivery-write",
            "did you mean `public-read`?"),
        inAccount(
            "resources: {\"arn:aws:s3:::b/key\": {policy: @@{Version: \"2012-10-17\", Statement: {Effect: Allow, Principal: \"*\", Action: \"s3:GetObject\", Resource: \"arn:aws:s3:::b/*\"}}}}",
            FindingCode.ELEMENT_NOT_ALLOWED,
            "only a bucket has `policy`",
            ""),
        inAccount(
            "resources: {\"arn:aws:s3:::b\": {bucket: @@other}}",
            FindingCode.ELEMENT_NOT_ALLOWED,
            "only an S3 access point has `bucket`",
            ""),
        inAccount(
            "resources: {\"arn:aws:s3:eu-west-1:222222222222:accesspoint/p\": @@{}}",
            FindingCode.MISSING_ELEMENT,
            "no `bucket` in resource `arn:aws:s3:eu-west-1:222222222222:accesspoint/p`",
            ""),
        inAccount(
            "resources: {\"arn:aws:s3:::b\": {acl: [{grantee: @@alice, permission: READ}]}}",
            FindingCode.INVALID_VALUE,
            "`alice` is no grantee of an ACL",
            "an account id, a canonical user id, AllUsers, AuthenticatedUsers or LogDelivery; users"
                + " and roles are never grantees"),
        inAccount(
            "resources: {" + key + ": {grants: [@@{granteePrincipal: kms.amazonaws.com}]}}",
            FindingCode.MISSING_ELEMENT,
            "no `operations` in a grant on the key",
            ""),
        inAccount(
            "resources: {"
                + key
                + ": {grants: [{granteePrincipal: kms.amazonaws.com, operations: [@@decrypt]}]}}",
            FindingCode.INVALID_VALUE,
            "`decrypt` is none of Decapsulate, Decrypt, DeriveSharedSecret, Encapsulate, Encrypt, GenerateDataKey,"
                + " GenerateDataKeyWithoutPlaintext, GenerateDataKeyPair,"
                + " GenerateDataKeyPairWithoutPlaintext, GenerateMac, ReEncryptFrom, ReEncryptTo,"
                + " Sign, Verify, VerifyMac, CreateGrant, DescribeKey, GetPublicKey, RetireGrant",
            "did you mean `Decrypt`?"),
        inAccount(
            "resources: {"
                + key
                + ": {grants: [{granteePrincipal: @@alice, operations: [Decrypt]}]}}",
            FindingCode.INVALID_PRINCIPAL,
            "`alice` is no principal of a grant",
            "write the ARN of an account root, user, role or session, or a service principal"),
        inAccount(
            "resources: {"
                + key
                + ": {grants: [{granteePrincipal: rds.amazonaws.com, granteeServicePrincipal:"
                + " @@rds.amazonaws.com, retiringServicePrincipal: rds.amazonaws.com, operations:"
                + " [Decrypt], constraints: {sourceArn: \"arn:aws:rds:r:222222222222:db:d\"}}]}}",
            FindingCode.MUTUALLY_EXCLUSIVE_ELEMENTS,
            "`granteePrincipal` and `granteeServicePrincipal` in one grant",
            "KMS takes one of them"),
        inAccount(
            "resources: {"
                + key
                + ": {grants: [{granteeServicePrincipal: @@rds, retiringServicePrincipal:"
                + " rds.amazonaws.com, operations: [Decrypt], constraints: {sourceArn:"
                + " \"arn:aws:rds:r:222222222222:db:d\"}}]}}",
            FindingCode.INVALID_PRINCIPAL,
            "`rds` is no service principal",
            "write it as in rds.amazonaws.com"),
        inAccount(
            "resources: {"
                + key
                + ": {grants: [{granteeServicePrincipal: @@rds.amazonaws.com, operations:"
                + " [Decrypt]}]}}",
            FindingCode.NOT_STORED,
            "KMS creates no grant for the service `rds.amazonaws.com` with so little",
            "it wants `sourceArn` among the constraints, and who retires the grant"),
        inAccount(
            "resources: {"
                + key
                + ": {grants: [{granteePrincipal: rds.amazonaws.com, issuingAccount: @@me,"
                + " operations: [Decrypt]}]}}",
            FindingCode.INVALID_ACCOUNT,
            "`me` is no account",
            "write its twelve digits or the ARN of its root user"),
        inAccount(
            "resources: {\"arn:aws:s3:::b\": {abacStatus: @@enabled}}",
            FindingCode.INVALID_VALUE,
            "`enabled` is none of Disabled, Enabled",
            "did you mean `Enabled`?"),
        inAccount(
            "resources: {\"arn:aws:s3:::b/key\": {abacStatus: @@Enabled}}",
            FindingCode.ELEMENT_NOT_ALLOWED,
            "only an S3 bucket has `abacStatus`",
            ""),
        inAccount(
            "resources: {\"arn:aws:s3:::b\": {policy: {Version: \"2012-10-17\", Statement: {Effect: Allow, Principal: \"*\", Action: \"s3:GetObject\", Resource: @@\"*\"}}}}",
            FindingCode.NOT_STORED,
            "`*` in the policy of `arn:aws:s3:::b`, which AWS would not store",
            "S3 takes the ARN of the bucket itself and of what lies in it"),
        inAccount(
            "roles: {r: {trustPolicy: {Version: \"2012-10-17\", Statement: {Effect: Allow, Principal: {AWS: \"222222222222\"}, Action: @@\"s3:GetObject\"}}}}",
            FindingCode.NOT_STORED,
            "`s3:GetObject` in a trust policy, which AWS would not store",
            "a trust policy has actions of `sts` only"),
        inAccount(
            "vpcEndpoints: {vpce-1: @@{vpc: vpc-1}}",
            FindingCode.MISSING_ELEMENT,
            "no `service` in VPC endpoint `vpce-1`",
            ""),
        inAccount(
            "vpcEndpoints: {vpce-1: {service: @@com.amazonaws.eu-west-1.s3}}",
            FindingCode.INVALID_VALUE,
            "`com.amazonaws.eu-west-1.s3` is no service prefix",
            "write the prefix that its actions have, as in s3"),
        inAccount(
            "vpcEndpoints: {vpce-1: {service: kms, type: @@Gateway}}",
            FindingCode.INVALID_VALUE,
            "`kms` has no gateway endpoints",
            "only s3 and dynamodb have"),
        inAccount(
            "vpcEndpoints: {@@endpoint: {service: s3}}",
            FindingCode.INVALID_VALUE,
            "`endpoint` does not begin with `vpce-`",
            "take the id that the VPC console shows"));
  }
}
