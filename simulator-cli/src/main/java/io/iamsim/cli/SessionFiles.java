package io.iamsim.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.session.IssuedSession;
import io.iamsim.session.SessionFile;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads and writes the session files that a command line names. */
final class SessionFiles {
  private SessionFiles() {}

  static IssuedSession read(String name, FileSources files) {
    Checked<SourceText> text = files.read(name);
    if (!text.ok()) {
      throw new Rejected(text.findings());
    }
    Checked<IssuedSession> session = SessionFile.read(text.orElseThrow());
    if (!session.ok()) {
      throw new Rejected(session.findings());
    }
    return session.orElseThrow();
  }

  static void write(String name, IssuedSession session) {
    try (OutputStream file = Files.newOutputStream(Path.of(name));
        JsonGenerator json = PrettyJson.to(file)) {
      SessionFile.write(session, json);
      json.writeRaw('\n');
    } catch (IOException | InvalidPathException e) {
      throw Rejected.argument("cannot write `" + name + "`", "");
    }
  }
}
