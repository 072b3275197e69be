package io.iamsim.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.iamsim.architecture.FloorTable.Floor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of the floor table: each takes classes, and names what breaks it. */
final class FloorRules {
  private FloorRules() {}

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z0-9_.]+);");

  /** Group 1 is the package: names up to the first that begins in upper case, or a star. */
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?([a-z0-9_]+(?:\\.[a-z0-9_]+)*)\\.[A-Z*]");

  /** Dependencies on another package of ours that the importer's row does not name. */
  static List<String> forbiddenImports(JavaClasses classes, FloorTable table, String basePackage) {
    return classes.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> isOurs(packageOf(dependency.getTargetClass()), basePackage))
        .filter(dependency -> !isPermitted(dependency, table))
        .map(Dependency::getDescription)
        .sorted()
        .toList();
  }

  /**
   * Import statements for another package of ours that the file's row does not name. They show what
   * compiling erases: constants, and types named only in Javadoc.
   */
  static List<String> forbiddenImportStatements(
      Map<Path, String> sources, FloorTable table, String basePackage) {
    List<String> found = new ArrayList<>();
    sources.forEach(
        (file, text) -> {
          String from = first(PACKAGE, text);
          IMPORT
              .matcher(text)
              .results()
              .map(statement -> statement.group(1))
              .filter(to -> isOurs(to, basePackage) && !isPermitted(from, to, table))
              .forEach(to -> found.add(file.getFileName() + " imports from " + to));
        });
    return found;
  }

  /** Packages without a row, and rows without a package. */
  static List<String> unmatchedPackages(JavaClasses classes, FloorTable table) {
    Set<String> packages =
        classes.stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> rows = table.floors().keySet();
    return Stream.concat(
            packages.stream()
                .filter(name -> !rows.contains(name))
                .map(name -> name + " has no row"),
            rows.stream()
                .filter(name -> !packages.contains(name))
                .map(name -> name + " has a row and no package"))
        .toList();
  }

  /** Circles of packages. */
  static List<String> cycles(JavaClasses classes, String basePackage) {
    return slices()
        .assignedFrom(new PackageOfOurs(basePackage))
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .evaluate(classes)
        .getFailureReport()
        .getDetails();
  }

  private static boolean isPermitted(Dependency dependency, FloorTable table) {
    return isPermitted(
        packageOf(dependency.getOriginClass()), packageOf(dependency.getTargetClass()), table);
  }

  private static boolean isPermitted(String from, String to, FloorTable table) {
    Floor floor = table.floors().get(from);
    return from.equals(to) || (floor != null && floor.mayImport().contains(to));
  }

  private static String first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).findFirst().orElse("");
  }

  private static boolean isOurs(String packageName, String basePackage) {
    return packageName.equals(basePackage) || packageName.startsWith(basePackage + ".");
  }

  private static String packageOf(JavaClass type) {
    return type.getBaseComponentType().getPackageName();
  }

  private record PackageOfOurs(String basePackage) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = packageOf(type);
      return isOurs(name, basePackage) ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + basePackage;
    }
  }
}
