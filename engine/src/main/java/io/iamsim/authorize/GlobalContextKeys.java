package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Note;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes the context of a request with the keys that follow from its parties (CTX-4, CTX-5).
 * What the caller gave wins; a contradiction is noted.
 */
final class GlobalContextKeys {
  private final Map<ConditionKey, ContextValue> values = new LinkedHashMap<>();
  private final List<String> absentFamilies = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  private final boolean open;

  private GlobalContextKeys(boolean open) {
    this.open = open;
  }

  /** A completed context and what was noticed on the way. */
  record Completion(CompletedContext context, List<Note> notes) {}

  static Completion complete(RequestFacts facts, ServiceCatalog catalog) {
    GlobalContextKeys keys = new GlobalContextKeys(facts.request().context().isOpen());
    @Nullable TypedKeys typed = TypedKeys.of(facts.request().action(), catalog);
    int type = typed == null ? TypedKeys.NO_TYPE : typed.typeOf(facts.request().resource());
    facts
        .request()
        .context()
        .values()
        .forEach(
            (key, value) -> {
              ContextValue carried =
                  typed != null && typed.isWithheld(key, type)
                      ? keys.withheld(key, value, typed.name(type))
                      : value;
              keys.give(key, carried, catalog);
            });
    new PrincipalKeys(facts, keys).derive();
    new NetworkKeys(facts, keys).derive();
    new ResourceKeys(facts, catalog, keys).derive();
    return new Completion(
        new CompletedContext(keys.values, keys.absentFamilies, keys.open), keys.notes);
  }

  /** A key that belongs to resources of another type is not there for this one (MULTI-2). */
  private ContextValue withheld(ConditionKey key, ContextValue value, String type) {
    if (!(value instanceof ContextValue.Absent)) {
      note(
          Note.Kind.WARNING,
          "MULTI-2",
          "`" + key + "` is not there for a resource of type `" + type + "`");
    }
    return new ContextValue.Absent();
  }

  /** What the caller gave, with the cardinality that the key has (CTX-3). */
  private void give(ConditionKey key, ContextValue value, ServiceCatalog catalog) {
    Cardinality cardinality = Cardinality.of(catalog.conditionKey(key.text()));
    ContextValue given = cardinality.applyTo(value);
    if (cardinality == Cardinality.SINGLE
        && given instanceof ContextValue.Present present
        && present.multivalued()) {
      note(Note.Kind.WARNING, "CTX-3", "`" + key + "` is single-valued and was given a list");
    }
    values.put(key, given);
  }

  /** What is known of a key so far. */
  Optional<ContextValue> get(String key) {
    return Optional.ofNullable(values.get(ConditionKey.of(key)));
  }

  /** The single value of a key, if it has one. */
  Optional<String> text(String key) {
    return get(key)
        .filter(ContextValue.Present.class::isInstance)
        .map(ContextValue.Present.class::cast)
        .filter(present -> present.values().size() == 1)
        .map(present -> present.values().get(0));
  }

  /** The keys of which something is known so far. */
  Iterable<ConditionKey> keys() {
    return List.copyOf(values.keySet());
  }

  void derive(String key, String value) {
    derive(key, ContextValue.of(value), true);
  }

  void deriveList(String key, List<String> derived) {
    derive(key, ContextValue.ofList(derived), true);
  }

  /** A value that holds unless the caller knows better, as for the default of a setting. */
  void assume(String key, String value) {
    derive(key, ContextValue.of(value), false);
  }

  /** A value that most requests have; in an open context nothing is taken for usual (UNK-1). */
  void usually(String key, String value) {
    if (!open) {
      assume(key, value);
    }
  }

  /** Keys that most requests do not have; in an open context nothing is taken for usual. */
  void usuallyAbsent(String... keys) {
    if (!open) {
      absent(keys);
    }
  }

  /** Keys that a closed context reads as absent and reports as missing (ROOM-60). */
  void absentIfOpen(String... keys) {
    if (open) {
      absent(keys);
    }
  }

  void absent(String... keys) {
    for (String key : keys) {
      derive(key, new ContextValue.Absent(), false);
    }
  }

  void unknown(String... keys) {
    for (String key : keys) {
      derive(key, new ContextValue.Unknown(), false);
    }
  }

  /** Keys that such a request cannot have: what the caller gave for them does not count. */
  void withhold(String rule, String why, List<String> names) {
    for (String name : names) {
      ConditionKey key = ConditionKey.of(name);
      if (values.put(key, new ContextValue.Absent()) instanceof ContextValue.Present) {
        note(
            Note.Kind.WARNING, rule, why + " `" + name + "`, so what was given for it is not used");
      }
    }
  }

  void absentFamily(String prefix) {
    absentFamilies.add(prefix);
  }

  private void derive(String name, ContextValue value, boolean contradictable) {
    ConditionKey key = ConditionKey.of(name);
    @Nullable ContextValue given = values.putIfAbsent(key, value);
    if (contradictable
        && given instanceof ContextValue.Present present
        && !present.values().equals(((ContextValue.Present) value).values())) {
      note(
          Note.Kind.WARNING,
          "CTX-4",
          "`"
              + key
              + "` was given as `"
              + String.join(", ", present.values())
              + "`, the request itself says `"
              + String.join(", ", ((ContextValue.Present) value).values())
              + "`");
    }
  }

  private void note(Note.Kind kind, String rule, String text) {
    notes.add(new Note(kind, rule, text));
  }
}
