package io.iamsim.load;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.environment.GroupMembership;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code users}, {@code roles} and {@code groups} of one account. */
final class IdentityReader {
  private static final List<String> USER_MEMBERS =
      List.of("path", "id", "groups", "policies", "inlinePolicies", "permissionsBoundary", "tags");
  private static final List<String> ROLE_MEMBERS =
      List.of(
          "path", "id", "trustPolicy", "policies", "inlinePolicies", "permissionsBoundary", "tags");
  private static final List<String> GROUP_MEMBERS = List.of("path", "policies", "inlinePolicies");
  private static final int MAX_ATTACHED = 10;
  private static final String NAME_PUNCTUATION = "+=,.@_-";

  private final AccountId account;
  private final String partition;
  private final PolicyReferences policies;
  private final EnvironmentBuilder builder;
  private final Findings findings;

  IdentityReader(
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

  void user(SourceNode.Member member) {
    read(member, "user", USER_MEMBERS)
        .ifPresent(
            user -> builder.identity(identity(member, "user", user), groups(user), at(member)));
  }

  void role(SourceNode.Member member) {
    read(member, "role", ROLE_MEMBERS)
        .ifPresent(role -> builder.identity(identity(member, "role", role), List.of(), at(member)));
  }

  void group(SourceNode.Member member) {
    Optional<ObjectReader> group = read(member, "group", GROUP_MEMBERS);
    group.ifPresent(
        object -> {
          path(object);
          builder.group(
              account, member.name(), attached(object, "group " + member.name()), at(member));
        });
  }

  private Optional<ObjectReader> read(SourceNode.Member member, String kind, List<String> known) {
    String what = kind + " `" + member.name() + "`";
    if (!isName(member.name())) {
      findings.add(
          FindingCode.INVALID_VALUE,
          member.nameSpan(),
          "`" + member.name() + "` is no name of a " + kind,
          "IAM accepts letters, digits and "
              + NAME_PUNCTUATION
              + "; a path is a member of its own");
      return Optional.empty();
    }
    return ObjectReader.of(member.value(), what, known, findings);
  }

  private IamIdentity identity(SourceNode.Member member, String kind, ObjectReader object) {
    String origin = kind + " " + member.name();
    Arn arn = new Arn(partition, "iam", "", account.value(), kind + path(object) + member.name());
    return new IamIdentity(
        arn,
        uniqueId(object, kind.equals("user") ? "AIDA" : "AROA"),
        attached(object, origin),
        single(object, "permissionsBoundary", PolicyType.PERMISSIONS_BOUNDARY, origin),
        object
            .get("trustPolicy")
            .flatMap(
                node ->
                    policies.stored(node, PolicyType.ROLE_TRUST, account, origin, arn.toString()))
            .orElse(null),
        object.texts("tags"));
  }

  private @Nullable AttachedPolicy single(
      ObjectReader object, String name, PolicyType type, String origin) {
    return object
        .get(name)
        .flatMap(node -> policies.attached(node, type, account, type.title(), origin))
        .orElse(null);
  }

  /** The policies that hang on the identity itself: managed ones, then inline ones. */
  private List<AttachedPolicy> attached(ObjectReader object, String origin) {
    List<SourceNode> managed = object.items("policies");
    if (managed.size() > MAX_ATTACHED) {
      findings.add(
          FindingCode.QUOTA_EXCEEDED,
          object.get("policies").orElseThrow().span(),
          "`"
              + origin
              + "` has "
              + managed.size()
              + " managed policies, AWS attaches "
              + MAX_ATTACHED,
          "join some of them, or raise the quota to at most 20");
    }
    List<AttachedPolicy> all =
        new ArrayList<>(policies.list(managed, PolicyType.IDENTITY, account, origin));
    List<AttachedPolicy> inlines = new ArrayList<>();
    for (SourceNode.Member inline : object.entries("inlinePolicies")) {
      policies
          .attached(inline.value(), PolicyType.IDENTITY, account, inline.name(), origin)
          .map(found -> new AttachedPolicy(inline.name(), origin, found.document()))
          .ifPresent(inlines::add);
    }
    inlineSize(object, origin, inlines);
    all.addAll(inlines);
    return all;
  }

  /** QUOTA-2: all inline policies of an identity together. */
  private void inlineSize(ObjectReader object, String origin, List<AttachedPolicy> inlines) {
    int limit =
        switch (origin.substring(0, origin.indexOf(' '))) {
          case "user" -> 2_048;
          case "group" -> 5_120;
          default -> 10_240;
        };
    int size = inlines.stream().mapToInt(inline -> inline.document().size()).sum();
    if (size > limit) {
      findings.add(
          FindingCode.QUOTA_EXCEEDED,
          object.get("inlinePolicies").orElseThrow().span(),
          "the inline policies of `"
              + origin
              + "` have "
              + size
              + " characters without white space, AWS takes "
              + limit,
          "make some of them managed policies");
    }
  }

  private List<GroupMembership> groups(ObjectReader user) {
    List<GroupMembership> memberships = new ArrayList<>();
    for (SourceNode.Scalar group : user.strings("groups")) {
      memberships.add(new GroupMembership(group.text(), group.span()));
    }
    if (memberships.size() > MAX_ATTACHED) {
      findings.add(
          FindingCode.QUOTA_EXCEEDED,
          user.get("groups").orElseThrow().span(),
          "a user in " + memberships.size() + " groups, AWS has " + MAX_ATTACHED,
          "");
    }
    return memberships;
  }

  /** {@code /} or {@code /eng/}: begins and ends with a slash. */
  private String path(ObjectReader object) {
    Optional<SourceNode.Scalar> path = object.string("path");
    if (path.isEmpty()) {
      return "/";
    }
    String text = path.get().text();
    if (!text.startsWith("/") || !text.endsWith("/") || text.contains("//")) {
      findings.add(
          FindingCode.INVALID_VALUE,
          path.get().span(),
          "the path `" + text + "` does not begin and end with one `/`",
          "write it as in /eng/");
      return "/";
    }
    return text;
  }

  private @Nullable String uniqueId(ObjectReader object, String prefix) {
    Optional<SourceNode.Scalar> id = object.string("id");
    if (id.isPresent() && !id.get().text().startsWith(prefix)) {
      findings.add(
          FindingCode.INVALID_VALUE,
          id.get().span(),
          "`" + id.get().text() + "` does not begin with `" + prefix + "`",
          "take the unique id that IAM shows");
    }
    return id.map(SourceNode.Scalar::text).orElse(null);
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || NAME_PUNCTUATION.indexOf(c) >= 0);
  }

  private static SourceSpan at(SourceNode.Member member) {
    return member.nameSpan();
  }
}
