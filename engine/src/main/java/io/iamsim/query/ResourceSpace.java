package io.iamsim.query;

import io.iamsim.catalog.ArnPattern;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.catalog.ServiceEntry;
import io.iamsim.model.Arn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The resources of a pattern, sorted by what policies can tell apart: one example for each
 * combination of policy patterns that some resource of the pattern fits.
 *
 * <p>Where the Region is open, it is tried with every Region that the policies name and with one of
 * each sort that their patterns tell apart; where the account is, with the environment's accounts,
 * the caller's and those that are named; where the service is, with the action's and those that are
 * named. The sixth part is walked by all patterns at once ({@link PatternWalk}). A star that makes
 * up a whole name stands for at least one character, since no resource has an empty name. A
 * policy's star is read within its part of the ARN, as all ARNs in use have it.
 *
 * @param examples concrete ARNs
 * @param complete false if there may be combinations without an example
 */
record ResourceSpace(List<String> examples, boolean complete) {
  private static final int PARTS = 6;
  private static final int MOST_HEADERS = 400;
  private static final int PARTITION = 1;
  private static final int SERVICE = 2;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;
  private static final List<String> REGIONS =
      List.of("us-west-2", "ap-south-1", "sa-east-1", "ca-central-1", "xx-other-1");

  ResourceSpace {
    examples = List.copyOf(examples);
  }

  /** The examples of a pattern. */
  static ResourceSpace of(String asked, RelevantPatterns relevant) {
    return new Builder(PatternTokens.of(asked).parts(), relevant).build();
  }

  private static final class Builder {
    private final List<PatternTokens> asked;
    private final List<List<PatternTokens>> policies = new ArrayList<>();
    private final RelevantPatterns relevant;
    private boolean complete = true;

    Builder(List<PatternTokens> asked, RelevantPatterns relevant) {
      this.asked = asked;
      this.relevant = relevant;
      for (PatternTokens policy : relevant.patterns()) {
        List<PatternTokens> parts = policy.parts();
        if (parts.size() == PARTS) {
          this.policies.add(parts);
        }
      }
    }

    ResourceSpace build() {
      Set<String> examples = new LinkedHashSet<>();
      if (asked.size() == PARTS) {
        for (List<String> header : headers()) {
          walk(header, examples);
        }
      }
      return new ResourceSpace(List.copyOf(examples), complete && asked.size() == PARTS);
    }

    private void walk(List<String> header, Set<String> examples) {
      List<PatternTokens> fitting = new ArrayList<>();
      for (List<PatternTokens> policy : policies) {
        boolean fits = true;
        for (int i = 0; i < PARTS - 1 && fits; i++) {
          fits = policy.get(i).matches(header.get(i));
        }
        if (fits) {
          fitting.add(policy.get(PARTS - 1));
        }
      }
      PatternWalk.Found found = PatternWalk.of(asked.get(PARTS - 1).withoutEmptyNames(), fitting);
      complete &= found.complete();
      String prefix = String.join(":", header) + ":";
      found.examples().forEach(example -> examples.add(prefix + example));
    }

    /** All first five parts that the policies tell apart. */
    private List<List<String>> headers() {
      List<List<String>> headers = List.of(List.of());
      for (int i = 0; i < PARTS - 1; i++) {
        List<List<String>> longer = new ArrayList<>();
        for (List<String> header : headers) {
          for (String value : values(i)) {
            List<String> next = new ArrayList<>(header);
            next.add(value);
            longer.add(next);
          }
        }
        if (longer.size() > MOST_HEADERS) {
          complete = false;
          longer = longer.subList(0, MOST_HEADERS);
        }
        headers = longer;
      }
      List<List<String>> ofAFormat = headers.stream().filter(this::hasAFormat).toList();
      return ofAFormat.isEmpty() ? headers : ofAFormat;
    }

    /** True if something that the action works on may begin so. */
    private boolean hasAFormat(List<String> header) {
      for (PatternTokens format : relevant.formats()) {
        List<PatternTokens> parts = format.parts();
        boolean fits = true;
        for (int i = 0; i < PARTS - 1 && fits; i++) {
          fits = parts.get(i).matches(header.get(i));
        }
        if (fits) {
          return true;
        }
      }
      return false;
    }

    private Set<String> values(int part) {
      PatternTokens pattern = asked.get(part);
      if (pattern.isLiteral()) {
        return Set.of(pattern.text());
      }
      Set<String> values = new LinkedHashSet<>();
      switch (part) {
        case PARTITION -> values.addAll(relevant.partitions());
        case SERVICE -> values.addAll(relevant.services());
        case REGION -> values.addAll(regions(pattern));
        case ACCOUNT -> values.addAll(relevant.accounts());
        default -> values.add("arn");
      }
      values.removeIf(value -> !pattern.matches(value));
      return values;
    }

    /** The Regions that are named, and one of each sort that patterns tell apart. */
    private Set<String> regions(PatternTokens pattern) {
      List<PatternTokens> named = List.copyOf(relevant.regions());
      Set<String> regions = new LinkedHashSet<>();
      Set<List<Boolean>> sorts = new HashSet<>();
      named.stream()
          .filter(PatternTokens::isLiteral)
          .map(PatternTokens::text)
          .filter(pattern::matches)
          .forEach(regions::add);
      regions.forEach(region -> sorts.add(fits(named, region)));
      PatternWalk.Found found = PatternWalk.of(pattern.withoutEmptyNames(), named);
      complete &= found.complete();
      List<String> candidates = new ArrayList<>(REGIONS);
      candidates.addAll(found.examples());
      for (String region : candidates) {
        if (pattern.matches(region) && sorts.add(fits(named, region))) {
          regions.add(region);
        }
      }
      return regions;
    }

    private static List<Boolean> fits(List<PatternTokens> patterns, String text) {
      return patterns.stream().map(each -> each.matches(text)).toList();
    }
  }

  /** The patterns that tell a resource of the environment, and what lies in it, from others. */
  static List<PatternTokens> around(String arn, ServiceCatalog catalog) {
    List<PatternTokens> around = new ArrayList<>(List.of(PatternTokens.literal(arn)));
    Set<String> continuations = new LinkedHashSet<>();
    List<ArnPattern> fitting =
        Arn.parse(arn)
            .flatMap(parsed -> catalog.service(parsed.service()))
            .map(ServiceEntry::resourceTypes)
            .orElse(List.of())
            .stream()
            .flatMap(type -> type.arnPatterns().stream())
            .filter(pattern -> pattern.matches(arn))
            .toList();
    fitting.forEach(pattern -> continuations.addAll(pattern.continuations()));
    if (fitting.isEmpty()) {
      // an API, say, of which the service data know the methods only
      continuations.addAll(List.of("/", ":"));
    }
    continuations.forEach(more -> around.add(PatternTokens.literal(arn).then(more + "*")));
    return around;
  }
}
