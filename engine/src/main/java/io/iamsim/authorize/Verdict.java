package io.iamsim.authorize;

import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import java.util.List;

/**
 * What the ladder says.
 *
 * @param decision the outcome
 * @param decidedBy the layers that block or grant, the primary one first (BLOCK-2, BLOCK-3)
 * @param bypassed layers that do not allow and need not (BLOCK-5)
 */
record Verdict(Decision decision, List<Layer> decidedBy, List<Layer> bypassed) {
  Verdict {
    decidedBy = List.copyOf(decidedBy);
    bypassed = List.copyOf(bypassed);
  }
}
