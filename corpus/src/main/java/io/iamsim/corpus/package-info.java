/** The corpus: decision cases as data, and their reader. */
@NullMarked
package io.iamsim.corpus;

import org.jspecify.annotations.NullMarked;
