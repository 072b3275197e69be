package io.iamsim.evaluate;

import io.iamsim.compile.CompiledValues;
import io.iamsim.match.ArnGlob;
import io.iamsim.match.Glob;
import io.iamsim.match.PartlyKnownText;
import io.iamsim.model.Comparison;
import io.iamsim.request.ValueShape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Policy values against a request value that is not known, negation aside: true if every value of
 * its shape would hit, false if none would, else unknown (ROOM-130). Of numbers, dates, addresses
 * and the like no value hits for certain: the request's may be none that can be compared.
 */
final class ShapeTest {
  private ShapeTest() {}

  static Truth test(Comparison comparison, CompiledValues values, ValueShape shape) {
    if (values instanceof CompiledValues.ArnPatterns patterns && patterns.anything()) {
      return Truth.TRUE;
    }
    return shape instanceof ValueShape.Around around
        ? around(values, text(around))
        : except(values, ((ValueShape.Except) shape).excluded());
  }

  private static PartlyKnownText text(ValueShape.Around around) {
    return new PartlyKnownText(
        around.beginning(),
        around.end(),
        around.between() != ValueShape.Between.ANYTHING,
        around.between() == ValueShape.Between.LABEL);
  }

  /** The pattern that a policy value with variables came to; null if it is malformed. */
  static @Nullable Truth testTemplate(
      Comparison comparison, Glob.Builder pattern, ValueShape shape) {
    return switch (comparison) {
      case STRING_EQUALS, STRING_LIKE ->
          test(comparison, new CompiledValues.Patterns(List.of(pattern.build())), shape);
      case ARN_EQUALS, ARN_LIKE ->
          pattern.isArn()
              ? test(
                  comparison,
                  new CompiledValues.ArnPatterns(false, List.of(pattern.buildArn())),
                  shape)
              : null;
      default -> {
        @Nullable CompiledValues value = CompiledValues.ofText(comparison, pattern.toString());
        yield value == null ? null : test(comparison, value, shape);
      }
    };
  }

  private static Truth around(CompiledValues values, PartlyKnownText text) {
    if (values instanceof CompiledValues.Texts expected) {
      return perhaps(expected.texts().stream().anyMatch(text::mayBe));
    }
    if (values instanceof CompiledValues.TextsInAnyCase expected) {
      PartlyKnownText lower =
          new PartlyKnownText(
              lower(text.beginning()), lower(text.end()), text.path(), text.label());
      return perhaps(expected.texts().stream().map(ShapeTest::lower).anyMatch(lower::mayBe));
    }
    if (values instanceof CompiledValues.Patterns patterns) {
      boolean all = patterns.globs().stream().anyMatch(text::isCoveredBy);
      return all ? Truth.TRUE : perhaps(patterns.globs().stream().anyMatch(text::meets));
    }
    if (values instanceof CompiledValues.ArnPatterns patterns) {
      List<ArnGlob> globs = patterns.globs();
      boolean all = globs.stream().anyMatch(text::isCoveredPartByPartBy);
      return all ? Truth.TRUE : perhaps(globs.stream().anyMatch(text::meetsPartByPart));
    }
    return Truth.UNKNOWN;
  }

  /** Only what lies wholly within what the value is not can be told not to hit. */
  private static Truth except(CompiledValues values, List<String> excluded) {
    if (values instanceof CompiledValues.Texts expected) {
      return perhaps(expected.texts().stream().anyMatch(text -> !isExcluded(text, excluded)));
    }
    if (values instanceof CompiledValues.Patterns patterns) {
      if (patterns.globs().stream().anyMatch(PartlyKnownText.ANY::isCoveredBy)) {
        return Truth.TRUE;
      }
      return perhaps(patterns.globs().stream().anyMatch(glob -> !isExcluded(glob, excluded)));
    }
    return Truth.UNKNOWN;
  }

  private static boolean isExcluded(Glob glob, List<String> excluded) {
    String prefix = glob.literalPrefix();
    return glob.isLiteral()
        ? isExcluded(prefix, excluded)
        : excluded.stream().anyMatch(one -> prefix.startsWith(one + "/"));
  }

  private static boolean isExcluded(String text, List<String> excluded) {
    return excluded.stream().anyMatch(one -> text.equals(one) || text.startsWith(one + "/"));
  }

  private static Truth perhaps(boolean possible) {
    return possible ? Truth.UNKNOWN : Truth.FALSE;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
