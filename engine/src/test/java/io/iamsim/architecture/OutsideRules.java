package io.iamsim.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules that keep the outside out of the engine: each takes classes, and names what breaks it.
 *
 * <p>A type is forbidden by its full name, a member by the name of its owner, a dot and its own
 * name; both are patterns that have to match whole.
 */
final class OutsideRules {
  private OutsideRules() {}

  private static final List<Pattern> OUTSIDE_TYPES =
      patterns(
          "java\\.io\\.File.*|java\\.io\\.RandomAccessFile",
          "java\\.nio\\.file\\..*|java\\.nio\\.channels\\.(Asynchronous)?File.*",
          "java\\.net\\.(Socket|ServerSocket|DatagramSocket|MulticastSocket).*",
          "java\\.net\\.(.*URLConnection|InetSocketAddress)|java\\.net\\.http\\..*",
          "java\\.nio\\.channels\\.(Asynchronous)?(Server)?SocketChannel|javax\\.net\\..*",
          "java\\.time\\.(Clock|InstantSource)",
          "java\\.util\\.logging\\..*|org\\.slf4j\\..*|java\\.lang\\.System\\$Logger.*",
          "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)",
          "java\\.util\\.random\\..*|java\\.security\\.SecureRandom");

  private static final List<Pattern> OUTSIDE_MEMBERS =
      patterns(
          "java\\.time\\.(.*\\.)?[A-Za-z]+\\.(now|systemDefault)",
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|getProperties)",
          "java\\.lang\\.System\\.(in|out|err|console|getLogger)",
          "java\\.lang\\.(Boolean\\.getBoolean|Integer\\.getInteger|Long\\.getLong|Math\\.random)",
          "java\\.lang\\..*\\.printStackTrace",
          "java\\.net\\.InetAddress\\.(getByName|getAllByName|getLocalHost)",
          "java\\.net\\.URL\\.(openStream|openConnection|getContent)",
          "java\\.util\\.UUID\\.randomUUID|java\\.util\\.Calendar\\.getInstance");

  private static final List<Pattern> REGEX_TYPES = patterns("java\\.util\\.regex\\..*");
  private static final List<Pattern> REGEX_MEMBERS =
      patterns(
          "java\\.lang\\.String\\.(matches|split|splitWithDelimiters|replaceAll|replaceFirst)");

  /**
   * The floors on which a request is matched: a regular expression there costs more than linear
   * time.
   */
  private static final List<String> EVALUATION_FLOORS =
      List.of(
          "match",
          "model",
          "compile",
          "evaluate",
          "service",
          "authorize",
          "explain",
          "decision",
          "request");

  /** Uses of files, sockets, clocks, settings, logs and chance. */
  static List<String> outsideUses(JavaClasses classes) {
    return uses(classes, type -> true, OUTSIDE_TYPES, OUTSIDE_MEMBERS);
  }

  /** Uses of regular expressions on the evaluation floors. */
  static List<String> regexUses(JavaClasses classes, String basePackage) {
    List<String> packages =
        EVALUATION_FLOORS.stream().map(name -> basePackage + "." + name).toList();
    Predicate<JavaClass> evaluates =
        type ->
            packages.stream()
                .anyMatch(name -> (type.getPackageName() + ".").startsWith(name + "."));
    return uses(classes, evaluates, REGEX_TYPES, REGEX_MEMBERS);
  }

  private static List<String> uses(
      JavaClasses classes, Predicate<JavaClass> where, List<Pattern> types, List<Pattern> members) {
    return classes.stream()
        .filter(where)
        .flatMap(type -> Stream.concat(typeUses(type, types), memberUses(type, members)))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> typeUses(JavaClass type, List<Pattern> forbidden) {
    return type.getDirectDependenciesFromSelf().stream()
        .filter(use -> matches(forbidden, use.getTargetClass().getBaseComponentType().getName()))
        .map(use -> type.getName() + " uses " + use.getTargetClass().getName());
  }

  /** Uses of the bundled service data, but by those to whom the service data may be left. */
  static List<String> ownServiceData(JavaClasses classes, List<String> mayChoose) {
    return uses(
        classes,
        type -> !mayChoose.contains(type.getName()),
        List.of(),
        patterns(".*\\.ServiceCatalog\\.bundled"));
  }

  private static Stream<String> memberUses(JavaClass type, List<Pattern> forbidden) {
    return type.getAccessesFromSelf().stream()
        .map(OutsideRules::member)
        .filter(member -> matches(forbidden, member))
        .map(member -> type.getName() + " uses " + member);
  }

  private static String member(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getTarget().getName();
  }

  private static boolean matches(List<Pattern> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  private static List<Pattern> patterns(String... patterns) {
    return Stream.of(patterns).map(Pattern::compile).toList();
  }
}
