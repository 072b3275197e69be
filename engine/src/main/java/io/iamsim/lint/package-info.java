/**
 * What is wrong with policies that can be read: names that mean nothing.
 *
 * <p>May import the public packages below. Read {@link io.iamsim.lint.UnknownNames} first.
 */
@NullMarked
package io.iamsim.lint;

import org.jspecify.annotations.NullMarked;
