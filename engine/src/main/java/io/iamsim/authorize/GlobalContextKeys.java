package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Note;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
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
  private static final ContextValue ABSENT = new ContextValue.Absent();

  private final Map<ConditionKey, ContextValue> values = new LinkedHashMap<>();
  private final List<String> absentFamilies = new ArrayList<>();
  private final List<String> unknownFamilies = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  private final ContextReading reading;
  private final RequestContext defaults;
  private final ServiceCatalog catalog;
  private final Set<ConditionKey> assumed = new LinkedHashSet<>();
  private final @Nullable CarriedKeys carried;
  private final int type;
  private final boolean signed;

  private GlobalContextKeys(
      RequestFacts facts, ServiceCatalog catalog, @Nullable CarriedKeys carried) {
    this.reading = facts.request().context().reading();
    this.defaults = facts.defaults();
    this.catalog = catalog;
    this.carried = carried;
    this.signed = facts.request().principal().kind() != PrincipalKind.ANONYMOUS;
    this.type = carried == null ? CarriedKeys.NO_TYPE : carried.typeOf(facts.request().resource());
  }

  /**
   * A completed context and what was noticed on the way.
   *
   * @param assumed the keys that have the value of practically every request, for want of a word
   */
  record Completion(CompletedContext context, Set<ConditionKey> assumed, List<Note> notes) {}

  /**
   * The completed context of a request.
   *
   * @param carried which keys requests for the action carry, or null if nothing is known of it
   */
  static Completion complete(
      RequestFacts facts, ServiceCatalog catalog, @Nullable CarriedKeys carried) {
    GlobalContextKeys keys = new GlobalContextKeys(facts, catalog, carried);
    facts
        .request()
        .context()
        .values()
        .forEach(
            (key, value) ->
                keys.give(key, keys.isWithheld(key) ? keys.withheld(key, value) : value, catalog));
    new PrincipalKeys(facts, keys).derive();
    new NetworkKeys(facts, catalog, keys).derive();
    new ResourceKeys(facts, catalog, keys).derive();
    facts.defaults().values().keySet().forEach(keys::isByDefault);
    keys.values.replaceAll(keys::alwaysThere);
    boolean open = keys.reading == ContextReading.OPEN;
    return new Completion(
        new CompletedContext(
            keys.values, keys.absentFamilies, keys.unknownFamilies, keys::byAction, open),
        keys.assumed,
        keys.notes);
  }

  /** True if such a request does not carry the key, whoever says so (CTX-20, MULTI-2). */
  private boolean isWithheld(ConditionKey key) {
    return carried != null && carried.isWithheld(key, type);
  }

  /** What follows of a key that is neither given nor derived. */
  private @Nullable ContextValue byAction(ConditionKey key) {
    if (isWithheld(key)) {
      return ABSENT;
    }
    return reading != ContextReading.ASSUME_ABSENT && isAlwaysThere(key)
        ? cardinality(key.text()).applyTo(ContextValue.present())
        : null;
  }

  /** What was said to be unknown is there if each such request has it. */
  private ContextValue alwaysThere(ConditionKey key, ContextValue value) {
    return value instanceof ContextValue.Unknown unknown && !unknown.certain() && isAlwaysThere(key)
        ? new ContextValue.Unknown(true, unknown.multivalued(), unknown.shape())
        : value;
  }

  /** True if each request like this one has the key, by the service's documentation (ROOM-80). */
  private boolean isAlwaysThere(ConditionKey key) {
    return carried != null
        && carried
            .presence(key, type)
            .filter(
                presence ->
                    switch (presence) {
                      case ALWAYS -> true;
                      case SIGNED -> signed;
                      case TLS -> text("aws:SecureTransport").filter("true"::equals).isPresent();
                    })
            .isPresent();
  }

  /**
   * A key that belongs to resources of another type is not there for this one (MULTI-2). Of a key
   * that no request for the action carries it is said where it is read (CTX-20).
   */
  private ContextValue withheld(ConditionKey key, ContextValue value) {
    if (carried != null
        && type != CarriedKeys.NO_TYPE
        && carried.tellsTypesApart(key)
        && !(value instanceof ContextValue.Absent)) {
      note(
          Note.Kind.WARNING,
          "MULTI-2",
          "`" + key + "` is not there for a resource of type `" + carried.name(type) + "`");
    }
    return ABSENT;
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
    if (isWithheld(key)) {
      return false;
    }
    @Nullable ContextValue value = defaults.find(key);
    if (value != null && !isWithheld(key)) {
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

  /** What is known of another key, which this one follows. */
  void follow(String name, ContextValue value) {
    derive(name, value, value instanceof ContextValue.Present);
  }

  void absentFamily(String prefix) {
    absentFamilies.add(prefix);
  }

  void unknownFamily(String prefix) {
    unknownFamilies.add(prefix);
  }

  private void derive(String name, ContextValue value, boolean contradictable) {
    ConditionKey key = ConditionKey.of(name);
    if (isWithheld(key)) {
      values.put(key, ABSENT);
      return;
    }
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
