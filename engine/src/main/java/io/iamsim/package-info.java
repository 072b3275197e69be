/**
 * The engine: authorization decisions for an environment of AWS IAM policies.
 *
 * <p>May import every package below. Read {@code IamEngine} first.
 */
@NullMarked
package io.iamsim;

import org.jspecify.annotations.NullMarked;
