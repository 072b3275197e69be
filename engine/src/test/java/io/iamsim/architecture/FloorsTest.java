package io.iamsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the engine to the floor table and the conventions of ARCHITECTURE.md. */
final class FloorsTest {

  private static final String BASE = "io.iamsim";
  private static final SourceTree TREE = SourceTree.here();
  private static final FloorTable TABLE = FloorTable.parse(TREE.architecture(), BASE);
  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void tableOnlyFalls() {
    assertThat(TABLE.violations()).isEmpty();
  }

  @Test
  void everyPackageHasARowAndEveryRowAPackage() {
    assertThat(FloorRules.unmatchedPackages(ENGINE, TABLE)).isEmpty();
  }

  @Test
  void packagesImportOnlyWhatTheirRowNames() {
    assertThat(FloorRules.forbiddenImports(ENGINE, TABLE, BASE)).isEmpty();
  }

  @Test
  void filesImportOnlyWhatTheirRowNames() {
    assertThat(TREE.sources("engine")).isNotEmpty();
    assertThat(FloorRules.forbiddenImportStatements(TREE.sources("engine"), TABLE, BASE)).isEmpty();
  }

  @Test
  void packagesFormNoCircle() {
    assertThat(FloorRules.cycles(ENGINE, BASE)).isEmpty();
  }

  @Test
  void engineKnowsNothingOfTheOutside() {
    assertThat(OutsideRules.outsideUses(ENGINE)).isEmpty();
  }

  @Test
  void evaluationUsesNoRegularExpression() {
    assertThat(OutsideRules.regexUses(ENGINE, BASE)).isEmpty();
  }

  @Test
  void serviceDataAreThoseGivenToTheEngine() {
    assertThat(
            OutsideRules.ownServiceData(
                ENGINE,
                List.of(
                    BASE + ".IamEngine",
                    BASE + ".expect.ExpectationSuite$Sources",
                    // loading knows no engine: what S3 refuses to store is told by the bundled data
                    BASE + ".load.BucketStatements",
                    BASE + ".catalog.ServiceCatalog")))
        .isEmpty();
    assertThat(OutsideRules.ownServiceData(ENGINE, List.of())).isNotEmpty();
  }

  @Test
  void productionFilesAreShort() {
    assertThat(TREE.productionFiles()).isNotEmpty();
    assertThat(TREE.longFiles()).isEmpty();
  }
}
