package io.iamsim.compile;

import io.iamsim.match.ArnGlob;
import io.iamsim.match.ArnIndex;
import io.iamsim.match.Glob;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Reading;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code Resource} or {@code NotResource} in compiled form (MATCH-20 to MATCH-33).
 *
 * @param negated true for {@code NotResource}
 * @param patterns the entries
 * @param index finds the ARN patterns of a long list by their place in it; null for a short one
 */
public record CompiledResource(boolean negated, List<Pattern> patterns, @Nullable ArnIndex index) {
  private static final int ARN_PARTS = 6;
  private static final int LONG_LIST = 16;

  public CompiledResource {
    patterns = List.copyOf(patterns);
  }

  /** One entry. */
  public sealed interface Pattern {
    /** The entry as written. */
    ResourcePattern source();

    /** {@code *}: every resource, and the only entry for a request that names none (MATCH-30). */
    record Everything(ResourcePattern source) implements Pattern {}

    /**
     * An entry that is no ARN (MATCH-20), is refused for its missing parts (MATCH-25) or has a
     * misspelt variable (VAR-8).
     */
    record Nothing(ResourcePattern source) implements Pattern {}

    /**
     * An ARN pattern, in the forms in which it may match (MATCH-25).
     *
     * @param glob as written
     * @param padded with stars for the missing parts, or null
     */
    record Arns(ResourcePattern source, ArnGlob glob, @Nullable ArnGlob padded) implements Pattern {
      /** The forms. */
      public List<ArnGlob> globs() {
        return padded == null ? List.of(glob) : List.of(glob, padded);
      }

      /** True if one of the forms matches. */
      public boolean matches(String arn) {
        return glob.matches(arn) || (padded != null && padded.matches(arn));
      }
    }

    /**
     * An ARN pattern that depends on the request (MATCH-32).
     *
     * @param template its parts; a variable before the sixth part of the ARN is a literal
     */
    record Template(ResourcePattern source, CompiledTemplate template) implements Pattern {}
  }

  /** The index of a long list. */
  public Optional<ArnIndex> arnIndex() {
    return Optional.ofNullable(index);
  }

  static CompiledResource of(ResourceElement element, PolicyType type, KeyTable keys) {
    List<ResourcePattern> entries = element.patterns();
    List<Pattern> patterns = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      patterns.add(compile(entries.get(i), type, keys));
    }
    return new CompiledResource(element.negated(), patterns, index(patterns));
  }

  private static @Nullable ArnIndex index(List<Pattern> patterns) {
    if (patterns.size() < LONG_LIST) {
      return null;
    }
    ArnIndex.Builder index = ArnIndex.builder();
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i) instanceof Pattern.Arns arns) {
        for (ArnGlob glob : arns.globs()) {
          index.add(glob, i);
        }
      } else {
        index.addAlways(i);
      }
    }
    return index.build();
  }

  private static Pattern compile(ResourcePattern pattern, PolicyType type, KeyTable keys) {
    PolicyString value = pattern.value();
    String text = value.text();
    if (isStars(text)) {
      return new Pattern.Everything(pattern);
    }
    if (value.malformed() || !text.startsWith("arn:")) {
      return new Pattern.Nothing(pattern);
    }
    if (value.hasVariables() && variableAfterHeader(value)) {
      return new Pattern.Template(pattern, template(value, keys));
    }
    int missing = Math.max(0, ARN_PARTS - 1 - colons(value));
    if (missing > 0 && refusesShortArn(text, type)) {
      return new Pattern.Nothing(pattern);
    }
    return new Pattern.Arns(
        pattern, glob(value, 0), missing > 0 && padded(value, type) ? glob(value, missing) : null);
  }

  private static boolean isStars(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '*') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean variableAfterHeader(PolicyString value) {
    int colons = 0;
    for (Segment segment : value.segments()) {
      if (segment instanceof Segment.Variable && colons >= ARN_PARTS - 1) {
        return true;
      }
      colons += colons(text(segment));
    }
    return false;
  }

  /** Variables of the first five parts stay the text they are (MATCH-32). */
  private static CompiledTemplate template(PolicyString value, KeyTable keys) {
    List<CompiledTemplate.Part> parts = new ArrayList<>();
    int colons = 0;
    for (Segment segment : value.segments()) {
      CompiledTemplate.Part part = CompiledTemplate.part(segment, keys);
      boolean inHeader = colons < ARN_PARTS - 1 && part.kind() == CompiledTemplate.Kind.VARIABLE;
      parts.add(inHeader ? CompiledTemplate.Part.literal(part.text()) : part);
      colons += colons(text(segment));
    }
    return new CompiledTemplate(value, parts);
  }

  private static ArnGlob glob(PolicyString value, int paddingStars) {
    Glob.Builder glob = Glob.builder();
    if (value.reading() == Reading.WILDCARDS) {
      glob.pattern(value.text());
    } else {
      value.segments().forEach(segment -> add(segment, glob));
    }
    for (int i = 0; i < paddingStars; i++) {
      glob.literal(":").anySequence();
    }
    return glob.buildArn(value.text());
  }

  private static void add(Segment segment, Glob.Builder glob) {
    if (segment instanceof Segment.AnySequence) {
      glob.anySequence();
    } else if (segment instanceof Segment.AnyCharacter) {
      glob.anyCharacter();
    } else {
      glob.literal(text(segment));
    }
  }

  private static int colons(PolicyString value) {
    if (value.reading() == Reading.WILDCARDS) {
      return colons(value.text());
    }
    int colons = 0;
    for (Segment segment : value.segments()) {
      colons += colons(text(segment));
    }
    return colons;
  }

  private static int colons(String text) {
    int colons = 0;
    for (int i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
      colons++;
    }
    return colons;
  }

  private static String text(Segment segment) {
    return segment instanceof Segment.Literal literal
        ? literal.text()
        : segment instanceof Segment.Variable variable ? variable.source() : "";
  }

  /** True if a policy of the type may not have an ARN of too few parts (MATCH-25). */
  private static boolean refusesShortArn(String text, PolicyType type) {
    return switch (type) {
      case SERVICE_CONTROL -> !text.endsWith("*");
      case RESOURCE_CONTROL -> true;
      default -> false;
    };
  }

  /** True if the missing parts of an ARN are made up (MATCH-25). */
  private static boolean padded(PolicyString value, PolicyType type) {
    return switch (type) {
      case IDENTITY, SESSION, PERMISSIONS_BOUNDARY -> true;
      case RESOURCE, ROLE_TRUST, KMS_KEY, VPC_ENDPOINT ->
          value.segments().stream()
              .anyMatch(
                  segment ->
                      segment instanceof Segment.AnySequence
                          || segment instanceof Segment.AnyCharacter);
      case SERVICE_CONTROL, RESOURCE_CONTROL -> true;
    };
  }
}
