package io.iamsim.model;

import io.iamsim.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/** One principal as a policy names it (PRIN-1 to PRIN-15). */
public sealed interface PrincipalEntry {

  /** The entry in its file. */
  SourceSpan span();

  /** {@code "*"} or {@code {"AWS": "*"}}: everyone (PRIN-1). */
  record Everyone(SourceSpan span) implements PrincipalEntry {}

  /**
   * An account, by id or by root ARN (PRIN-4).
   *
   * @param account the account
   * @param partition the partition of a root ARN, or null for a bare id
   */
  record Account(AccountId account, @Nullable String partition, SourceSpan span)
      implements PrincipalEntry {}

  /**
   * A user, role, assumed-role session, federated user or CloudFront origin access identity by its
   * exact ARN (PRIN-5 to PRIN-8, PRIN-24).
   */
  record PrincipalArn(String arn, SourceSpan span) implements PrincipalEntry {}

  /** A user or role by its unique id, {@code AIDA...} or {@code AROA...} (PRIN-9). */
  record UniqueId(String id, SourceSpan span) implements PrincipalEntry {}

  /** A service principal such as {@code lambda.amazonaws.com} (PRIN-10). */
  record Service(String name, SourceSpan span) implements PrincipalEntry {}

  /** An identity provider: a SAML or OIDC provider ARN, or a built-in provider's host (PRIN-12). */
  record Federated(String provider, SourceSpan span) implements PrincipalEntry {}

  /** An account by its canonical user id, S3 only (PRIN-13). */
  record CanonicalUser(String id, SourceSpan span) implements PrincipalEntry {}

  /** An entry that can match nobody, such as an ARN with a wildcard (PRIN-2). */
  record Malformed(String text, SourceSpan span) implements PrincipalEntry {}
}
