package io.iamsim.compile;

import io.iamsim.match.ArnGlob;
import io.iamsim.match.Glob;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code Resource} or {@code NotResource} in compiled form (MATCH-20 to MATCH-33).
 *
 * @param negated true for {@code NotResource}
 * @param patterns the entries
 */
public record CompiledResource(boolean negated, List<Pattern> patterns) {
  private static final int ARN_PARTS = 6;

  public CompiledResource {
    patterns = List.copyOf(patterns);
  }

  /** One entry. */
  public sealed interface Pattern {
    /** The entry as written. */
    ResourcePattern source();

    /** {@code *}: every resource, and the only entry for a request that names none (MATCH-30). */
    record Everything(ResourcePattern source) implements Pattern {}

    /** An entry that is no ARN (MATCH-20) or has a misspelt variable (VAR-8). */
    record Nothing(ResourcePattern source) implements Pattern {}

    /** An ARN pattern, in the forms in which it may match (MATCH-25). */
    record Arns(ResourcePattern source, List<ArnGlob> globs) implements Pattern {
      public Arns {
        globs = List.copyOf(globs);
      }

      /** True if one of the forms matches. */
      public boolean matches(String arn) {
        for (ArnGlob glob : globs) {
          if (glob.matches(arn)) {
            return true;
          }
        }
        return false;
      }
    }

    /** An ARN pattern that depends on the request (MATCH-32). */
    record Template(ResourcePattern source, PolicyType type) implements Pattern {
      /**
       * The pattern for a request.
       *
       * @param valueOf the text to insert for a variable, or null for none
       * @return the pattern, or null if a variable has no value (MATCH-33)
       */
      public @Nullable Arns expand(Function<Segment.Variable, @Nullable String> valueOf) {
        return expandTemplate(this, valueOf);
      }
    }
  }

  static CompiledResource of(ResourceElement element, PolicyType type) {
    return new CompiledResource(
        element.negated(),
        element.patterns().stream().map(pattern -> compile(pattern, type)).toList());
  }

  private static Pattern compile(ResourcePattern pattern, PolicyType type) {
    PolicyString value = pattern.value();
    String text = value.text();
    if (!text.isEmpty() && text.chars().allMatch(c -> c == '*')) {
      return new Pattern.Everything(pattern);
    }
    if (value.malformed() || !text.startsWith("arn:")) {
      return new Pattern.Nothing(pattern);
    }
    Pattern.Template template = new Pattern.Template(pattern, type);
    boolean dynamic = value.hasVariables() && variableAfterHeader(value);
    @Nullable Pattern fixed = dynamic ? null : expandTemplate(template, variable -> null);
    return dynamic || fixed == null ? template : fixed;
  }

  private static boolean variableAfterHeader(PolicyString value) {
    int colons = 0;
    for (Segment segment : value.segments()) {
      if (segment instanceof Segment.Variable && colons >= ARN_PARTS - 1) {
        return true;
      }
      colons += colons(segment);
    }
    return false;
  }

  private static int colons(Segment segment) {
    String text =
        segment instanceof Segment.Literal literal
            ? literal.text()
            : segment instanceof Segment.Variable variable ? variable.source() : "";
    return (int) text.chars().filter(c -> c == ':').count();
  }

  /**
   * Variables of the first five parts stay the text they are (MATCH-32); inserted text is literal.
   */
  private static Pattern.@Nullable Arns expandTemplate(
      Pattern.Template template, Function<Segment.Variable, @Nullable String> valueOf) {
    Glob.Builder written = Glob.builder();
    int colons = 0;
    boolean wildcard = false;
    for (Segment segment : template.source().value().segments()) {
      if (segment instanceof Segment.Literal literal) {
        written.literal(literal.text());
      } else if (segment instanceof Segment.AnySequence) {
        written.anySequence();
        wildcard = true;
      } else if (segment instanceof Segment.AnyCharacter) {
        written.anyCharacter();
        wildcard = true;
      } else if (segment instanceof Segment.Variable variable) {
        @Nullable String inserted =
            colons < ARN_PARTS - 1 ? variable.source() : valueOf.apply(variable);
        if (inserted == null) {
          return null;
        }
        written.literal(inserted);
      }
      colons += colons(segment);
    }
    return new Pattern.Arns(template.source(), forms(template, written, colons, wildcard));
  }

  /** As written and, for an ARN of fewer than six parts, padded with stars (MATCH-25). */
  private static List<ArnGlob> forms(
      Pattern.Template template, Glob.Builder written, int colons, boolean wildcard) {
    if (colons >= ARN_PARTS - 1) {
      return List.of(written.buildArn());
    }
    if (refusesShortArn(template)) {
      return List.of();
    }
    List<ArnGlob> forms = new ArrayList<>();
    forms.add(written.buildArn());
    if (padded(template, wildcard)) {
      for (int i = colons; i < ARN_PARTS - 1; i++) {
        written.literal(":").anySequence();
      }
      forms.add(written.buildArn());
    }
    return forms;
  }

  private static boolean refusesShortArn(Pattern.Template template) {
    return switch (template.type()) {
      case SERVICE_CONTROL -> !template.source().value().text().endsWith("*");
      case RESOURCE_CONTROL -> true;
      default -> false;
    };
  }

  private static boolean padded(Pattern.Template template, boolean wildcard) {
    return switch (template.type()) {
      case IDENTITY, SESSION, PERMISSIONS_BOUNDARY -> true;
      case RESOURCE, ROLE_TRUST, KMS_KEY, VPC_ENDPOINT -> wildcard;
      case SERVICE_CONTROL, RESOURCE_CONTROL -> true;
    };
  }
}
