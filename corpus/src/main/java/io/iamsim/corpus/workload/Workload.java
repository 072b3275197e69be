package io.iamsim.corpus.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Requests to measure with, and the policies that they are decided by.
 *
 * <table>
 * <caption>The workloads</caption>
 * <tr><th>name</th><th>policies</th><th>requests</th></tr>
 * <tr><td>small, small64</td><td>one of 5 statements, one a conditional Deny</td><td>1, 64</td></tr>
 * <tr><td>typical</td><td>a role session: 58 identity statements in 6 policies, a boundary, service
 * control policies on 3 levels, a bucket policy</td><td>1,024: 60% allowed, 25% denied implicitly,
 * 15% explicitly</td></tr>
 * <tr><td>typical-many</td><td>64 such roles, each in an organisation of its own</td><td>128 of each,
 * in turn</td></tr>
 * <tr><td>spread-N</td><td>N statements over many services, actions and resources</td><td>256</td>
 * </tr>
 * <tr><td>hot-N</td><td>N statements on one action, each for another resource</td><td>256</td></tr>
 * <tr><td>infix-N</td><td>the same with patterns that begin with a wildcard</td><td>256</td></tr>
 * <tr><td>adversarial-L</td><td>patterns that make a backtracking matcher despair</td><td>2, with
 * resources of L letters</td></tr>
 * </table>
 *
 * @param name one of the names above
 * @param scenes the callers; they ask in turn
 */
public record Workload(String name, List<Scene> scenes) {
  private static final long SEED = 20260917;
  private static final int MANY = 64;
  private static final int MANY_ASK = 128;

  public Workload {
    scenes = List.copyOf(scenes);
  }

  /**
   * The workload of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Workload named(String name) {
    int dash = name.lastIndexOf('-');
    OptionalInt size = dash < 0 ? OptionalInt.empty() : size(name.substring(dash + 1));
    if (size.isPresent()) {
      return sized(name, name.substring(0, dash).toLowerCase(Locale.ROOT), size.getAsInt());
    }
    return switch (name) {
      case "small" -> new Workload(name, List.of(SmallWorkload.scene(1)));
      case "small64" -> new Workload(name, List.of(SmallWorkload.scene(64)));
      case "typical" -> new Workload(name, List.of(TypicalWorkload.scene(SEED)));
      case "typical-many" -> new Workload(name, many());
      default -> throw new IllegalArgumentException("no workload " + name);
    };
  }

  private static Workload sized(String name, String kind, int size) {
    return new Workload(
        name,
        List.of(
            switch (kind) {
              case "spread" -> SpreadWorkload.scene(size, SEED);
              case "hot" -> HotWorkload.prefixes(size, SEED);
              case "infix" -> HotWorkload.infixes(size, SEED);
              case "adversarial" -> AdversarialWorkload.scene(size);
              default -> throw new IllegalArgumentException("no workload " + name);
            }));
  }

  private static OptionalInt size(String text) {
    boolean number =
        !text.isEmpty() && text.length() <= 7 && text.chars().allMatch(Character::isDigit);
    return number ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  private static List<Scene> many() {
    List<Scene> scenes = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      scenes.add(TypicalWorkload.scene(SEED + i).withFirst(MANY_ASK));
    }
    return scenes;
  }

  /** How many requests there are over all scenes. */
  public int size() {
    return scenes.stream().mapToInt(scene -> scene.questions().size()).sum();
  }
}
