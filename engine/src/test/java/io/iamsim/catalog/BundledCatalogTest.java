package io.iamsim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledCatalogTest {
  private final ServiceCatalog catalog = ServiceCatalog.bundled();

  @Test
  void namesTheVersionAndDateOfItsData() {
    assertThat(catalog.version())
        .isEqualTo(new CatalogVersion("0.21.202609261", LocalDate.of(2026, 9, 26), "2026-10"));
  }

  @Test
  void holdsEveryServiceActionAndResourceTypeOfItsSource() {
    assertThat(catalog.services()).hasSize(456).contains("s3", "ec2", "iam");
    assertThat(catalog.services().stream().map(this::entry).mapToInt(s -> s.actions().size()).sum())
        .isEqualTo(22_091);
    assertThat(
            catalog.services().stream()
                .map(this::entry)
                .flatMap(s -> s.actions().stream())
                .filter(ActionEntry::wildcardOnly))
        .hasSize(6_724);
    assertThat(
            catalog.services().stream()
                .map(this::entry)
                .mapToInt(s -> s.resourceTypes().size())
                .sum())
        .isEqualTo(2_334);
    assertThat(
            catalog.services().stream()
                .map(this::entry)
                .mapToInt(s -> s.conditionKeys().size())
                .sum())
        .isEqualTo(2_575);
  }

  @Test
  void everyActionAndEveryConditionKeyIsFoundByItsOwnName() {
    for (String prefix : catalog.services()) {
      ServiceEntry service = entry(prefix);
      for (ActionEntry action : service.actions()) {
        assertThat(catalog.action(prefix, action.name())).contains(action);
      }
      for (ConditionKeyEntry key : service.conditionKeys()) {
        assertThat(service.conditionKey(key.name())).contains(key);
        assertThat(catalog.conditionKey(key.name())).as(key.name()).isPresent();
      }
    }
  }

  @Test
  void noFileIsLargerThanOneQuickRead() throws IOException {
    int total = 0;
    for (String prefix : catalog.services()) {
      try (InputStream stream =
          ServiceCatalog.class.getResourceAsStream("services/" + prefix + ".tsv")) {
        assertThat(stream).as(prefix).isNotNull();
        int size = stream.readAllBytes().length;
        assertThat(size).as(prefix).isLessThan(100_000);
        total += size;
      }
    }
    assertThat(total).isLessThan(2_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "s3, ListAllMyBuckets",
    "ec2, DescribeInstances",
    "kms, ListKeys",
    "ecr, GetAuthorizationToken",
    "sts, GetCallerIdentity"
  })
  void actionsWithoutResourceTypeAreWildcardOnly(String prefix, String name) {
    assertThat(catalog.action(prefix, name)).get().matches(ActionEntry::wildcardOnly);
  }

  @ParameterizedTest
  @CsvSource({
    "s3, GetObject",
    "s3, ListBucket",
    "kms, Decrypt",
    "sts, AssumeRole",
    "iam, PassRole"
  })
  void actionsWithResourceTypesAreNotWildcardOnly(String prefix, String name) {
    assertThat(catalog.action(prefix, name)).get().matches(action -> !action.wildcardOnly());
  }

  @Test
  void actionsAreFoundInAnyCaseAndKeepTheSpellingOfAws() {
    assertThat(catalog.action("S3", "getobject")).map(ActionEntry::name).contains("GetObject");
    assertThat(catalog.service("Kms")).map(ServiceEntry::prefix).contains("kms");
    assertThat(entry("s3").resourceType("BUCKET")).map(ResourceTypeEntry::name).contains("bucket");
  }

  @Test
  void unknownServicesAndActionsAreAbsent() {
    assertThat(catalog.service("nosuchservice")).isEmpty();
    assertThat(catalog.action("nosuchservice", "GetObject")).isEmpty();
    assertThat(catalog.action("s3", "NoSuchAction")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "s3, GetObject, READ",
    "s3, ListBucket, LIST",
    "s3, PutObject, WRITE",
    "s3, PutObjectTagging, TAGGING",
    "iam, AttachRolePolicy, PERMISSIONS_MANAGEMENT"
  })
  void actionsHaveTheAccessLevelOfTheReference(String prefix, String name, AccessLevel level) {
    assertThat(catalog.action(prefix, name)).map(ActionEntry::accessLevel).contains(level);
  }

  @Test
  void requiredResourceTypesAreMarked() {
    assertThat(catalog.action("sts", "AssumeRole").orElseThrow().resourceTypes())
        .singleElement()
        .matches(ActionResource::required)
        .extracting(resource -> resource.type().name())
        .isEqualTo("role");
    assertThat(catalog.action("s3", "GetObject").orElseThrow().resourceTypes())
        .noneMatch(ActionResource::required);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "sts", "kms", "sqs", "secretsmanager", "DynamoDB", "ecr-public"})
  void listedServicesStandUnderResourceControlPolicies(String prefix) {
    assertThat(catalog.supportsResourceControlPolicies(prefix)).isTrue();
  }

  @Test
  void resourceControlPolicySupportIsNeverGuessed() {
    assertThat(catalog.resourceControlPolicySupport("sns"))
        .isEqualTo(ResourceControlPolicySupport.NOT_SUPPORTED);
    assertThat(catalog.resourceControlPolicySupport("s3express"))
        .isEqualTo(ResourceControlPolicySupport.UNKNOWN);
    assertThat(catalog.resourceControlPolicySupport("nosuchservice"))
        .isEqualTo(ResourceControlPolicySupport.UNKNOWN);
    assertThat(catalog.supportsResourceControlPolicies("s3express")).isFalse();
  }

  @Test
  void exactlyTheSnapshotOfServicesSupportsResourceControlPolicies() {
    assertThat(catalog.services().stream().filter(catalog::supportsResourceControlPolicies))
        .hasSize(62);
  }

  @Test
  void onlyKeysAndRolesRequireTheirResourcePolicy() {
    assertThat(
            catalog.services().stream()
                .filter(
                    prefix ->
                        catalog
                            .resourcePolicySupport(prefix)
                            .filter(
                                support ->
                                    support.requirement()
                                        == ResourcePolicySupport.Requirement.REQUIRED)
                            .isPresent()))
        .containsExactly("kms", "sts");
  }

  @Test
  void resourcePolicySupportTellsNoneFromUnknown() {
    assertThat(catalog.resourcePolicySupport("s3"))
        .get()
        .matches(ResourcePolicySupport::supported)
        .extracting(ResourcePolicySupport::anonymousAccess)
        .isEqualTo(ResourcePolicySupport.AnonymousAccess.POSSIBLE);
    assertThat(catalog.resourcePolicySupport("iam")).get().matches(support -> !support.supported());
    assertThat(catalog.resourcePolicySupport("nosuchservice")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "iam, us-east-1",
    "organizations, us-east-1",
    "cloudfront, us-east-1",
    "route53, us-east-1",
    "globalaccelerator, us-west-2"
  })
  void globalServicesHaveOneRequestedRegion(String prefix, String region) {
    assertThat(catalog.isGlobalService(prefix)).isTrue();
    assertThat(catalog.globalServiceRegion(prefix)).contains(region);
  }

  @Test
  void regionalServicesAreNotGlobal() {
    assertThat(catalog.isGlobalService("s3")).isFalse();
    assertThat(catalog.isGlobalService("wafv2")).isFalse();
  }

  private ServiceEntry entry(String prefix) {
    return catalog.service(prefix).orElseThrow();
  }
}
