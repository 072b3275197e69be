package io.iamsim.cli;

/** One line on the terminal that says how far a long command is; nothing elsewhere. */
final class Progress implements AutoCloseable {
  private static final long EVERY_NANOS = 200_000_000L;
  private static final String BLANK = " ".repeat(60);

  private final Console console;
  private final String what;
  private final long total;
  private final long started = System.nanoTime();
  private long shownAt = started;
  private long done;
  private boolean shown;

  /**
   * Nothing done so far.
   *
   * @param what the things counted, such as {@code decisions}
   * @param total how many there will be
   */
  Progress(Console console, String what, long total) {
    this.console = console;
    this.what = what;
    this.total = total;
  }

  /** So many are done in all. */
  void at(long all) {
    add(all - done);
  }

  /** So many more are done. */
  void add(long more) {
    done += more;
    if (!console.progress()) {
      return;
    }
    long now = System.nanoTime();
    if (now - shownAt >= EVERY_NANOS) {
      shownAt = now;
      shown = true;
      console.err().print("\r" + text(now) + "   ");
      console.err().flush();
    }
  }

  private String text(long now) {
    double seconds = (now - started) / 1e9;
    return String.format(
        java.util.Locale.ROOT,
        "%,d of %,d %s (%d%%), %,.0f a second",
        done,
        total,
        what,
        total == 0 ? 100 : done * 100 / total,
        done / seconds);
  }

  @Override
  public void close() {
    if (shown) {
      console.err().print("\r" + BLANK + "\r");
      console.err().flush();
    }
  }
}
