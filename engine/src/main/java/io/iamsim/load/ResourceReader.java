package io.iamsim.load;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.environment.KmsGrant;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Facts;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyType;
import io.iamsim.model.S3Name;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code resources} of one account. */
final class ResourceReader {
  private static final List<String> MEMBERS =
      List.of(
          "policy",
          "tags",
          "aliases",
          "grants",
          "publicAccessBlock",
          "objectOwnership",
          "abacStatus",
          "acl",
          "bucket",
          "vpc",
          "region");
  private static final List<String> KMS_ONLY = List.of("aliases", "grants");

  private final AccountId account;
  private final String partition;
  private final PolicyReferences policies;
  private final EnvironmentBuilder builder;
  private final Findings findings;

  ResourceReader(
      AccountId account,
      String partition,
      PolicyReferences policies,
      EnvironmentBuilder builder,
      Findings findings) {
    this.account = account;
    this.partition = partition;
    this.policies = policies;
    this.builder = builder;
    this.findings = findings;
  }

  void read(SourceNode.Member member) {
    Optional<ObjectReader> object =
        ObjectReader.of(member.value(), "resource `" + member.name() + "`", MEMBERS, findings);
    Optional<Arn> arn = arn(member);
    if (object.isPresent() && arn.isPresent()) {
      builder.resource(resource(arn.get(), object.get()), member.nameSpan());
    }
  }

  private Resource resource(Arn arn, ObjectReader object) {
    boolean s3 = arn.service().equals("s3");
    boolean key = arn.service().equals("kms") && arn.resource().startsWith("key/");
    refuseOfS3(arn, object);
    if (!key) {
      refuse(object, KMS_ONLY, "a KMS key");
    }
    return new Resource(
        arn.toString(),
        account,
        policy(object, key ? PolicyType.KMS_KEY : PolicyType.RESOURCE, arn.toString()),
        object.texts("tags"),
        aliases(object),
        s3 ? s3(object) : null,
        key ? grants(object) : List.of());
  }

  /** What only a bucket, an object or an access point can have (S3-5, S3-12). */
  private void refuseOfS3(Arn arn, ObjectReader object) {
    Optional<S3Name.Kind> kind = S3Name.parse(arn.toString()).map(S3Name::kind);
    boolean bucket = kind.filter(S3Name.Kind.BUCKET::equals).isPresent();
    boolean s3Object = kind.filter(S3Name.Kind.OBJECT::equals).isPresent();
    boolean accessPoint = kind.filter(S3Name.Kind.ACCESS_POINT::equals).isPresent();
    if (!bucket) {
      refuse(object, List.of("objectOwnership", "abacStatus", "region"), "an S3 bucket");
    }
    if (!bucket && !s3Object) {
      refuse(object, List.of("acl"), "an S3 bucket or object");
    }
    if (!bucket && !accessPoint) {
      refuse(object, List.of("publicAccessBlock"), "an S3 bucket or access point");
    }
    if (s3Object) {
      refuse(object, List.of("policy"), "a bucket");
    }
    if (accessPoint) {
      object.requireString("bucket");
    } else {
      refuse(object, List.of("bucket", "vpc"), "an S3 access point");
    }
  }

  private @Nullable AttachedPolicy policy(ObjectReader object, PolicyType type, String origin) {
    return object
        .get("policy")
        .flatMap(node -> policies.stored(node, type, account, origin, origin))
        .orElse(null);
  }

  private void refuse(ObjectReader object, List<String> members, String owner) {
    for (String name : members) {
      object
          .get(name)
          .ifPresent(
              node ->
                  findings.add(
                      FindingCode.ELEMENT_NOT_ALLOWED,
                      node.span(),
                      "only " + owner + " has `" + name + "`",
                      ""));
    }
  }

  private List<String> aliases(ObjectReader object) {
    List<String> aliases = new ArrayList<>();
    for (SourceNode.Scalar alias : object.strings("aliases")) {
      if (!alias.text().startsWith("alias/")) {
        findings.add(
            FindingCode.INVALID_VALUE,
            alias.span(),
            "`" + alias.text() + "` does not begin with `alias/`",
            "");
      }
      aliases.add(alias.text());
    }
    return aliases;
  }

  private S3Facts s3(ObjectReader object) {
    return new S3Reader(findings).read(object);
  }

  private List<KmsGrant> grants(ObjectReader object) {
    return new KmsGrantReader(findings).read(object.items("grants"));
  }

  /** The ARN that a name spells; absent, with a finding, if it cannot be a resource of here. */
  private Optional<Arn> arn(SourceNode.Member member) {
    String text = member.name();
    SourceSpan span = member.nameSpan();
    Optional<Arn> arn = Arn.parse(text).filter(known -> !known.resource().isEmpty());
    if (arn.isEmpty()) {
      return refuse(span, "`" + text + "` is no ARN", "write the ARN of the resource");
    }
    String resource = arn.get().resource();
    if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
      return refuse(span, "`" + text + "` has a wildcard", "an ARN here names one resource");
    }
    if (!arn.get().partition().equals(partition)) {
      return refuse(
          span, "`" + text + "` is not in the partition `" + partition + "`", "see `partition`");
    }
    Optional<AccountId> owner = arn.get().accountId();
    if (owner.isPresent() && !owner.get().equals(account)) {
      return refuse(
          span,
          "`" + text + "` stands under account `" + account + "`",
          "move it to account " + owner.get());
    }
    if (arn.get().service().equals("iam")
        && (resource.startsWith("role/") || resource.startsWith("user/"))) {
      return refuse(span, "`" + text + "` is an identity", "define it under `roles` or `users`");
    }
    return arn;
  }

  private Optional<Arn> refuse(SourceSpan span, String message, String help) {
    findings.add(FindingCode.INVALID_ARN, span, message, help);
    return Optional.empty();
  }
}
