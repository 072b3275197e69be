package io.iamsim.authorize;

import io.iamsim.match.HashedText;
import io.iamsim.match.PrefixTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The precedents of one principal and action, by the kind of request. Looking one up writes
 * nothing; a new one comes with a new table.
 */
final class Precedents {
  /** With more kinds than these it begins anew. */
  static final int MOST = 256;

  /** As few are tried one after the other: a hash of the ARN would cost more. */
  private static final int FEW = 4;

  private final boolean worksOnNoResource;
  private volatile @Nullable Precedent withoutResource;
  private volatile @Nullable Precedent[] table = {};
  private int size;

  /**
   * @param worksOnNoResource true if the action works on no particular resource (MATCH-30)
   */
  Precedents(boolean worksOnNoResource) {
    this.worksOnNoResource = worksOnNoResource;
  }

  boolean worksOnNoResource() {
    return worksOnNoResource;
  }

  /** The precedent for requests that name no resource. */
  @Nullable Precedent withoutResource() {
    return withoutResource;
  }

  void setWithoutResource(Precedent precedent) {
    withoutResource = precedent;
  }

  /** If there are few precedents, the one for an ARN. */
  @Nullable Precedent findAmongFew(HashedText arn, PrefixTable resources) {
    @Nullable Precedent[] precedents = table;
    if (precedents.length > FEW) {
      return null;
    }
    for (@Nullable Precedent precedent : precedents) {
      if (precedent != null
          && RequestKind.is(arn, resources, precedent.beginning(), precedent.form())) {
        return precedent;
      }
    }
    return null;
  }

  /** If there are many precedents, the one for an ARN's kind. */
  @Nullable Precedent find(HashedText arn, RequestKind kind) {
    @Nullable Precedent[] precedents = table;
    if (precedents.length <= FEW) {
      return null;
    }
    int mask = precedents.length - 1;
    int slot = slot(arn.hash(kind.length()), kind.form(), mask);
    while (true) {
      @Nullable Precedent precedent = precedents[slot];
      if (precedent == null || precedent.isFor(arn.text(), kind)) {
        return precedent;
      }
      slot = slot + 1 & mask;
    }
  }

  synchronized void add(Precedent precedent) {
    @Nullable Precedent[] before = table;
    if (size >= MOST) {
      before = new @Nullable Precedent[0];
      size = 0;
    }
    size++;
    if (size <= FEW) {
      @Nullable Precedent[] few = Arrays.copyOf(before, size);
      few[size - 1] = precedent;
      table = few;
      return;
    }
    @Nullable Precedent[] after = new @Nullable Precedent[Integer.highestOneBit(size * 4)];
    for (@Nullable Precedent old : before) {
      if (old != null) {
        put(after, old);
      }
    }
    put(after, precedent);
    table = after;
  }

  private static void put(@Nullable Precedent[] table, Precedent precedent) {
    int mask = table.length - 1;
    int slot = slot(precedent.beginning().hashCode(), precedent.form(), mask);
    while (table[slot] != null) {
      slot = slot + 1 & mask;
    }
    table[slot] = precedent;
  }

  private static int slot(int hash, int form, int mask) {
    int mixed = (hash * 31 + form) * 0x85EBCA6B;
    return (mixed ^ mixed >>> 16) & mask;
  }
}
