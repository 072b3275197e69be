package io.iamsim.corpus;

import io.iamsim.expect.Expectation;
import io.iamsim.expect.ExpectationReader;
import io.iamsim.parse.ParseMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the rules, the cases and the reasons that the repository has. */
final class CorpusRules {
  static final Path CONFORMANCE = Path.of("../docs/conformance.md");
  static final Path SEMANTICS = Path.of("semantics");
  static final Path SCENARIOS = Path.of("scenarios");

  private static final Path RULES = Path.of("../docs/semantics.md");
  private static final Path WITHOUT_CASE = SEMANTICS.resolve("rules-without-case.yaml");

  private CorpusRules() {}

  static RuleCoverage coverage() throws IOException {
    List<Expectation> cases = new ArrayList<>(decisions(SEMANTICS));
    cases.addAll(decisions(SCENARIOS));
    return RuleCoverage.of(
        SemanticRules.read(Files.readString(RULES)),
        cases,
        RuleWithoutCase.read(new FolderFiles().read(WITHOUT_CASE.toString()).orElseThrow()));
  }

  /** The expected decisions of every expectation file under a folder. */
  static List<Expectation> decisions(Path folder) throws IOException {
    List<Expectation> decisions = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(path -> path.toString().endsWith(".iamtest.yaml"))
          .sorted()
          .map(path -> new FolderFiles().read(path.toString()).orElseThrow())
          .map(
              text ->
                  ExpectationReader.read(text, ParseMode.STRICT, new FolderFiles()).orElseThrow())
          .forEach(file -> decisions.addAll(file.expectations()));
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(path -> path.toString().endsWith(".sessions.yaml"))
          .sorted()
          .map(path -> new FolderFiles().read(path.toString()).orElseThrow())
          .flatMap(text -> SessionCase.read(text).orElseThrow().cases().stream())
          .forEach(session -> decisions.addAll(session.decisions()));
    }
    return decisions;
  }
}
