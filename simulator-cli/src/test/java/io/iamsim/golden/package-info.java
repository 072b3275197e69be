/** Texts in files that tests hold their results against. */
@NullMarked
package io.iamsim.golden;

import org.jspecify.annotations.NullMarked;
