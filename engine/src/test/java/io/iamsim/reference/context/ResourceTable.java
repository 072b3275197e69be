package io.iamsim.reference.context;

import static io.iamsim.reference.context.Row.absent;
import static io.iamsim.reference.context.Row.assumed;
import static io.iamsim.reference.context.Row.assumedList;
import static io.iamsim.reference.context.Row.derived;
import static io.iamsim.reference.context.Row.derivedIfKnown;
import static io.iamsim.reference.context.Row.list;
import static io.iamsim.reference.context.Row.perhaps;
import static io.iamsim.reference.context.Row.present;
import static io.iamsim.reference.context.Row.usualIfAny;
import static io.iamsim.request.PrincipalKind.ANONYMOUS;
import static io.iamsim.request.PrincipalKind.SERVICE;

import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Facts;
import io.iamsim.model.AccountId;
import io.iamsim.reference.collect.S3Arns;
import io.iamsim.reference.context.Row.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Of section 2.3 what follows from what is asked for, and the keys of single services. */
final class ResourceTable {
  private static final Set<String> ON_GRANTS = Set.of("creategrant", "listgrants", "revokegrant");

  private ResourceTable() {}

  static final List<Row> ROWS =
      List.of(
          absent("CTX-18", "aws:ResourceAccount", c -> !c.namesOwner()),
          present("ROOM-65", "aws:ResourceAccount", c -> c.ownerDoubtful()),
          derivedIfKnown(
              "2.3", "aws:ResourceAccount", c -> true, c -> c.owner().map(AccountId::value)),
          absent("CTX-18", "aws:ResourceOrgID", c -> !c.namesOwner()),
          perhaps("ROOM-65", "aws:ResourceOrgID", c -> c.ownerDoubtful()),
          derived("2.3", "aws:ResourceOrgID", c -> c.organized(c.owner()), c -> c.organization()),
          perhaps("ROOM-8", "aws:ResourceOrgID", c -> c.outsider(c.owner()), c -> c.another()),
          absent("CTX-18", "aws:ResourceOrgPaths", c -> !c.namesOwner()),
          perhaps("ROOM-65", "aws:ResourceOrgPaths", c -> c.ownerDoubtful()),
          list("2.3", "aws:ResourceOrgPaths", c -> c.organized(c.owner()), c -> c.path(c.owner())),
          perhaps("ROOM-8", "aws:ResourceOrgPaths", c -> c.outsider(c.owner()), c -> c.another()),
          assumed("IAM-4", "aws:RequestedRegion", c -> true, c -> c.region()),
          present("ROOM-130", "aws:RequestedRegion", c -> true),
          assumedList(
              "2.3",
              "aws:TagKeys",
              c -> !c.givenOf("aws:RequestTag/").isEmpty(),
              c -> c.givenOf("aws:RequestTag/")),
          same("kms:CallerAccount", "kms", "aws:PrincipalAccount"),
          same("ec2:Region", "ec2", "aws:RequestedRegion"),
          same("s3:ResourceAccount", "s3", "aws:ResourceAccount"),
          assumed("ROOM-32", "kms:ViaService", c -> c.asks("kms"), c -> serviceInRegion(c)),
          derivedIfKnown(
              "KMS-12", "kms:RequestAlias", c -> c.asks("kms"), c -> c.parties().alias()),
          list(
              "KMS-12",
              "kms:ResourceAliases",
              c -> c.asks("kms") && !aliases(c).isEmpty(),
              c -> aliases(c)),
          assumed(
              "ROOM-38",
              "kms:GrantIsForAWSResource",
              c -> asksForGrants(c) && (c.is(SERVICE) || c.throughService()),
              c -> Optional.of("true")),
          usualIfAny("ROOM-38", "kms:GrantIsForAWSResource", c -> asksForGrants(c), "false"),
          assumedList(
              "ROOM-34",
              "kms:EncryptionContextKeys",
              c -> c.asks("kms") && !c.givenOf("kms:EncryptionContext:").isEmpty(),
              c -> c.givenOf("kms:EncryptionContext:")),
          derivedIfKnown(
              "ROOM-30",
              "iam:AWSServiceName",
              c -> c.asks("iam", "createservicelinkedrole"),
              c -> linkedService(c)),
          assumed(
              "LAMBDA-1",
              "lambda:FunctionUrlAuthType",
              c -> c.asks("lambda", "invokefunctionurl") && c.is(ANONYMOUS),
              c -> Optional.of("NONE")),
          derivedIfKnown("S3-13", "s3:DataAccessPointArn", c -> throughPoint(c), c -> point(c)),
          absent("S3-13", "s3:DataAccessPointArn", c -> onS3(c) && !throughPoint(c)),
          derivedIfKnown(
              "S3-13",
              "s3:DataAccessPointAccount",
              c -> throughPoint(c),
              c -> S3Arns.accountOfAccessPoint(c.request().resource())),
          absent("S3-13", "s3:DataAccessPointAccount", c -> onS3(c) && !throughPoint(c)),
          derivedIfKnown(
              "S3-13", "s3:AccessPointNetworkOrigin", c -> throughPoint(c), c -> origin(c)),
          absent("S3-13", "s3:AccessPointNetworkOrigin", c -> onS3(c) && !throughPoint(c)));

  /** ROOM-81: what another key is, known, unknown or absent. */
  private static Row same(String key, String service, String other) {
    return new Row(
        "ROOM-81",
        key,
        c -> c.asks(service),
        State.ASSUMED,
        (c, rest) -> Optional.of(c.valueOf(other)));
  }

  /** KMS-14: {@code SERVICE.REGION.amazonaws.com}. */
  private static Optional<String> serviceInRegion(Circumstances c) {
    return c.text("aws:CalledViaLast")
        .filter(service -> service.matches("[^.]+\\.amazonaws\\.com"))
        .flatMap(
            service ->
                c.regionOfArn()
                    .map(region -> service.replace(".amazonaws", "." + region + ".amazonaws")));
  }

  private static List<String> aliases(Circumstances c) {
    return c.parties().itself().map(Resource::aliases).orElse(List.of());
  }

  private static boolean asksForGrants(Circumstances c) {
    return c.asks("kms") && ON_GRANTS.contains(c.request().action().name());
  }

  private static Optional<String> linkedService(Circumstances c) {
    String[] path = c.request().resource().split("/");
    return path.length == 4 && path[0].endsWith(":role") && path[1].equals("aws-service-role")
        ? Optional.of(path[2])
        : Optional.empty();
  }

  private static boolean onS3(Circumstances c) {
    return c.asks("s3") && !c.request().namesNoResource();
  }

  private static boolean throughPoint(Circumstances c) {
    return c.asks("s3") && S3Arns.isThroughAccessPoint(c.request().resource());
  }

  private static Optional<String> point(Circumstances c) {
    return S3Arns.container(c.request().resource());
  }

  private static Optional<String> origin(Circumstances c) {
    return c.parties()
        .carrier()
        .map(Resource::s3)
        .map(S3Facts::leadsTo)
        .map((AccessPoint accessPoint) -> accessPoint.vpc() == null ? "Internet" : "VPC");
  }
}
