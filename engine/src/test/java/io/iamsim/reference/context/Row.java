package io.iamsim.reference.context;

import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.ValueShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One row of a table: under these circumstances the key is this. Of the rows that speak of a key
 * and whose circumstances hold, the first counts.
 *
 * @param rule where docs/semantics.md says so
 * @param key the key, or a family of keys that ends in {@code *}
 * @param when the circumstances
 * @param state how sure it is
 * @param value the value, of a family by the rest of the key's name; where there is none the next
 *     row counts
 */
record Row(
    String rule,
    String key,
    Predicate<Circumstances> when,
    State state,
    BiFunction<Circumstances, String, Optional<ContextValue>> value) {

  /** How sure a row is. What the caller gave counts before all but the last (CTX-4). */
  enum State {
    /** Every such request has the key, with this value. */
    DERIVED,
    /** This value, if the request has the key. */
    ASSUMED,
    /** The key is not there. */
    ABSENT,
    /** Nothing is known of the key, in every reading. */
    UNKNOWN,
    /** The key is there, its value not known; not where absence is assumed (ROOM-130). */
    PRESENT,
    /** The key may be there, with a value not known; not where absence is assumed (ROOM-132). */
    PERHAPS,
    /** Every such request has the key, practically all with this value (ROOM-131). */
    USUAL,
    /** As in practically all requests that have the key, or do not (ROOM-61). */
    USUAL_IF_ANY,
    /** Absent, whatever the caller gave (ROOM-31). */
    WITHHELD
  }

  static Row derived(
      String rule,
      String key,
      Predicate<Circumstances> when,
      Function<Circumstances, String> value) {
    return single(rule, key, when, State.DERIVED, c -> Optional.of(value.apply(c)));
  }

  /** A value that may not be known. */
  static Row derivedIfKnown(
      String rule,
      String key,
      Predicate<Circumstances> when,
      Function<Circumstances, Optional<String>> value) {
    return single(rule, key, when, State.DERIVED, value);
  }

  static Row assumed(
      String rule,
      String key,
      Predicate<Circumstances> when,
      Function<Circumstances, Optional<String>> value) {
    return single(rule, key, when, State.ASSUMED, value);
  }

  private static Row single(
      String rule,
      String key,
      Predicate<Circumstances> when,
      State state,
      Function<Circumstances, Optional<String>> value) {
    return new Row(rule, key, when, state, (c, rest) -> value.apply(c).map(ContextValue::of));
  }

  static Row list(
      String rule,
      String key,
      Predicate<Circumstances> when,
      Function<Circumstances, List<String>> values) {
    return list(rule, key, when, State.DERIVED, values);
  }

  static Row assumedList(
      String rule,
      String key,
      Predicate<Circumstances> when,
      Function<Circumstances, List<String>> values) {
    return list(rule, key, when, State.ASSUMED, values);
  }

  private static Row list(
      String rule,
      String key,
      Predicate<Circumstances> when,
      State state,
      Function<Circumstances, List<String>> values) {
    return new Row(
        rule, key, when, state, (c, rest) -> Optional.of(ContextValue.ofList(values.apply(c))));
  }

  /** One key of a family. */
  static Row family(
      String rule,
      String key,
      Predicate<Circumstances> when,
      BiFunction<Circumstances, String, Optional<String>> value) {
    return new Row(
        rule, key, when, State.ASSUMED, (c, rest) -> value.apply(c, rest).map(ContextValue::of));
  }

  static Row usual(String rule, String key, Predicate<Circumstances> when, String value) {
    return single(rule, key, when, State.USUAL, c -> Optional.of(value));
  }

  static Row usualIfAny(String rule, String key, Predicate<Circumstances> when, String value) {
    return single(rule, key, when, State.USUAL_IF_ANY, c -> Optional.of(value));
  }

  static Row usuallyAbsent(String rule, String key, Predicate<Circumstances> when) {
    return new Row(rule, key, when, State.USUAL_IF_ANY, (c, rest) -> absent());
  }

  static Row absent(String rule, String key, Predicate<Circumstances> when) {
    return new Row(rule, key, when, State.ABSENT, (c, rest) -> absent());
  }

  static Row unknown(String rule, String key, Predicate<Circumstances> when) {
    return new Row(
        rule, key, when, State.UNKNOWN, (c, rest) -> Optional.of(new ContextValue.Unknown()));
  }

  /** The same of a key that every such request has. */
  static Row unknownButThere(String rule, String key, Predicate<Circumstances> when) {
    return unknownButThere(rule, key, when, c -> ValueShape.ANY);
  }

  static Row unknownButThere(
      String rule,
      String key,
      Predicate<Circumstances> when,
      Function<Circumstances, ValueShape> shape) {
    return new Row(
        rule,
        key,
        when,
        State.DERIVED,
        (c, rest) -> Optional.of(ContextValue.present(shape.apply(c))));
  }

  static Row present(String rule, String key, Predicate<Circumstances> when) {
    return present(rule, key, when, c -> ValueShape.ANY);
  }

  static Row present(
      String rule,
      String key,
      Predicate<Circumstances> when,
      Function<Circumstances, ValueShape> shape) {
    return new Row(
        rule,
        key,
        when,
        State.PRESENT,
        (c, rest) -> Optional.of(ContextValue.present(shape.apply(c))));
  }

  static Row perhaps(String rule, String key, Predicate<Circumstances> when) {
    return perhaps(rule, key, when, c -> ValueShape.ANY);
  }

  static Row perhaps(
      String rule,
      String key,
      Predicate<Circumstances> when,
      Function<Circumstances, ValueShape> shape) {
    return new Row(
        rule,
        key,
        when,
        State.PERHAPS,
        (c, rest) -> Optional.of(ContextValue.perhaps(shape.apply(c))));
  }

  static Row withheld(String rule, String key, Predicate<Circumstances> when) {
    return new Row(rule, key, when, State.WITHHELD, (c, rest) -> absent());
  }

  private static Optional<ContextValue> absent() {
    return Optional.of(new ContextValue.Absent());
  }

  boolean speaksOf(ConditionKey other) {
    String mine = key.toLowerCase(Locale.ROOT);
    String name = other.canonical();
    return mine.endsWith("*")
        ? name.startsWith(mine.substring(0, mine.length() - 1))
        : name.equals(mine);
  }

  /** True if every such request has the key. */
  boolean saysItIsThere() {
    return state == State.DERIVED || state == State.PRESENT || state == State.USUAL;
  }

  /** What the row says of the key, if it has something to say. */
  Optional<ContextValue> read(ConditionKey other, Circumstances circumstances) {
    if (!speaksOf(other) || !when.test(circumstances)) {
      return Optional.empty();
    }
    String rest = key.endsWith("*") ? other.text().substring(key.length() - 1) : "";
    return value.apply(circumstances, rest);
  }
}
