package io.iamsim.diagnosis;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ArnPattern;
import io.iamsim.model.Arn;
import io.iamsim.parse.SourceNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The resource of a call, from its parameters: one that is an ARN of a type that the action works
 * on, else such an ARN whose parts have the names of parameters.
 */
final class EventResources {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

  private final SourceNode event;

  private EventResources(SourceNode event) {
    this.event = event;
  }

  static Optional<String> resource(SourceNode event, ActionEntry action) {
    EventResources resources = new EventResources(event);
    return resources.named(action).or(() -> resources.built(action));
  }

  private Optional<String> named(ActionEntry action) {
    return ReportTree.at(event, "requestParameters")
        .filter(SourceNode.Mapping.class::isInstance)
        .map(SourceNode.Mapping.class::cast)
        .stream()
        .flatMap(parameters -> parameters.members().stream())
        .flatMap(member -> ReportTree.text(member.value()).stream())
        .filter(text -> Arn.parse(text).isPresent())
        .filter(arn -> action.resourceFor(arn).isPresent())
        .findFirst();
  }

  /** The most special type of which everything is known. */
  private Optional<String> built(ActionEntry action) {
    @Nullable String best = null;
    for (ActionResource resource : action.resourceTypes()) {
      for (ArnPattern pattern : resource.type().arnPatterns()) {
        @Nullable String built = fill(pattern.text());
        if (built != null
            && (best == null || built.length() > best.length())
            && action.resourceFor(built).isPresent()) {
          best = built;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private @Nullable String fill(String pattern) {
    Matcher placeholders = PLACEHOLDER.matcher(pattern);
    StringBuilder built = new StringBuilder();
    while (placeholders.find()) {
      Optional<String> value = value(placeholders.group(1));
      if (value.isEmpty()) {
        return null;
      }
      placeholders.appendReplacement(built, Matcher.quoteReplacement(value.get()));
    }
    placeholders.appendTail(built);
    return built.toString();
  }

  private Optional<String> value(String placeholder) {
    return switch (placeholder) {
      case "Partition" ->
          ReportTree.text(event, "userIdentity", "arn")
              .flatMap(Arn::parse)
              .map(Arn::partition)
              .or(() -> Optional.of("aws"));
      case "Region" -> ReportTree.text(event, "awsRegion");
      case "Account" -> ReportTree.text(event, "recipientAccountId");
      default -> parameter(placeholder);
    };
  }

  /** The parameter of that name; {@code key} is what S3 calls an object's name. */
  private Optional<String> parameter(String placeholder) {
    String wanted = placeholder.toLowerCase(Locale.ROOT);
    return ReportTree.at(event, "requestParameters")
        .filter(SourceNode.Mapping.class::isInstance)
        .map(SourceNode.Mapping.class::cast)
        .stream()
        .flatMap(parameters -> parameters.members().stream())
        .filter(member -> isCalled(member.name().toLowerCase(Locale.ROOT), wanted))
        .flatMap(member -> ReportTree.text(member.value()).stream())
        .findFirst();
  }

  private static boolean isCalled(String parameter, String placeholder) {
    boolean objectKey = placeholder.equals("objectname") && parameter.equals("key");
    return objectKey || (parameter.length() > 2 && placeholder.startsWith(parameter));
  }
}
