package io.iamsim.cli.batch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.iamsim.session.IssuedSession;
import io.iamsim.session.SessionFile;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;

/** Reads each distinct session of a stream once, so that its policies are compiled once. */
final class SessionCache {
  private static final int MOST = 256;

  private final Cache<String, Checked<IssuedSession>> sessions =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  Checked<IssuedSession> get(String text) {
    return sessions.get(text, object -> SessionFile.read(SourceText.of("", object)));
  }
}
