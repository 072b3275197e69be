/**
 * iamsim in the tests of others: assertions on who can do what, and expectation files as JUnit
 * tests.
 *
 * <p>May import the engine's public packages, AssertJ and JUnit Jupiter's API. Read {@link
 * io.iamsim.testing.IamAssertions} first.
 */
@NullMarked
package io.iamsim.testing;

import org.jspecify.annotations.NullMarked;
