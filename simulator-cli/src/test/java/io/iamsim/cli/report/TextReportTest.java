package io.iamsim.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.explain.Explanation;
import io.iamsim.golden.Golden;
import org.junit.jupiter.api.Test;

final class TextReportTest {
  private static String text(Explanation explanation) {
    return TextReport.of(Sample.REQUEST, explanation, Palette.PLAIN, Sample.SNIPPETS);
  }

  @Test
  void anAllowSaysWhatGrants() {
    Golden.check(getClass(), "text-allow.txt", text(Sample.allow()));
  }

  @Test
  void aBypassSaysWhomTheResourcePolicyNames() {
    assertThat(text(Sample.bypass()))
        .contains(
            "because of an allow in the resource-based policy naming the session, and nothing denies"
                + " it; the identity-based policies would not allow it and need not\n",
            "  identity  implicitDeny  bypassed\n");
  }

  @Test
  void anExplicitDenySaysAtWhichLevel() {
    Golden.check(getClass(), "text-explicit-deny.txt", text(Sample.explicitDeny()));
  }

  @Test
  void anImplicitDenySaysWhatCameClosest() {
    Golden.check(getClass(), "text-implicit-deny.txt", text(Sample.implicitDeny()));
  }

  @Test
  void anUnknownSaysWhatItDependsOn() {
    Golden.check(getClass(), "text-unknown.txt", text(Sample.unknown()));
  }

  @Test
  void colourChangesNothingButColour() {
    String coloured =
        TextReport.of(Sample.REQUEST, Sample.explicitDeny(), Palette.COLOURED, Sample.SNIPPETS);
    assertThat(coloured).startsWith("\u001b[1;31mexplicitDeny\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(Sample.explicitDeny()));
  }
}
