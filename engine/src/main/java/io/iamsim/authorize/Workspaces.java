package io.iamsim.authorize;

import com.google.common.collect.MapMaker;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Workspace} for each thread. It belongs to the authorizer, and to the thread as long as
 * that lives: the thread itself only refers to it weakly. A workspace leads back to its authorizer,
 * so one that a thread held on to would keep an engine, and all of its policies, for ever.
 */
final class Workspaces {
  private final Supplier<Workspace> maker;
  private final ConcurrentMap<Thread, Workspace> all = new MapMaker().weakKeys().makeMap();
  private final ThreadLocal<@Nullable WeakReference<Workspace>> own = new ThreadLocal<>();

  Workspaces(Supplier<Workspace> maker) {
    this.maker = maker;
  }

  /** The workspace of the thread that asks. */
  Workspace own() {
    @Nullable WeakReference<Workspace> known = own.get();
    @Nullable Workspace workspace = known == null ? null : known.get();
    return workspace == null ? made() : workspace;
  }

  private Workspace made() {
    Workspace made = maker.get();
    all.put(Thread.currentThread(), made);
    own.set(new WeakReference<>(made));
    return made;
  }
}
