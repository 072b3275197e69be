package io.iamsim.cli.report.outcome;

import io.iamsim.cli.report.Snippets;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.expect.Coverage;
import io.iamsim.expect.Outcome;
import io.iamsim.explain.Explanation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run of expectations came to.
 *
 * @param outcomes in the order of the expectations
 * @param notAsked how many were left because the run stopped early
 * @param snippets quotes files
 * @param coverage what was exercised, or null if nobody asked
 * @param folder the folder that the paths of a report are relative to
 */
public record TestResults(
    List<Outcome> outcomes,
    int notAsked,
    Snippets snippets,
    @Nullable Coverage coverage,
    Path folder) {
  public TestResults {
    outcomes = List.copyOf(outcomes);
  }

  /** The outcomes that are not as expected. */
  public List<Outcome> failures() {
    return outcomes.stream().filter(outcome -> !outcome.met()).toList();
  }

  /** The outcomes file by file, in order. */
  public Map<String, List<Outcome>> byFile() {
    Map<String, List<Outcome>> files = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      files
          .computeIfAbsent(outcome.expectation().span().source(), file -> new ArrayList<>())
          .add(outcome);
    }
    return files;
  }

  /** {@code 12 expectations in 2 files: 10 passed, 2 failed}. */
  public String summary() {
    int failed = failures().size();
    int files = byFile().size();
    return counted(outcomes.size(), "expectation")
        + " in "
        + counted(files, "file")
        + ": "
        + (outcomes.size() - failed)
        + " passed, "
        + failed
        + " failed"
        + (notAsked == 0 ? "" : ", " + notAsked + " not asked");
  }

  /**
   * The keys that undecided and unexpected decisions hang on and that no case gives, as a line;
   * empty if there are none.
   */
  public String keysNotGiven() {
    Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    long hanging = 0;
    for (Outcome failure : failures()) {
      List<String> found = failure.why().map(TestResults::notGiven).orElse(List.of());
      keys.addAll(found);
      hanging += found.isEmpty() ? 0 : 1;
    }
    return keys.isEmpty()
        ? ""
        : (hanging == 1 ? "1 of them read " : hanging + " of them read ")
            + String.join(", ", keys)
            + ", not given: give "
            + (keys.size() == 1 ? "it" : "them")
            + " in the case's `context` or under `defaults`";
  }

  private static List<String> notGiven(Explanation why) {
    EvaluationResult result = why.result();
    return result.decision() == Decision.UNKNOWN
        ? result.unknownContextKeys()
        : result.missingContextKeys();
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** What was exercised, if somebody asked. */
  public Optional<Coverage> covered() {
    return Optional.ofNullable(coverage);
  }

  /** What led to an outcome, in plain lines with quotes. */
  List<String> explained(Outcome outcome) {
    return outcome.explained(snippets::of);
  }

  /** A path as reports name it: with slashes, relative to the folder where it lies in there. */
  public String path(String source) {
    Path path = Path.of(source);
    Path shown =
        path.isAbsolute() && path.normalize().startsWith(folder)
            ? folder.relativize(path.normalize())
            : path;
    return shown.toString().replace('\\', '/');
  }
}
