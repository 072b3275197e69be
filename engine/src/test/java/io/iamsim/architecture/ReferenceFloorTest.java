package io.iamsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the reference apart from what it is there to check. */
final class ReferenceFloorTest {
  private static final String BASE = "io.iamsim";
  private static final Set<String> CHECKED =
      Set.of(
          BASE,
          BASE + ".match",
          BASE + ".compile",
          BASE + ".evaluate",
          BASE + ".service",
          BASE + ".authorize",
          BASE + ".explain",
          BASE + ".query",
          BASE + ".session");
  private static final JavaClasses REFERENCE =
      new ClassFileImporter().importPackages(BASE + ".reference");

  @Test
  void referenceSharesNothingWithTheEngine() {
    assertThat(usesOfWhatIsChecked(type -> !holdsTheEngine(type))).isEmpty();
  }

  @Test
  void whatHoldsTheEngineToItIsFoundToUseBoth() {
    assertThat(usesOfWhatIsChecked(ReferenceFloorTest::holdsTheEngine)).isNotEmpty();
  }

  /** Properties and tests ask both. */
  private static boolean holdsTheEngine(JavaClass type) {
    String name = type.getName().replaceFirst("\\$.*", "");
    return name.endsWith("Properties") || name.endsWith("Test");
  }

  private static List<String> usesOfWhatIsChecked(Predicate<JavaClass> of) {
    return REFERENCE.stream()
        .filter(of)
        .flatMap(ReferenceFloorTest::usesOfWhatIsChecked)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> usesOfWhatIsChecked(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(use -> use.getTargetClass().getBaseComponentType())
        .filter(used -> CHECKED.contains(used.getPackageName()))
        .map(used -> type.getName() + " uses " + used.getName());
  }
}
