/**
 * Reports in a real browser. Run with {@code mvn -Pbrowser verify}, where a Chromium is installed.
 *
 * <p>Read {@link io.iamsim.cli.browser.MatrixPageBrowser} first.
 */
@NullMarked
package io.iamsim.cli.browser;

import org.jspecify.annotations.NullMarked;
