/**
 * Where text came from and what is wrong with it: texts, positions and findings.
 *
 * <p>May import nothing of the project. Read {@link io.iamsim.source.Finding} first.
 */
@NullMarked
package io.iamsim.source;

import org.jspecify.annotations.NullMarked;
