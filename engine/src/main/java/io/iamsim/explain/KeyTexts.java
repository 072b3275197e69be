package io.iamsim.explain;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.catalog.ServiceEntry;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what a request holds of a condition key, and where it holds nothing, why: the key was not
 * given, the action never carries it (CTX-20), or a request like this one cannot have it.
 */
final class KeyTexts {
  private static final int MOST_ACTIONS = 3;
  private static final int MOST_VALUES = 5;

  private final Compared compared;
  private final ServiceCatalog catalog;

  KeyTexts(Compared compared) {
    this.compared = compared;
    this.catalog = compared.catalog();
  }

  /** The clause on a key, such as "the request has `a`". */
  String held(ConditionKey key) {
    @Nullable ContextValue value = compared.find(key);
    if (value instanceof ContextValue.Present present) {
      return present(present);
    }
    if (value instanceof ContextValue.Unknown unknown) {
      return unknown.certain()
          ? "the request has it, its value is not known"
          : "the key is unknown";
    }
    if (compared.saidAbsent(key)) {
      return "the key was said to be absent";
    }
    Optional<String> carriers = neverCarried(key);
    if (carriers.isPresent()) {
      return carriers.get();
    }
    return value == null ? "the key was not given" : absentByNature(key);
  }

  private static String present(ContextValue.Present present) {
    if (present.values().isEmpty()) {
      return "the request has an empty list";
    }
    return (present.multivalued() ? "the request has the list " : "the request has ")
        + list(present.values());
  }

  private String absentByNature(ConditionKey key) {
    int slash = key.text().indexOf('/');
    return slash > 0
        ? "there is no tag `" + key.text().substring(slash + 1) + "`"
        : "no such request has the key: "
            + compared.callerKind()
            + " asks for `"
            + compared.action().text()
            + "` on `"
            + compared.resource()
            + "`";
  }

  /** That the action, or the action on such a resource, carries no such key, and which one does. */
  private Optional<String> neverCarried(ConditionKey key) {
    ActionName name = compared.action();
    Optional<ActionEntry> action = catalog.action(name.service(), name.name());
    boolean known = catalog.conditionKey(key.text()).isPresent();
    if (action.isEmpty() || !known || carries(action.get(), key)) {
      return Optional.empty();
    }
    List<String> types =
        action.get().resourceTypes().stream()
            .filter(type -> catalog.supportsConditionKey(action.get(), type.type(), key.text()))
            .map(type -> "`" + type.type().name() + "`")
            .toList();
    return Optional.of(
        types.isEmpty()
            ? "`" + name.text() + "` never carries the key" + others(action.get(), key)
            : "`"
                + name.text()
                + "` carries the key on resources of type "
                + String.join(" and ", types)
                + " only");
  }

  private boolean carries(ActionEntry action, ConditionKey key) {
    Optional<ActionResource> resource = action.resourceFor(compared.resource());
    return resource.isPresent()
        ? catalog.supportsConditionKey(action, resource.get().type(), key.text())
        : catalog.supportsConditionKey(action, key.text());
  }

  /** The actions of the same service that carry the key, those of the likest names first. */
  private String others(ActionEntry action, ConditionKey key) {
    String prefix = compared.action().service();
    List<String> names =
        catalog.service(prefix).map(ServiceEntry::actions).orElse(List.of()).stream()
            .filter(other -> carriesSomewhere(other, key))
            .sorted(
                Comparator.comparingInt(
                        (ActionEntry other) -> -commonEnd(other.name(), action.name()))
                    .thenComparing(ActionEntry::name))
            .map(other -> "`" + prefix + ":" + other.name() + "`")
            .toList();
    if (names.isEmpty()) {
      return ", nor does another action of `" + prefix + "`";
    }
    String shown = names.stream().limit(MOST_ACTIONS).collect(Collectors.joining(", "));
    int more = names.size() - MOST_ACTIONS;
    return "; "
        + shown
        + (more > 0 ? " and " + more + " more do" : names.size() > 1 ? " do" : " does");
  }

  private boolean carriesSomewhere(ActionEntry action, ConditionKey key) {
    return catalog.supportsConditionKey(action, key.text())
        || action.resourceTypes().stream()
            .anyMatch(type -> catalog.supportsConditionKey(action, type.type(), key.text()));
  }

  private static int commonEnd(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int common = 0;
    while (common < most
        && one.charAt(one.length() - 1 - common) == other.charAt(other.length() - 1 - common)) {
      common++;
    }
    return common;
  }

  /** Texts in backticks, the first few of many. */
  static String list(List<String> texts) {
    return enumerated(texts.stream().map(text -> "`" + text + "`").toList());
  }

  /** Texts one after the other, the first few of many. */
  static String enumerated(List<String> texts) {
    if (texts.isEmpty()) {
      return "nothing";
    }
    String shown = texts.stream().limit(MOST_VALUES).collect(Collectors.joining(", "));
    int more = texts.size() - MOST_VALUES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
