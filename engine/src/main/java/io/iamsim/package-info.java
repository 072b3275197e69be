/** The engine: authorization decisions for an environment of AWS IAM policies. */
@NullMarked
package io.iamsim;

import org.jspecify.annotations.NullMarked;
