/**
 * From a denial to its cause and the smallest change that would allow the request: what AWS reports
 * of a denial (a sentence, an event of CloudTrail, a decoded message), everything that is in the
 * way, and remedies, each of them evaluated.
 *
 * <p>May import {@code io.iamsim}, {@code match} and the public packages below. Read {@link
 * io.iamsim.diagnosis.Diagnosis} first.
 */
@NullMarked
package io.iamsim.diagnosis;

import org.jspecify.annotations.NullMarked;
