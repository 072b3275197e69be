package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Note;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.ValueShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the context of a request with the keys that follow from its parties (CTX-4, CTX-5).
 * What the caller gave wins; a contradiction is noted.
 */
final class GlobalContextKeys {
  private final Map<ConditionKey, ContextValue> values = new LinkedHashMap<>();
  private final List<String> absentFamilies = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  private final ContextReading reading;
  private final RequestContext defaults;
  private final ServiceCatalog catalog;
  private final Set<ConditionKey> assumed = new LinkedHashSet<>();

  private GlobalContextKeys(RequestFacts facts, ServiceCatalog catalog) {
    this.reading = facts.request().context().reading();
    this.defaults = facts.defaults();
    this.catalog = catalog;
  }

  /**
   * A completed context and what was noticed on the way.
   *
   * @param assumed the keys that have the value of practically every request, for want of a word
   */
  record Completion(CompletedContext context, Set<ConditionKey> assumed, List<Note> notes) {}

  static Completion complete(RequestFacts facts, ServiceCatalog catalog) {
    GlobalContextKeys keys = new GlobalContextKeys(facts, catalog);
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
    facts.defaults().values().keySet().forEach(keys::isByDefault);
    boolean open = keys.reading == ContextReading.OPEN;
    return new Completion(
        new CompletedContext(keys.values, keys.absentFamilies, open), keys.assumed, keys.notes);
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
    isThere(key);
    derive(key, ContextValue.of(value), true);
  }

  void deriveList(String key, List<String> derived) {
    isThere(key);
    derive(key, ContextValue.ofList(derived), true);
  }

  /** Every such request has the key, also where it was said that nothing is known of it. */
  private void isThere(String name) {
    values.computeIfPresent(
        ConditionKey.of(name),
        (key, value) ->
            value instanceof ContextValue.Unknown unknown && !unknown.certain()
                ? new ContextValue.Unknown(true, unknown.multivalued(), unknown.shape())
                : value);
  }

  /** A value that holds unless the caller knows better, as for the default of a setting. */
  void assume(String key, String value) {
    derive(key, ContextValue.of(value), false);
  }

  /**
   * A key that every such request has, with the value that practically all of them have; in an open
   * context only that it is there (ROOM-131).
   */
  void usually(String key, String value) {
    isThere(key);
    if (reading == ContextReading.OPEN) {
      present(key);
    } else {
      take(key, value);
    }
  }

  /** The same for a key that not every such request has; an open context says nothing of it. */
  void usuallyIfAny(String key, String value) {
    if (reading != ContextReading.OPEN) {
      take(key, value);
    }
  }

  private void take(String name, String value) {
    ConditionKey key = ConditionKey.of(name);
    if (!isByDefault(key)) {
      if (!values.containsKey(key)) {
        assumed.add(key);
      }
      derive(name, ContextValue.of(value), false);
    }
  }

  /** Keys that most requests do not have; in an open context nothing is taken for usual. */
  void usuallyAbsent(String... keys) {
    if (reading != ContextReading.OPEN) {
      absent(keys);
    }
  }

  /** Keys that every such request has, with values that are not known (ROOM-130). */
  void present(String... keys) {
    for (String key : keys) {
      present(key, ValueShape.ANY);
    }
  }

  /** The same of a key of whose value something is known. */
  void present(String key, ValueShape shape) {
    isThere(key);
    unknown(key, ContextValue.present(shape));
  }

  /** A key of whose value a part follows from the request, however keys not given are read. */
  void partly(String key, ValueShape shape) {
    isThere(key);
    derive(key, ContextValue.present(shape), false);
  }

  /** Keys that such a request may have or not (ROOM-132). */
  void perhaps(String... keys) {
    for (String key : keys) {
      perhaps(key, ValueShape.ANY);
    }
  }

  /** The same of a key of whose value, if it is there, something is known. */
  void perhaps(String key, ValueShape shape) {
    unknown(key, ContextValue.perhaps(shape));
  }

  private void unknown(String name, ContextValue.Unknown value) {
    boolean open = reading != ContextReading.ASSUME_ABSENT;
    if (!isByDefault(ConditionKey.of(name)) && open) {
      derive(name, cardinality(name).applyTo(value), false);
    }
  }

  /** True if the environment says what the key is where the request does not (ROOM-133). */
  private boolean isByDefault(ConditionKey key) {
    @Nullable ContextValue value = defaults.find(key);
    if (value != null) {
      values.putIfAbsent(key, cardinality(key.text()).applyTo(value));
    }
    return value != null;
  }

  /** True if the request or the environment says the key's value. */
  boolean isGiven(String name) {
    ConditionKey key = ConditionKey.of(name);
    return values.get(key) instanceof ContextValue.Present
        || (!values.containsKey(key) && defaults.find(key) instanceof ContextValue.Present);
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

  private Cardinality cardinality(String key) {
    return Cardinality.of(catalog.conditionKey(key));
  }

  private void note(Note.Kind kind, String rule, String text) {
    notes.add(new Note(kind, rule, text));
  }
}
