package io.iamsim.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An action that is asked for on a resource of a type that it does not work on (ROOM-100): AWS
 * never authorizes such a request.
 *
 * @param action the action, as in {@code s3:ListBucket}
 * @param arn the resource
 * @param type the type that the resource has
 * @param worksOn the types that the action works on
 */
public record ResourceMismatch(
    String action, String arn, ResourceTypeEntry type, List<ResourceTypeEntry> worksOn) {
  private static final int MOST_NAMED = 4;
  private static final int PARTS = 6;

  public ResourceMismatch {
    worksOn = List.copyOf(worksOn);
  }

  /** What is wrong, such as {@code `s3:ListBucket` works on a bucket, and `...` is an object}. */
  public String message() {
    List<String> names = worksOn.stream().map(each -> withArticle(each.name())).distinct().toList();
    int more = names.size() - MOST_NAMED;
    List<String> shown = names.subList(0, Math.min(MOST_NAMED, names.size()));
    String some =
        more > 0
            ? String.join(", ", shown) + " and " + more + " other types"
            : String.join(" or ", shown);
    return "`"
        + action
        + "` works on "
        + some
        + ", and `"
        + arn
        + "` is "
        + withArticle(type.name());
  }

  /** What was probably meant, as advice. */
  public String help() {
    List<String> likely = likely();
    return likely.size() == 1
        ? "did you mean `" + likely.get(0) + "`?"
        : "its resources are `"
            + String.join("` or `", likely.subList(0, Math.min(2, likely.size())))
            + "`";
  }

  /**
   * The resources that were probably meant: what this one lies in, or what lies in it, of a type
   * that the action works on; else the formats of those types.
   */
  public List<String> likely() {
    for (ResourceTypeEntry wanted : worksOn) {
      for (ArnPattern pattern : wanted.arnPatterns()) {
        String found = container(pattern);
        if (found.isEmpty()) {
          found = content(pattern);
        }
        if (!found.isEmpty()) {
          return List.of(found);
        }
      }
    }
    Set<String> formats = new LinkedHashSet<>();
    worksOn.forEach(
        wanted -> wanted.arnPatterns().forEach(pattern -> formats.add(filledIn(pattern))));
    return List.copyOf(formats);
  }

  /** The beginning of the ARN that has this format, or an empty text. */
  private String container(ArnPattern pattern) {
    for (int i = 0; i < arn.length(); i++) {
      boolean border = arn.charAt(i) == '/' || arn.charAt(i) == ':';
      if (border && pattern.matches(arn.substring(0, i))) {
        return arn.substring(0, i);
      }
    }
    return "";
  }

  /** All that lies in the resource and has this format, or an empty text. */
  private String content(ArnPattern pattern) {
    for (ArnPattern own : type.arnPatterns()) {
      if (own.matches(arn) && pattern.text().startsWith(own.text())) {
        return arn + Placeholders.withStars(pattern.text().substring(own.text().length()));
      }
    }
    return "";
  }

  /** The format with partition, Region and account of the resource that was asked for. */
  private String filledIn(ArnPattern pattern) {
    List<String> format = new ArrayList<>(List.of(pattern.text().split(":", PARTS)));
    List<String> asked = List.of(arn.split(":", PARTS));
    for (int i = 1; i < PARTS - 1; i++) {
      if (format.get(i).startsWith("${") && !asked.get(i).isEmpty()) {
        format.set(i, asked.get(i));
      }
    }
    return String.join(":", format);
  }

  private static String withArticle(String name) {
    return ("aeiou".indexOf(Character.toLowerCase(name.charAt(0))) >= 0 ? "an " : "a ") + name;
  }
}
