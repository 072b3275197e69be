package io.iamsim.cli.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What short texts were read as, so that one that comes again is read once. It begins anew when it
 * is full; not for several threads at once.
 */
final class Memo<T> {
  private static final int MOST = 4_096;
  private static final int LONGEST = 256;

  private final Function<String, T> reading;
  private final Map<String, T> known = new HashMap<>();

  Memo(Function<String, T> reading) {
    this.reading = reading;
  }

  T get(String text) {
    @Nullable T found = known.get(text);
    if (found != null) {
      return found;
    }
    T read = reading.apply(text);
    if (text.length() <= LONGEST) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(text, read);
    }
    return read;
  }
}
