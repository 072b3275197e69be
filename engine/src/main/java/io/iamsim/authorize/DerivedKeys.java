package io.iamsim.authorize;

import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.KeyTable;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.evaluate.ContextKeys;
import io.iamsim.request.ContextValue;
import io.iamsim.request.KeySet;
import io.iamsim.request.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What the condition keys are in all requests of a kind that do not give them: what the session
 * gives, and what follows from the parties. Found out once for each key's slot.
 */
final class DerivedKeys implements ContextKeys {
  /**
   * Keys whose derived value depends on what the request gives for other keys, or on the text of
   * its ARN: it is found out anew.
   */
  private static final KeySet DEPENDENT =
      KeySet.of(
          "aws:CurrentTime",
          "aws:EpochTime",
          "aws:MultiFactorAuthAge",
          "aws:SourceIp",
          "aws:SourceVpc",
          "aws:SourceVpcArn",
          "aws:SourceVpce",
          "aws:TagKeys",
          "aws:VpcSourceIp",
          "aws:VpceAccount",
          "aws:VpceOrgID",
          "aws:VpceOrgPaths",
          "iam:AWSServiceName",
          "kms:EncryptionContextKeys");

  private static final Object DEPENDS = new Object();
  private static final Object MISSING = new Object();

  private final RequestContext session;
  private final CompletedContext completed;
  private final @Nullable CarriedKeys carried;
  private final boolean oneType;
  private final @Nullable Object[] bySlot;

  /**
   * @param session what the session gives
   * @param completed the context that the session alone gives
   * @param carried which keys requests for the action carry, or null if nothing is known of it
   * @param oneType whether all requests of the kind are for one type of resource
   * @param slots how many slots there are by now
   */
  DerivedKeys(
      RequestContext session,
      CompletedContext completed,
      @Nullable CarriedKeys carried,
      boolean oneType,
      int slots) {
    this.session = session;
    this.completed = completed;
    this.carried = carried;
    this.oneType = oneType;
    this.bySlot = new @Nullable Object[slots];
  }

  /** True if the key is the same in every request of the kind that does not give it. */
  boolean isSettled(CompiledKey key) {
    return find(key) != DEPENDS;
  }

  /** The value in a request that gives nothing, or null if nothing is known. */
  @Override
  public @Nullable ContextValue get(CompiledKey key) {
    Object found = find(key);
    if (found instanceof ContextValue value) {
      return value;
    }
    return found == DEPENDS ? completed.get(key) : null;
  }

  @Override
  public boolean gives(CompiledKey key) {
    return false;
  }

  private Object find(CompiledKey key) {
    int slot = key.slot();
    if (slot == KeyTable.NONE || slot >= bySlot.length) {
      return findOut(key);
    }
    @Nullable Object found = bySlot[slot];
    if (found == null) {
      found = findOut(key);
      bySlot[slot] = found;
    }
    return found;
  }

  private boolean isByType(CompiledKey key) {
    return !oneType && carried != null && carried.dependsOnType(key);
  }

  private boolean follows(CompiledKey key) {
    return carried != null && carried.follows(key.key()) != null;
  }

  /** True if the key follows another one, and nothing but that (ROOM-80, ROOM-81). */
  boolean followsOnly(CompiledKey key) {
    return follows(key) && !isByType(key);
  }

  private Object findOut(CompiledKey key) {
    boolean given = session.find(key.key()) != null;
    if (!given && (DEPENDENT.contains(key.key()) || isByType(key) || follows(key))) {
      return DEPENDS;
    }
    @Nullable ContextValue value = completed.get(key);
    return value == null ? MISSING : value;
  }
}
