package io.iamsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows of every rule that {@link FloorsTest} applies that it finds what it is there to find. */
final class RulesCanFailTest {

  private static final String FIXTURE = "io.iamsim.architecture.fixture";
  private static final String BASE = FIXTURE + ".floors";
  private static final JavaClasses FLOORS = new ClassFileImporter().importPackages(BASE);
  private static final JavaClasses OUTSIDE =
      new ClassFileImporter().importPackages(FIXTURE + ".outside");

  private static final String ROWS =
      """
      | 1 | `low` | Low | - | yes |
      | 2 | `high` | High | low | no |
      """;

  private static final String TRUE_ROWS =
      ROWS
          + """
            | 1 | `match` | Regexes | - | no |
            | 3 | `%1$s.round.there` | There | all below | yes |
            | 4 | `%1$s.round.back` | Back | public below | yes |
            """
              .formatted(BASE);

  private static FloorTable table(String rows) {
    String head = "| floor | package | holds | may import | public |\n|---|---|---|---|---|\n";
    return FloorTable.parse(
        "# Title\n<!-- floors:begin -->\n" + head + rows + "<!-- floors:end -->\n", BASE);
  }

  @Test
  void importNotInTheRowIsFound() {
    assertThat(FloorRules.forbiddenImports(FLOORS, table(TRUE_ROWS), BASE))
        .anySatisfy(found -> assertThat(found).contains("low.Low", "high.High"))
        .anySatisfy(found -> assertThat(found).contains("there.There", "back.Back"))
        .noneSatisfy(found -> assertThat(found).startsWith("Method <" + BASE + ".round.back"));
  }

  @Test
  void importStatementNotInTheRowIsFound() {
    String imports =
        "import static %1$s.match.Regexes.X;\nimport %1$s.low.Low;\nimport java.util.List;\n";
    String text = ("package %1$s.high;\n\n" + imports).formatted(BASE);
    assertThat(
            FloorRules.forbiddenImportStatements(
                Map.of(Path.of("High.java"), text), table(TRUE_ROWS), BASE))
        .containsExactly("High.java imports from " + BASE + ".match");
  }

  @Test
  void packageWithoutARowIsFound() {
    assertThat(FloorRules.unmatchedPackages(FLOORS, table(TRUE_ROWS))).isEmpty();
    assertThat(FloorRules.unmatchedPackages(FLOORS, table(ROWS)))
        .contains(BASE + ".match has no row", BASE + ".round.there has no row");
  }

  @Test
  void rowWithoutAPackageIsFound() {
    assertThat(
            FloorRules.unmatchedPackages(
                FLOORS, table(TRUE_ROWS + "| 9 | `gone` | - | - | no |\n")))
        .containsExactly(BASE + ".gone has a row and no package");
  }

  @Test
  void circleIsFound() {
    assertThat(FloorRules.cycles(FLOORS, BASE))
        .singleElement()
        .asString()
        .contains("round.there", "round.back");
  }

  @Test
  void rowThatImportsUpwardSidewaysOrNothingKnownIsFound() {
    FloorTable table =
        table(ROWS + "| 2 | `beside` | - | high | no |\n| 1 | `under` | - | high, gone | no |\n");
    assertThat(table.violations())
        .containsExactly(
            BASE + ".beside may import " + BASE + ".high, which is not below it",
            BASE + ".under may import " + BASE + ".gone, which has no row",
            BASE + ".under may import " + BASE + ".high, which is not below it");
  }

  @Test
  void publicBelowLeavesOutWhatIsNotPublic() {
    FloorTable table = table(TRUE_ROWS);
    assertThat(table.floors().get(BASE + ".round.there").mayImport())
        .containsExactlyInAnyOrder(BASE + ".low", BASE + ".high", BASE + ".match");
    assertThat(table.floors().get(BASE + ".round.back").mayImport())
        .containsExactlyInAnyOrder(BASE + ".low", BASE + ".round.there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| 1 | `low` | twice | - | yes |\n",
        "| 1 | `short` | - | yes |\n",
        "| 1 | `vague` | - | - | perhaps |\n",
        "not a row\n",
      })
  void brokenTableIsRefused(String row) {
    assertThatIllegalArgumentException().isThrownBy(() -> table(ROWS + row));
  }

  @Test
  void missingTableIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FloorTable.parse("# Title\n", BASE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.io.FileReader",
        "java.nio.file.Path",
        "java.nio.channels.FileChannel",
        "java.net.Socket",
        "java.net.http.HttpClient",
        "java.time.Clock",
        "java.time.Instant.now",
        "java.time.LocalDate.now",
        "java.time.LocalDateTime.now",
        "java.lang.System.currentTimeMillis",
        "java.lang.System.nanoTime",
        "java.lang.System.getenv",
        "java.lang.System.getProperty",
        "java.lang.System.out",
        "java.lang.System.err",
        "java.util.logging.Logger",
        "org.slf4j.Logger",
        "java.util.Random",
        "java.security.SecureRandom",
        "java.util.UUID.randomUUID",
      })
  void useOfTheOutsideIsFound(String use) {
    assertThat(OutsideRules.outsideUses(OUTSIDE))
        .anySatisfy(found -> assertThat(found).startsWith(FIXTURE).endsWith(" uses " + use));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.regex.Pattern",
        "java.util.regex.Matcher",
        "java.lang.String.matches",
        "java.lang.String.split",
        "java.lang.String.replaceAll",
        "java.lang.String.replaceFirst",
      })
  void regularExpressionInEvaluationIsFound(String use) {
    assertThat(OutsideRules.regexUses(FLOORS, BASE)).contains(BASE + ".match.Regexes uses " + use);
  }

  @Test
  void regularExpressionElsewhereIsNoneOfTheRule() {
    assertThat(OutsideRules.regexUses(FLOORS, FIXTURE)).isEmpty();
  }

  @Test
  void fileOfTooManyLinesIsFound(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("module/src/main/java/io"));
    Files.writeString(folder.resolve("Long.java"), "\n".repeat(SourceTree.MAX_LINES + 1));
    Files.writeString(folder.resolve("Short.java"), "\n".repeat(SourceTree.MAX_LINES));
    Path tests = Files.createDirectories(root.resolve("module/src/test/java/io"));
    Files.writeString(tests.resolve("LongTest.java"), "\n".repeat(SourceTree.MAX_LINES + 1));
    assertThat(new SourceTree(root).longFiles())
        .containsExactly(Path.of("module/src/main/java/io/Long.java") + " has 401 lines");
  }
}
