package io.iamsim;

import io.iamsim.decision.Decision;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.explain.Explanation;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A decision that may hang on what is unknown. Whatever the unknown turns out to be, it decides
 * only by which of the uncertain statements match; so the decision can be asked again for any
 * choice of them. More Allows and fewer Denies that match never turn an allow into a denial.
 *
 * @param explanation the decision with the unknown left open
 * @param decision the decision if of the uncertain statements those match that the predicate names;
 *     still unknown if something other than a statement is
 */
public record Supposition(
    Explanation explanation, Function<Predicate<MatchedStatement>, Decision> decision) {}
