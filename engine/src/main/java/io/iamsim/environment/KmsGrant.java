package io.iamsim.environment;

import io.iamsim.model.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grant on a KMS key (KMS-7); it allows and never denies.
 *
 * @param name the grant's id or name
 * @param granteePrincipal ARN or service principal that may use the key
 * @param retiringPrincipal ARN or service principal that may retire the grant, or null
 * @param operations what it allows, in the KMS API's words such as {@code Decrypt}
 * @param constraints when it allows it
 * @param issuingAccount the account in which it was created, or null for the key's
 */
public record KmsGrant(
    String name,
    String granteePrincipal,
    @Nullable String retiringPrincipal,
    List<String> operations,
    Constraints constraints,
    @Nullable AccountId issuingAccount) {
  public KmsGrant {
    operations = List.copyOf(operations);
  }

  /** A grant that was created in the key's account. */
  public KmsGrant(
      String name,
      String granteePrincipal,
      @Nullable String retiringPrincipal,
      List<String> operations,
      Constraints constraints) {
    this(name, granteePrincipal, retiringPrincipal, operations, constraints, null);
  }

  /** The account in which it was created, where that is said. */
  public Optional<AccountId> issuer() {
    return Optional.ofNullable(issuingAccount);
  }

  /**
   * The conditions of a grant; all that are set must hold.
   *
   * @param encryptionContextEquals the encryption context, exactly; empty if not constrained
   * @param encryptionContextSubset pairs that the encryption context must hold; may be empty
   * @param sourceArn the resource on whose behalf a service must call, or null
   */
  public record Constraints(
      Map<String, String> encryptionContextEquals,
      Map<String, String> encryptionContextSubset,
      @Nullable String sourceArn) {
    /** No constraint. */
    public static final Constraints NONE = new Constraints(Map.of(), Map.of(), null);

    public Constraints {
      encryptionContextEquals = Map.copyOf(encryptionContextEquals);
      encryptionContextSubset = Map.copyOf(encryptionContextSubset);
    }
  }
}
