package io.iamsim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.iamsim.environment.AclGrant;
import io.iamsim.environment.AclGrant.Grantee;
import io.iamsim.environment.AclGrant.Permission;
import io.iamsim.environment.AclGrant.PredefinedGroup;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.KmsGrant;
import io.iamsim.environment.ObjectOwnership;
import io.iamsim.environment.PublicAccessBlock;
import io.iamsim.environment.Resource;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.PolicyType;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeFormatTest {
  private static final AccountId PROD = new AccountId("222222222222");
  private static final String KEY_ARN = "arn:aws:kms:eu-west-1:222222222222:key/1234abcd";

  private static final String EXAMPLE =
      """
      organization:
        id: o-exampleorg1
        managementAccount: "111111111111"
        root:
          id: r-ab12
          serviceControlPolicies: [FullAWSAccess, scp/deny-leaving.json]
          resourceControlPolicies: [rcp/org-perimeter.json]
          children:
            - id: ou-ab12-prod
              name: prod
              serviceControlPolicies: [FullAWSAccess]
              accounts: ["222222222222"]
      awsManagedPolicies: {"arn:aws:iam::aws:policy/ReadOnlyAccess": policies/read-only.json}
      accounts:
        "222222222222":
          name: prod
          users:
            alice: {path: /eng/, groups: [developers], policies: [arn:aws:iam::aws:policy/ReadOnlyAccess], inlinePolicies: {own: policies/own.json}, permissionsBoundary: Boundary, tags: {team: red}}
          groups:
            developers: {policies: [DeveloperAccess]}
          roles:
            deployer: {trustPolicy: trust/ci.json, policies: [Deploy], permissionsBoundary: Boundary, tags: {}}
          managedPolicies: {DeveloperAccess: policies/developer.json, Deploy: policies/deploy.json, Boundary: policies/boundary.json}
          samlProviders: [okta]
          oidcProviders: [oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE]
          resources:
            "arn:aws:s3:::acme-site": {policy: buckets/site.json, tags: {}, publicAccessBlock: {restrictPublicBuckets: true}, objectOwnership: BucketOwnerEnforced}
            "arn:aws:kms:eu-west-1:222222222222:key/1234abcd": {policy: keys/data.json, aliases: [alias/data], grants: []}
          vpcEndpoints:
            vpce-0a1b2c3d: {vpc: vpc-1, service: s3, policy: vpce/s3.json}
      """;

  private static InMemoryFiles example() {
    return new InMemoryFiles()
        .with("env/environment.yaml", EXAMPLE)
        .with("env/scp/deny-leaving.json", InMemoryFiles.DENY_DELETE)
        .with("env/rcp/org-perimeter.json", InMemoryFiles.DENY_EVERYONE)
        .with("env/policies/read-only.json", InMemoryFiles.ALLOW_READ)
        .with("env/policies/own.json", InMemoryFiles.ALLOW_READ)
        .with("env/policies/developer.json", InMemoryFiles.ALLOW_READ)
        .with("env/policies/deploy.json", InMemoryFiles.ALLOW_READ)
        .with("env/policies/boundary.json", InMemoryFiles.ALLOW_READ)
        .with("env/trust/ci.json", InMemoryFiles.TRUST)
        .with("env/buckets/site.json", InMemoryFiles.allowEveryone("arn:aws:s3:::acme-site/*"))
        .with("env/keys/data.json", InMemoryFiles.KEY)
        .with("env/vpce/s3.json", InMemoryFiles.ALLOW_EVERYONE);
  }

  private static Environment account(String members) {
    String text = "accounts:\n  \"222222222222\":\n" + members.indent(4);
    return new InMemoryFiles().with("env.yaml", text).environment("env.yaml");
  }

  private static Resource resource(String arn, String members) {
    Environment environment = account("resources:\n  \"" + arn + "\":\n" + members.indent(4));
    return environment.resource(arn).orElseThrow();
  }

  @Test
  void theExampleLoadsWithoutAFinding() {
    assertThat(example().load("env").findings()).isEmpty();
  }

  @Test
  void aUserHasItsOwnPoliciesThenThoseOfItsGroups() {
    IamIdentity alice =
        example()
            .environment("env")
            .identity("arn:aws:iam::222222222222:user/eng/alice")
            .orElseThrow();
    assertThat(alice.policies())
        .extracting(AttachedPolicy::name, AttachedPolicy::origin)
        .containsExactly(
            tuple("ReadOnlyAccess", "user alice"),
            tuple("own", "user alice"),
            tuple("DeveloperAccess", "group developers"));
    assertThat(alice.boundary().orElseThrow().document().type())
        .isEqualTo(PolicyType.PERMISSIONS_BOUNDARY);
    assertThat(alice.tags()).containsExactly(Map.entry("team", "red"));
    assertThat(alice.trust()).isEmpty();
  }

  @Test
  void aRoleHasATrustPolicyReadAsOne() {
    IamIdentity deployer =
        example()
            .environment("env")
            .identity("arn:aws:iam::222222222222:role/deployer")
            .orElseThrow();
    AttachedPolicy trust = deployer.trust().orElseThrow();
    assertThat(trust.name()).isEqualTo("trust/ci.json");
    assertThat(trust.origin()).isEqualTo("role deployer");
    assertThat(trust.document().type()).isEqualTo(PolicyType.ROLE_TRUST);
    assertThat(deployer.policies()).extracting(AttachedPolicy::name).containsExactly("Deploy");
  }

  @Test
  void aFilesPositionsPointIntoThatFile() {
    AttachedPolicy trust =
        example()
            .environment("env")
            .identity("arn:aws:iam::222222222222:role/deployer")
            .flatMap(IamIdentity::trust)
            .orElseThrow();
    assertThat(trust.document().statements().get(0).span()).hasToString("env/trust/ci.json:1:40");
  }

  @Test
  void accountsHaveNamesGroupsAndIdentityProviders() {
    var account = example().environment("env").account(PROD).orElseThrow();
    assertThat(account.name()).isEqualTo("prod");
    assertThat(account.groups()).containsExactly("developers");
    assertThat(account.identityProviders())
        .containsExactly(
            "arn:aws:iam::222222222222:saml-provider/okta",
            "arn:aws:iam::222222222222:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE");
  }

  @Test
  void anAccountWithoutANameIsCalledByItsId() {
    assertThat(account("users: {}").account(PROD).orElseThrow().name()).isEqualTo("222222222222");
  }

  @Test
  void resourcesHavePoliciesOfTheirServicesType() {
    Environment environment = example().environment("env");
    Resource bucket = environment.resource("arn:aws:s3:::acme-site").orElseThrow();
    Resource key = environment.resource(KEY_ARN).orElseThrow();
    assertThat(bucket.resourcePolicy().orElseThrow().document().type())
        .isEqualTo(PolicyType.RESOURCE);
    assertThat(key.resourcePolicy().orElseThrow().document().type()).isEqualTo(PolicyType.KMS_KEY);
    assertThat(key.aliases()).containsExactly("alias/data");
    assertThat(bucket.account()).isEqualTo(PROD);
  }

  @Test
  void theFourFlagsOfABucketAreKept() {
    Resource bucket = example().environment("env").resource("arn:aws:s3:::acme-site").orElseThrow();
    assertThat(bucket.s3Facts().publicAccessBlock())
        .isEqualTo(new PublicAccessBlock(false, false, false, true));
    assertThat(bucket.s3Facts().objectOwnership()).isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
  }

  @ParameterizedTest
  @CsvSource({
    "blockPublicAcls, true, false, false, false",
    "ignorePublicAcls, false, true, false, false",
    "blockPublicPolicy, false, false, true, false",
    "restrictPublicBuckets, false, false, false, true"
  })
  void eachFlagIsItsOwn(String flag, boolean acls, boolean ignore, boolean policy, boolean all) {
    var account = account("publicAccessBlock: {" + flag + ": true}").account(PROD).orElseThrow();
    assertThat(account.publicAccessBlock())
        .isEqualTo(new PublicAccessBlock(acls, ignore, policy, all));
  }

  @Test
  void anAclIsACannedNameOrAListOfGrants() {
    Resource canned =
        resource("arn:aws:s3:::b", "{acl: public-read, objectOwnership: ObjectWriter}");
    String user = "0123456789abcdef".repeat(4);
    Resource listed =
        resource(
            "arn:aws:s3:::b",
            """
            acl:
              - {grantee: "333333333333", permission: READ}
              - {grantee: %s, permission: FULL_CONTROL}
              - {grantee: http://acs.amazonaws.com/groups/s3/LogDelivery, permission: WRITE}
            """
                .formatted(user));
    assertThat(canned.s3Facts().objectOwnership()).isEqualTo(ObjectOwnership.OBJECT_WRITER);
    assertThat(canned.s3Facts().acl())
        .containsExactly(
            new AclGrant(new Grantee.Group(PredefinedGroup.ALL_USERS), Permission.READ));
    assertThat(listed.s3Facts().acl())
        .containsExactly(
            new AclGrant(new Grantee.Account(new AccountId("333333333333")), Permission.READ),
            new AclGrant(new Grantee.CanonicalUser(user), Permission.FULL_CONTROL),
            new AclGrant(new Grantee.Group(PredefinedGroup.LOG_DELIVERY), Permission.WRITE));
  }

  @ParameterizedTest
  @CsvSource({
    "private, 0",
    "public-read, 1",
    "public-read-write, 2",
    "authenticated-read, 1",
    "bucket-owner-read, 1",
    "bucket-owner-full-control, 1",
    "log-delivery-write, 2"
  })
  void aCannedAclStandsForItsGrants(String name, int grants) {
    assertThat(resource("arn:aws:s3:::b", "acl: " + name).s3Facts().acl()).hasSize(grants);
  }

  @Test
  void aKeysGrantsAreKeptWhole() {
    Resource key =
        resource(
            KEY_ARN,
            """
            grants:
              - name: backup
                granteePrincipal: arn:aws:iam::333333333333:role/backup
                retiringPrincipal: arn:aws:iam::222222222222:root
                operations: [Decrypt, GenerateDataKey]
                constraints:
                  encryptionContextSubset: {app: shop}
                  sourceArn: arn:aws:rds:eu-west-1:222222222222:db:shop
              - {granteePrincipal: dynamodb.eu-west-1.amazonaws.com, operations: []}
            """);
    assertThat(key.grants())
        .containsExactly(
            new KmsGrant(
                "backup",
                "arn:aws:iam::333333333333:role/backup",
                "arn:aws:iam::222222222222:root",
                List.of("Decrypt", "GenerateDataKey"),
                new KmsGrant.Constraints(
                    Map.of(), Map.of("app", "shop"), "arn:aws:rds:eu-west-1:222222222222:db:shop")),
            new KmsGrant(
                "grant 2",
                "dynamodb.eu-west-1.amazonaws.com",
                null,
                List.of(),
                KmsGrant.Constraints.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "'service: s3', true",
    "'service: dynamodb', true",
    "'service: kms', false",
    "'service: s3, type: Interface', false",
    "'service: s3, type: Gateway', true"
  })
  void anEndpointOfS3OrDynamodbIsAGatewayUnlessItSaysOtherwise(String members, boolean gateway) {
    VpcEndpoint endpoint =
        account("vpcEndpoints: {vpce-1: {" + members + "}}").vpcEndpoint("vpce-1").orElseThrow();
    assertThat(endpoint.gateway()).isEqualTo(gateway);
  }

  @Test
  void anEndpointHasItsVpcAndPolicy() {
    VpcEndpoint endpoint = example().environment("env").vpcEndpoint("vpce-0a1b2c3d").orElseThrow();
    assertThat(endpoint.vpc()).isEqualTo("vpc-1");
    assertThat(endpoint.endpointPolicy().orElseThrow().document().type())
        .isEqualTo(PolicyType.VPC_ENDPOINT);
  }

  @Test
  void aPartitionIsInEveryArn() {
    Environment environment =
        new InMemoryFiles()
            .with(
                "cn.yaml",
                """
                partition: aws-cn
                accounts:
                  "222222222222":
                    users: {alice: {}}
                    samlProviders: [okta]
                """)
            .environment("cn.yaml");
    assertThat(environment.identity("arn:aws-cn:iam::222222222222:user/alice")).isPresent();
    assertThat(environment.account(PROD).orElseThrow().identityProviders())
        .containsExactly("arn:aws-cn:iam::222222222222:saml-provider/okta");
  }

  @Test
  void identitiesHaveIdsAndAccountsACanonicalUser() {
    Environment environment =
        account(
            """
            canonicalUserId: c0ffee
            users: {alice: {id: AIDAEXAMPLE}}
            roles: {deployer: {id: AROAEXAMPLE}}
            """);
    assertThat(environment.account(PROD).orElseThrow().canonicalUser()).contains("c0ffee");
    assertThat(
            environment.identity("arn:aws:iam::222222222222:user/alice").orElseThrow().uniqueId())
        .isEqualTo("AIDAEXAMPLE");
    assertThat(
            environment
                .identity("arn:aws:iam::222222222222:role/deployer")
                .orElseThrow()
                .uniqueId())
        .isEqualTo("AROAEXAMPLE");
  }

  @Test
  void jsonIsReadLikeYaml() {
    Environment environment =
        new InMemoryFiles()
            .with("env.json", "{\"accounts\": {\"222222222222\": {\"users\": {\"alice\": {}}}}}")
            .environment("env.json");
    assertThat(environment.identity("arn:aws:iam::222222222222:user/alice")).isPresent();
  }

  @Test
  void anInlinePolicyKeepsItsPlaceInTheEnvironmentFile() {
    Environment environment =
        account(
            """
            roles:
              deployer:
                inlinePolicies:
                  read:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: s3:GetObject
                        Resource: "*"
            """);
    AttachedPolicy read =
        environment
            .identity("arn:aws:iam::222222222222:role/deployer")
            .orElseThrow()
            .policies()
            .get(0);
    SourceSpan action = read.document().statements().get(0).action().patterns().get(0).span();
    assertThat(read.name()).isEqualTo("read");
    assertThat(action).hasToString("env.yaml:10:25");
  }
}
