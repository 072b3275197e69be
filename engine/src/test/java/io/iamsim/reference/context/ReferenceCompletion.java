package io.iamsim.reference.context;

import io.iamsim.model.ConditionKey;
import io.iamsim.reference.context.Row.State;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request's keys: what was given, else what the tables say, else what the
 * environment's requests have, else what the reading says (CTX-4, CTX-5, UNK-1, ROOM-133).
 */
public final class ReferenceCompletion {
  private static final List<Row> ROWS =
      Stream.of(CallerTable.ROWS, NetworkTable.ROWS, ResourceTable.ROWS, TagTable.ROWS)
          .flatMap(List::stream)
          .toList();

  private final Circumstances circumstances;

  public ReferenceCompletion(Circumstances circumstances) {
    this.circumstances = circumstances;
  }

  /** The values of these keys. */
  public Map<ConditionKey, ContextValue> values(Collection<ConditionKey> keys) {
    Map<ConditionKey, ContextValue> values = new LinkedHashMap<>();
    keys.forEach(key -> values.put(key, value(key)));
    return values;
  }

  /** The value of one key; of what each such request has nobody doubts that it is there. */
  public ContextValue value(ConditionKey key) {
    ContextValue value = ofTables(key);
    return value instanceof ContextValue.Unknown unknown
            && !unknown.certain()
            && circumstances.alwaysHas(key)
        ? new ContextValue.Unknown(true, unknown.multivalued(), unknown.shape())
        : value;
  }

  private ContextValue ofTables(ConditionKey key) {
    if (circumstances.doesNotCarry(key)) {
      return new ContextValue.Absent();
    }
    List<Row> rows = ROWS.stream().filter(row -> row.read(key, circumstances).isPresent()).toList();
    if (rows.stream().anyMatch(row -> row.state() == State.WITHHELD)) {
      return new ContextValue.Absent();
    }
    @Nullable ContextValue given = circumstances.given(key);
    if (given instanceof ContextValue.Unknown unknown) {
      boolean mayBeThere =
          !rows.isEmpty()
              && rows.get(0).state() != State.ABSENT
              && rows.get(0).state() != State.PERHAPS;
      boolean certain =
          unknown.certain() || (mayBeThere && rows.stream().anyMatch(Row::saysItIsThere));
      return new ContextValue.Unknown(certain, unknown.multivalued(), unknown.shape());
    }
    if (given != null) {
      return given;
    }
    return rows.stream()
        .filter(row -> !isPassedOver(row, key))
        .findFirst()
        .map(row -> said(row, key))
        .orElseGet(() -> notSaid(key));
  }

  /** Where absence is assumed nothing is said by what is there, or may be, and is not known. */
  private boolean isPassedOver(Row row, ConditionKey key) {
    return (row.state() == State.PRESENT || row.state() == State.PERHAPS)
        && circumstances.absenceAssumed()
        && circumstances.byDefault(key).isEmpty();
  }

  private ContextValue said(Row row, ConditionKey key) {
    ContextValue value = row.read(key, circumstances).orElseThrow();
    Optional<ContextValue> byDefault = circumstances.byDefault(key);
    boolean open = circumstances.reading() == ContextReading.OPEN;
    boolean absenceAssumed = circumstances.reading() == ContextReading.ASSUME_ABSENT;
    return switch (row.state()) {
      case DERIVED, ASSUMED, ABSENT, UNKNOWN, WITHHELD -> value;
      case PRESENT, PERHAPS ->
          byDefault.orElse(
              absenceAssumed ? new ContextValue.Absent() : circumstances.asListed(key, value));
      case USUAL -> byDefault.orElse(open ? ContextValue.present() : value);
      case USUAL_IF_ANY -> byDefault.orElse(open ? new ContextValue.Unknown() : value);
    };
  }

  private ContextValue notSaid(ConditionKey key) {
    Optional<ContextValue> byDefault = circumstances.byDefault(key);
    if (byDefault.isPresent()) {
      return byDefault.get();
    }
    return switch (circumstances.reading()) {
      case OPEN -> circumstances.alwaysHas(key) ? there(key) : new ContextValue.Unknown();
      case DEFAULT -> circumstances.alwaysHas(key) ? there(key) : new ContextValue.Absent();
      case ASSUME_ABSENT -> new ContextValue.Absent();
    };
  }

  /** ROOM-80. */
  private ContextValue there(ConditionKey key) {
    return circumstances.asListed(key, ContextValue.present());
  }
}
