/**
 * Where text came from and what is wrong with it: positions and findings.
 *
 * <p>Imports no other package of the engine. Read {@code Finding} first.
 */
@NullMarked
package io.iamsim.source;

import org.jspecify.annotations.NullMarked;
