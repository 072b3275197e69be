package io.iamsim.corpus.workload;

import java.util.ArrayList;
import java.util.List;

/** Statements dealt out to policies, as many as a managed policy holds. */
final class Documents {
  private static final int STATEMENTS_EACH = 40;

  private final List<String> statements = new ArrayList<>();

  void add(String statement) {
    statements.add(statement);
  }

  void attachTo(SceneBuilder scene) {
    for (int from = 0; from < statements.size(); from += STATEMENTS_EACH) {
      List<String> some =
          statements.subList(from, Math.min(from + STATEMENTS_EACH, statements.size()));
      scene.identity(
          "policy-" + from / STATEMENTS_EACH,
          "{\"Version\": \"2012-10-17\", \"Statement\": [\n  "
              + String.join(",\n  ", some)
              + "\n]}\n");
    }
  }
}
