package io.iamsim.parse;

import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Principal} and {@code NotPrincipal} (PRIN-1 to PRIN-18, PRIN-24). */
final class PrincipalParser {
  private final PolicyType type;
  private final Findings findings;

  PrincipalParser(PolicyType type, Findings findings) {
    this.type = type;
    this.findings = findings;
  }

  PrincipalElement parse(SourceNode.Member member, boolean negated, @Nullable Effect effect) {
    SourceNode node = member.value();
    List<PrincipalEntry> entries = entries(member);
    boolean everyone = entries.stream().anyMatch(PrincipalEntry.Everyone.class::isInstance);
    if (type == PolicyType.RESOURCE_CONTROL && !(everyone && entries.size() == 1)) {
      findings.add(
          FindingCode.INVALID_PRINCIPAL,
          node.span(),
          "a resource control policy speaks of everyone",
          "write \"Principal\": \"*\" and name principals in a condition");
    }
    if (type == PolicyType.ROLE_TRUST && everyone && effect == Effect.ALLOW) {
      findings.add(
          FindingCode.PRINCIPAL_WILDCARD_IN_TRUST,
          node.span(),
          "the trust policy lets every AWS principal assume the role",
          "name accounts, roles or providers");
    }
    if (negated && effect == Effect.ALLOW) {
      findings.add(
          FindingCode.NOT_PRINCIPAL_ALLOW,
          node.span(),
          "`NotPrincipal` with `Allow` grants to everyone who is not listed, anonymous callers too",
          "use `Principal`, or `NotPrincipal` with `Deny`");
    }
    if (negated && type == PolicyType.VPC_ENDPOINT) {
      findings.warn(
          FindingCode.ELEMENT_NOT_ALLOWED,
          node.span(),
          "`NotPrincipal` in a VPC endpoint policy is not supported for every service",
          "use a condition on aws:PrincipalArn");
    }
    return new PrincipalElement(negated, entries, node.span());
  }

  private List<PrincipalEntry> entries(SourceNode.Member member) {
    SourceNode node = member.value();
    if (node instanceof SourceNode.Scalar scalar && scalar.isString()) {
      if (scalar.text().equals("*")) {
        return List.of(new PrincipalEntry.Everyone(scalar.span()));
      }
      findings.add(
          FindingCode.INVALID_PRINCIPAL,
          scalar.span(),
          "the principal `" + scalar.text() + "` has no type",
          "write \"*\" or {\"AWS\": \"...\"}, {\"Service\": \"...\"}, {\"Federated\": \"...\"}");
      return List.of();
    }
    List<PrincipalEntry> entries = new ArrayList<>();
    if (node instanceof SourceNode.Mapping mapping) {
      mapping.members().forEach(typed -> addEntries(typed, entries));
    } else if (!(node instanceof SourceNode.Sequence sequence && sequence.items().isEmpty())) {
      findings.add(
          FindingCode.WRONG_TYPE,
          node.span(),
          "`" + member.name() + "` is \"*\" or an object, this is " + node.description(),
          "write {\"AWS\": [...]}");
      return entries;
    }
    if (entries.isEmpty()) {
      findings.add(
          FindingCode.EMPTY_ELEMENT, member.nameSpan(), "`" + member.name() + "` names nobody", "");
    }
    return entries;
  }

  private void addEntries(SourceNode.Member typed, List<PrincipalEntry> entries) {
    for (SourceNode.Scalar value : Nodes.texts(typed.value(), typed.name(), findings)) {
      String text = value.text();
      SourceSpan span = value.span();
      switch (typed.name()) {
        case "AWS" -> entries.add(aws(text, span));
        case "Service" ->
            entries.add(
                text.indexOf('*') >= 0 || text.isEmpty()
                    ? never(text, span, "a service principal has no wildcards")
                    : new PrincipalEntry.Service(text, span));
        case "Federated" ->
            entries.add(
                text.indexOf('*') >= 0 || text.isEmpty()
                    ? never(text, span, "an identity provider has no wildcards")
                    : new PrincipalEntry.Federated(text, span));
        case "CanonicalUser" -> entries.add(new PrincipalEntry.CanonicalUser(text, span));
        default -> {}
      }
    }
    if (!List.of("AWS", "Service", "Federated", "CanonicalUser").contains(typed.name())) {
      findings.add(
          FindingCode.INVALID_PRINCIPAL,
          typed.nameSpan(),
          "unknown principal type `" + typed.name() + "`",
          "AWS, Service, Federated or CanonicalUser, spelt so");
    }
  }

  private PrincipalEntry aws(String text, SourceSpan span) {
    if (text.equals("*")) {
      return new PrincipalEntry.Everyone(span);
    }
    Optional<AccountId> account = AccountId.parse(text);
    if (account.isPresent()) {
      return new PrincipalEntry.Account(account.get(), null, span);
    }
    if (isUniqueId(text)) {
      return new PrincipalEntry.UniqueId(text, span);
    }
    if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
      return never(text, span, "use `*` and a condition on aws:PrincipalArn");
    }
    Optional<Arn> arn = Arn.parse(text);
    if (arn.filter(Arn::isOriginAccessIdentity).isPresent()) {
      return new PrincipalEntry.PrincipalArn(text, span);
    }
    if (arn.isEmpty() || arn.get().accountId().isEmpty()) {
      return never(text, span, "write an account id or the ARN of a user, role or session");
    }
    String resource = arn.get().resource();
    if (arn.get().service().equals("iam") && resource.equals("root")) {
      return new PrincipalEntry.Account(
          arn.get().accountId().orElseThrow(), arn.get().partition(), span);
    }
    boolean principal =
        arn.get().service().equals("iam")
            ? resource.startsWith("user/") || resource.startsWith("role/")
            : arn.get().service().equals("sts");
    return principal
        ? new PrincipalEntry.PrincipalArn(text, span)
        : never(text, span, "groups and other resources are no principals");
  }

  /** PRIN-9: a user's or role's id, four letters and at least twelve more characters. */
  private static boolean isUniqueId(String text) {
    return text.length() >= 16
        && (text.startsWith("AIDA") || text.startsWith("AROA"))
        && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  private PrincipalEntry never(String text, SourceSpan span, String help) {
    findings.add(
        FindingCode.PRINCIPAL_NEVER_MATCHES,
        span,
        "the principal `" + text + "` matches nobody",
        help);
    return new PrincipalEntry.Malformed(text, span);
  }
}
