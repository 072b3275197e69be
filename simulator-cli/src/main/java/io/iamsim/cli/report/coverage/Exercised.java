package io.iamsim.cli.report.coverage;

import io.iamsim.expect.Coverage;
import java.util.Collection;

/** How much of some units was exercised, as a page shows it: by a sign, a word and a class. */
enum Exercised {
  WHOLE("yes", "\u2713", "exercised"),
  PARTLY("part", "\u25d0", "partly exercised"),
  NEVER("no", "\u2717", "never exercised");

  private final String cssClass;
  private final String sign;
  private final String text;

  Exercised(String cssClass, String sign, String text) {
    this.cssClass = cssClass;
    this.sign = sign;
    this.text = text;
  }

  /** The state of these together; there must be some. */
  static Exercised of(Collection<Coverage.Unit> units) {
    if (units.stream().allMatch(Coverage.Unit::isCovered)) {
      return WHOLE;
    }
    return units.stream().anyMatch(Coverage.Unit::isCovered) ? PARTLY : NEVER;
  }

  String cssClass() {
    return cssClass;
  }

  String sign() {
    return sign;
  }

  /** The state in words. */
  String text() {
    return text;
  }
}
