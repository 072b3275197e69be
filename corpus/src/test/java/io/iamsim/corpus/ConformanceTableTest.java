package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page docs/conformance.md; {@code -DwriteConformance} writes it anew. */
class ConformanceTableTest {
  @Test
  void thePageIsWhatTheCorpusSays() throws IOException {
    String page = ConformanceTable.render(CorpusRules.coverage());
    if (System.getProperty("writeConformance") != null) {
      Files.writeString(CorpusRules.CONFORMANCE, page);
    }
    assertThat(CorpusRules.CONFORMANCE).exists();
    assertThat(Files.readString(CorpusRules.CONFORMANCE))
        .as("docs/conformance.md, whose head says how to write it anew")
        .isEqualTo(page);
  }
}
