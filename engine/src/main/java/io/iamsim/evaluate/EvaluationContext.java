package io.iamsim.evaluate;

import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.KeyTable;
import io.iamsim.decision.Note;
import io.iamsim.match.DateValue;
import io.iamsim.match.Glob;
import io.iamsim.match.HashedText;
import io.iamsim.match.IntList;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request while it is evaluated: its completed context, and what evaluation learns on the way.
 *
 * <p>A key of which nothing is said reads as absent and is remembered as missing (UNK-1, closed
 * context). Reads count only while every other part of the statement fits, so that the keys
 * remembered are those that matter.
 *
 * <p>It is made once and used for one request after another, by one thread: what is known of a key
 * is asked for once in a request and kept in the key's slot, and everything needed for a moment has
 * its place here, so that a request that is not recorded costs no memory.
 */
public final class EvaluationContext {
  private static final ContextValue ABSENT = new ContextValue.Absent();

  private ActionName action = new ActionName("", "", "");
  private @Nullable Caller caller;
  private ContextKeys keys = key -> null;

  private @Nullable ContextValue[] values = new @Nullable ContextValue[64];
  private int[] stamps = new int[64];
  private int stamp;

  private boolean recording;
  private boolean counting;
  private final Map<ConditionKey, Optional<ContextValue>> reads = new LinkedHashMap<>();
  private final Set<Note> notes = new LinkedHashSet<>();

  private final HashedText resource = new HashedText();
  private final IntList candidates = new IntList();
  private final Glob.Builder pattern = Glob.builder();
  private final DateValue date = new DateValue();
  private final long[] address = new long[2];

  /**
   * Takes the next request.
   *
   * @param action the action
   * @param resource the resource, or {@code *} for none
   * @param caller who asks
   * @param keys the completed context
   * @param recording whether to remember reads and notes
   */
  public void begin(
      ActionName action, String resource, Caller caller, ContextKeys keys, boolean recording) {
    this.action = action;
    this.resource.set(resource);
    this.caller = caller;
    this.keys = keys;
    if (this.recording) {
      reads.clear();
      notes.clear();
    }
    this.recording = recording;
    this.counting = recording;
    candidates.truncate(0);
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
  }

  /** Takes a request of which only the resource matters. */
  void begin(String resource) {
    this.resource.set(resource);
  }

  /** The action. */
  public ActionName action() {
    return action;
  }

  /** The resource, or {@code *}. */
  public String resource() {
    return resource.text();
  }

  /** The resource with its hashes. */
  public HashedText hashedResource() {
    return resource;
  }

  /** Who asks. */
  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException("no request was begun");
    }
    return caller;
  }

  /** What is known of a key, and remembers that it was asked. */
  ContextValue read(CompiledKey key) {
    @Nullable ContextValue value = lookUp(key);
    if (recording && counting) {
      reads.putIfAbsent(key.key(), Optional.ofNullable(value));
    }
    return value == null ? ABSENT : value;
  }

  /** True if the request itself says something of a key. */
  boolean gives(CompiledKey key) {
    return keys.gives(key);
  }

  /** What is known of a key that no policy names, and remembers that it was asked. */
  public ContextValue consult(ConditionKey key) {
    return read(new CompiledKey(key, KeyTable.NONE));
  }

  private @Nullable ContextValue lookUp(CompiledKey key) {
    int slot = key.slot();
    if (slot == KeyTable.NONE) {
      return keys.get(key);
    }
    if (slot >= values.length) {
      int size = Math.min(KeyTable.MOST, Math.max(slot + 1, values.length * 2));
      values = Arrays.copyOf(values, size);
      stamps = Arrays.copyOf(stamps, size);
    }
    if (stamps[slot] != stamp) {
      values[slot] = keys.get(key);
      stamps[slot] = stamp;
    }
    return values[slot];
  }

  /** The completed context, which stays what it is when the next request is taken. */
  public ContextKeys keys() {
    return keys;
  }

  /** From here on, reads and notes count, or do not. */
  void count(boolean counts) {
    counting = counts;
  }

  /** True if reads and notes are remembered. */
  boolean isRecording() {
    return recording;
  }

  /** True if a remark made now is remembered. */
  boolean takesNotes() {
    return recording && counting;
  }

  /** Remembers a remark. */
  void note(Note.Kind kind, String rule, String text) {
    if (takesNotes()) {
      notes.add(new Note(kind, rule, text));
    }
  }

  /**
   * Keys read of which the caller said nothing and that do not follow from the request, in the
   * order of reading: absent, or there with a value that is not known.
   *
   * @param given what the caller said
   */
  public List<String> missingKeys(RequestContext given) {
    boolean reported = given.reading() != ContextReading.OPEN;
    List<String> missing = new ArrayList<>();
    reads.forEach(
        (key, value) -> {
          boolean unsaid =
              reported
                  && value.filter(ContextValue.Unknown.class::isInstance).isPresent()
                  && given.find(key) == null;
          if (value.isEmpty() || unsaid) {
            missing.add(key.text());
          }
        });
    return missing;
  }

  /** Keys read that are unknown, in the order of reading. */
  public List<String> unknownKeys() {
    List<String> unknown = new ArrayList<>();
    reads.forEach(
        (key, value) -> {
          if (value.isPresent() && value.get() instanceof ContextValue.Unknown) {
            unknown.add(key.text());
          }
        });
    return unknown;
  }

  /** Every key read with what was known of it. */
  public Map<ConditionKey, Optional<ContextValue>> reads() {
    return Collections.unmodifiableMap(reads);
  }

  /** The remarks, in the order of making. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** Room for the places of candidates; whoever adds to it takes away again. */
  IntList candidates() {
    return candidates;
  }

  /** Room for a pattern. */
  Glob.Builder pattern() {
    return pattern;
  }

  /** Room for a date. */
  DateValue date() {
    return date;
  }

  /** Room for the two halves of an address. */
  long[] address() {
    return address;
  }
}
