/**
 * From policy text to a policy document and its findings.
 *
 * <p>May import {@code model}, {@code source}. Read {@code PolicyParser} first.
 */
@NullMarked
package io.iamsim.parse;

import org.jspecify.annotations.NullMarked;
