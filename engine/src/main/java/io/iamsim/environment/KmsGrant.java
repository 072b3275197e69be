package io.iamsim.environment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A grant on a KMS key (KMS-7); it allows and never denies.
 *
 * @param name the grant's id or name
 * @param granteePrincipal ARN or service principal that may use the key
 * @param retiringPrincipal who may retire the grant, or null
 * @param operations what it allows, in the KMS API's words such as {@code Decrypt}
 * @param constraints when it allows it
 */
public record KmsGrant(
    String name,
    String granteePrincipal,
    @Nullable String retiringPrincipal,
    List<String> operations,
    Constraints constraints) {
  public KmsGrant {
    operations = List.copyOf(operations);
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
