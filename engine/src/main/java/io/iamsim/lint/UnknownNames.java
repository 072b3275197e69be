package io.iamsim.lint;

import io.iamsim.catalog.LikelyNames;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.catalog.ServiceEntry;
import io.iamsim.match.Glob;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds services, actions and condition keys that the service data do not know (ROOM-112), each
 * with what was probably meant. The findings are warnings: the data have a date, and AWS may know
 * more.
 */
public final class UnknownNames {
  private static final String NEWER = "if it is new, `--catalog` takes newer service data";

  private final ServiceCatalog catalog;
  private final LikelyNames likely;

  private UnknownNames(ServiceCatalog catalog) {
    this.catalog = catalog;
    this.likely = catalog.likelyNames();
  }

  /** Held against these service data. */
  public static UnknownNames of(ServiceCatalog catalog) {
    return new UnknownNames(catalog);
  }

  /** Everything in a document that is not known, in the order of the text. */
  public List<Finding> in(PolicyDocument document) {
    return in(document, service -> true);
  }

  /**
   * The same, but of known services only those that are asked for: no other needs to be read from
   * the service data.
   */
  public List<Finding> in(PolicyDocument document, Predicate<String> services) {
    List<Finding> findings = new ArrayList<>();
    for (Statement statement : document.statements()) {
      if (statement.action() != null) {
        for (ActionPattern pattern : statement.action().patterns()) {
          pattern(pattern, services).ifPresent(findings::add);
        }
      }
      for (Condition condition : statement.conditions()) {
        keyOfPolicy(condition.key().text(), condition.span(), services, findings);
        for (ConditionValue value : condition.values()) {
          variables(value.value(), value.span(), services, findings);
        }
      }
      if (statement.resource() != null) {
        for (ResourcePattern pattern : statement.resource().patterns()) {
          variables(pattern.value(), pattern.span(), services, findings);
        }
      }
    }
    return findings;
  }

  private void variables(
      PolicyString text, SourceSpan span, Predicate<String> services, List<Finding> findings) {
    if (!text.hasVariables()) {
      return;
    }
    for (PolicyString.Segment segment : text.segments()) {
      if (segment instanceof PolicyString.Segment.Variable variable) {
        keyOfPolicy(variable.key().text(), span, services, findings);
      }
    }
  }

  private void keyOfPolicy(
      String key, SourceSpan span, Predicate<String> services, List<Finding> findings) {
    int colon = key.indexOf(':');
    String prefix = colon < 0 ? "" : key.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!catalog.services().contains(prefix) || services.test(prefix)) {
      conditionKey(key, span).ifPresent(findings::add);
    }
  }

  /** A condition key that is not known; identity providers have keys of their own (CTX-12). */
  public Optional<Finding> conditionKey(String key, @Nullable SourceSpan span) {
    int colon = key.indexOf(':');
    boolean ofProvider = colon > 0 && key.substring(0, colon).indexOf('.') >= 0;
    if (ofProvider || catalog.conditionKey(key).isPresent()) {
      return Optional.empty();
    }
    String meant = likely.conditionKey(key);
    return Optional.of(
        Finding.of(
            FindingCode.UNKNOWN_CONDITION_KEY,
            span,
            colon < 0
                ? "`" + key + "` is no condition key: it has no prefix"
                : "the condition key `" + key + "` is not in the service data",
            meant.isEmpty() ? NEWER : meant));
  }

  /** An action that is not known. */
  public Optional<Finding> action(ActionName action, @Nullable SourceSpan span) {
    if (catalog.action(action.service(), action.name()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(unknownAction(action, span));
  }

  private Finding unknownAction(ActionName action, @Nullable SourceSpan span) {
    String meant = likely.action(action);
    return Finding.of(
        FindingCode.UNKNOWN_ACTION,
        span,
        "the action `" + action + "` is not in the service data",
        meant.isEmpty() ? NEWER : meant);
  }

  private Optional<Finding> pattern(ActionPattern pattern, Predicate<String> services) {
    String text = pattern.text();
    int colon = text.indexOf(':');
    if (pattern.matchesEverything() || colon <= 0) {
      return Optional.empty();
    }
    String prefix = text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (isPattern(prefix)) { // AWS refuses it, and so does the parser
      return Optional.empty();
    }
    if (!catalog.services().contains(prefix)) {
      return Optional.of(unknownService(text, prefix, pattern.span()));
    }
    return services.test(prefix)
        ? name(text, prefix, text.substring(colon + 1), pattern.span())
        : Optional.empty();
  }

  private Optional<Finding> name(String text, String prefix, String name, SourceSpan span) {
    if (!isPattern(name)) {
      return ActionName.parse(text).flatMap(action -> action(action, span));
    }
    ServiceEntry service = catalog.service(prefix).orElseThrow();
    Glob fitting = Glob.of(name.toLowerCase(Locale.ROOT));
    return service.actions().stream()
            .map(action -> action.name().toLowerCase(Locale.ROOT))
            .anyMatch(fitting::matches)
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingCode.UNKNOWN_ACTION,
                span,
                "`" + text + "` fits no action of the service data",
                likelyPattern(prefix, name)));
  }

  /** What the text without its wildcards is near to. */
  private String likelyPattern(String prefix, String name) {
    String letters = name.replaceAll("[*?]", "");
    String meant = ActionName.parse(prefix + ":" + letters).map(likely::action).orElse("");
    return meant.isEmpty() ? NEWER : meant;
  }

  private Finding unknownService(String text, String prefix, SourceSpan span) {
    String meant = likely.service(prefix);
    return Finding.of(
        FindingCode.UNKNOWN_ACTION,
        span,
        "the service `" + prefix + "` of `" + text + "` is not in the service data",
        meant.isEmpty() ? NEWER : meant);
  }

  private static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }
}
