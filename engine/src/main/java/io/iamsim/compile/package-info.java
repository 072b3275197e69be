/**
 * Policies made ready for evaluation. The compiled form is data, and this is its format.
 *
 * <p><b>Policy.</b> A {@link io.iamsim.compile.CompiledPolicy} is its statements in order, each a
 * {@link io.iamsim.compile.CompiledStatement}: the statement it comes from, its policy's type, its
 * action, its resource and its conditions. Actions are compiled with the policy, the rest of a
 * statement when a request first gets to it: most statements of a large policy never meet one. It
 * is immutable but for what it remembers of that, and holds nothing but texts, numbers and arrays.
 *
 * <p><b>Kept or sent</b>, a policy is its document, in a {@code PolicyArchive} ({@code parse}). The
 * compiled form holds nothing that its document does not say, and is larger. To read a document
 * back takes a quarter of the time that parsing its text took (0.6 microseconds a statement on a
 * machine that parses one in 2.3); to compile it, 0.3, and 1.7 once for each statement that
 * requests get to, which reading a compiled form could not undercut.
 *
 * <p><b>Action.</b> Entries in lower case, split at the colon; a name without wildcard is a text,
 * any other a {@link io.iamsim.match.Glob}; entries that are spelt alike are one object in all
 * policies of an engine. An index by service leads from an action to the statements that may cover
 * it.
 *
 * <p><b>Plan.</b> An {@link io.iamsim.compile.ActionPlan} is what is left for one action: the
 * statements that cover it, and by effect the {@link io.iamsim.compile.Candidates}, with an {@link
 * io.iamsim.match.ArnIndex} over their resources if they are many. It is made when an action is
 * first asked for. Evaluation for the decision alone tries the candidates; evaluation with reasons
 * tries the statements in order.
 *
 * <p><b>Resource.</b> Each entry is everything, nothing, an ARN pattern in the one or two forms in
 * which it may match, or a template. An ARN pattern refers to the document's text for its literal
 * beginning and holds only what comes behind that. A list of sixteen and more has an index of its
 * own.
 *
 * <p><b>Condition.</b> The key has a slot, its number in the engine's {@link
 * io.iamsim.compile.KeyTable}. Values that do not depend on the request are parsed and taken
 * together by comparison ({@link io.iamsim.compile.CompiledValues}): a set of texts, patterns,
 * numbers, instants, merged and sorted address ranges. The others are templates. Values that cannot
 * be read leave only the mark that there are some.
 *
 * <p><b>Template.</b> Literals, wildcards and variables in order; each variable has its key's slot.
 *
 * <p>May import {@code model} and {@code match}. Read {@link io.iamsim.compile.CompiledPolicy}
 * first.
 */
@NullMarked
package io.iamsim.compile;

import org.jspecify.annotations.NullMarked;
