package io.iamsim.corpus;

import io.iamsim.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page docs/conformance.md; {@code -DrewriteGoldens} writes it anew. */
class ConformanceTableTest {
  @Test
  void thePageIsWhatTheCorpusSays() throws IOException {
    String page = ConformanceTable.render(CorpusRules.coverage());
    if (System.getProperty("writeConformance") != null) { // what this page alone used to listen to
      Files.writeString(CorpusRules.CONFORMANCE, page);
    }
    Golden.check(CorpusRules.CONFORMANCE, page);
  }
}
