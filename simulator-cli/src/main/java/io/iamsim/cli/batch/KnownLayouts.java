package io.iamsim.cli.batch;

import io.iamsim.cli.batch.Draft.Policies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents stand in the {@code policies} that were met last, so that those that come
 * again, byte for byte, are compared and not read. Not for several threads at once.
 */
final class KnownLayouts {
  private static final int MOST = 16;

  /** Longer ones are read each time. */
  private static final int LONGEST = 1 << 17;

  private final List<Layout> layouts = new ArrayList<>(MOST);

  @SuppressWarnings("ArrayRecordComponent")
  private record Layout(byte[] text, Policies policies) {}

  /**
   * The policies that begin at a distance from the start of the line, if they are known and the
   * request ends with them.
   */
  @Nullable Policies find(Line line, int from) {
    byte[] bytes = line.bytes();
    int start = line.start() + from;
    for (int i = 0; i < layouts.size(); i++) {
      byte[] text = layouts.get(i).text();
      int end = start + text.length;
      if (endsRequest(line, end) && Arrays.equals(bytes, start, end, text, 0, text.length)) {
        Collections.swap(layouts, i, i / 2);
        return layouts.get(i / 2).policies().movedTo(from);
      }
    }
    return null;
  }

  /** Remembers policies; of too many the one that was of least use goes. */
  void add(Line line, Policies policies) {
    int length = policies.to() - policies.from();
    if (length > LONGEST) {
      return;
    }
    if (layouts.size() == MOST) {
      layouts.remove(MOST - 1);
    }
    int start = line.start() + policies.from();
    byte[] text = Arrays.copyOfRange(line.bytes(), start, start + length);
    layouts.add(new Layout(text, policies));
  }

  /** True if a brace and white space are all that is left of the line. */
  private static boolean endsRequest(Line line, int from) {
    int braces = 0;
    int end = line.start() + line.length();
    if (from >= end) {
      return false;
    }
    for (int i = from; i < end; i++) {
      byte b = line.bytes()[i];
      if (b == '}') {
        braces++;
      } else if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return braces == 1;
  }
}
