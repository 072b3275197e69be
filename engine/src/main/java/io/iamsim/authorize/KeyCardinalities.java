package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.KeyTable;
import io.iamsim.request.ContextValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers, slot by slot, which condition keys are lists. */
final class KeyCardinalities {
  private final ServiceCatalog catalog;
  private volatile @Nullable Cardinality[] bySlot = new @Nullable Cardinality[64];

  KeyCardinalities(ServiceCatalog catalog) {
    this.catalog = catalog;
  }

  /** What a caller gave for a key, with the cardinality that the key has (CTX-3). */
  ContextValue applyTo(ContextValue value, CompiledKey key) {
    return of(key).applyTo(value);
  }

  private Cardinality of(CompiledKey key) {
    int slot = key.slot();
    @Nullable Cardinality[] known = bySlot;
    if (slot != KeyTable.NONE && slot < known.length) {
      @Nullable Cardinality cardinality = known[slot];
      if (cardinality != null) {
        return cardinality;
      }
    }
    Cardinality found = Cardinality.of(catalog.conditionKey(key.key().text()));
    if (slot != KeyTable.NONE) {
      remember(slot, found);
    }
    return found;
  }

  private synchronized void remember(int slot, Cardinality cardinality) {
    @Nullable Cardinality[] more = Arrays.copyOf(bySlot, Math.max(slot + 1, bySlot.length));
    more[slot] = cardinality;
    bySlot = more;
  }
}
