package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iamsim.cli.input.FileSources;
import io.iamsim.environment.Environment;
import io.iamsim.expect.ExpectationCase;
import io.iamsim.expect.ExpectationFile;
import io.iamsim.expect.ExpectationSuite;
import io.iamsim.request.ContextReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of the corpus, asked at every door in every reading of the keys that it does not give:
 * the same answer as the engine's, or a reason why this door cannot be asked ({@link Door#silent}).
 *
 * <p>The command {@code can} starts anew for each question, so by default it is asked a part of
 * them; {@code -Ddoors.can=1} asks it all.
 */
final class DoorsTest {
  private static final Path CORPUS = Path.of("../corpus");
  private static final int EVERY = Integer.getInteger("doors.can", 40);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> everyDoorGivesTheSameAnswer() throws IOException {
    try (Stream<Path> walk = Files.walk(CORPUS)) {
      return walk
          .map(Path::toString)
          .filter(ExpectationFile::isNamedSo)
          .filter(path -> path.endsWith(".yaml") && !path.contains("target"))
          .sorted()
          .toList()
          .stream()
          .flatMap(
              file ->
                  Stream.of(ContextReading.values())
                      .map(reading -> dynamicTest(file + " " + reading, () -> ask(file, reading))));
    }
  }

  private static void ask(String file, ContextReading reading) throws IOException {
    ExpectationSuite suite =
        ExpectationSuite.load(List.of(file), ExpectationSuite.Sources.of(new FileSources()))
            .orElseThrow();
    Optional<Environment> environment = suite.environments().stream().findFirst();
    CorpusFile written = CorpusFile.read(Path.of(file));
    List<DoorCase> cases = new ArrayList<>();
    for (ExpectationCase asked : suite.cases()) {
      if (asked.accessRequest().isPresent() && !asked.isPattern()) {
        cases.add(DoorCase.of(asked, reading, environment, written));
      }
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      DoorCase asked = cases.get(i);
      for (Door door : Door.values()) {
        boolean left = door == Door.CAN && (i + file.length()) % EVERY != 0;
        if (!left && door.silent(asked).isEmpty()) {
          door.differs(asked).ifPresent(how -> differences.add(asked.say(door, how)));
        }
      }
    }
    batch(cases, written, differences);
    assertThat(differences).as("answers that differ from the engine's").isEmpty();
  }

  /** All cases of a file as one stream of batch requests. */
  private static void batch(List<DoorCase> cases, CorpusFile written, List<String> differences)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    List<DoorCase> asked = new ArrayList<>();
    for (DoorCase one : cases) {
      Optional<String> line = one.batchLine(asked.size());
      if (line.isPresent()) {
        asked.add(one);
        lines.append(line.get()).append('\n');
      }
    }
    List<String> arguments = new ArrayList<>(List.of("batch", "--lenient"));
    written.environment().ifPresent(path -> arguments.addAll(List.of("--env", path)));
    RunResult result = RunResult.of(Map.of(), lines.toString(), arguments.toArray(String[]::new));
    for (String line : result.out().lines().toList()) {
      JsonNode answer = JSON.readTree(line);
      DoorCase one = asked.get(Integer.parseInt(answer.get("id").asText()));
      String got = answer.path("decision").asText(line);
      if (!got.equals(one.expected().text())) {
        differences.add(one.say("batch", got));
      }
    }
    assertThat(result.out().lines().count()).as(result.err()).isEqualTo(asked.size());
  }
}
