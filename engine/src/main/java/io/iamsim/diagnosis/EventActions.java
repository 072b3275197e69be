package io.iamsim.diagnosis;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.ActionName;
import io.iamsim.parse.SourceNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The action that AWS asked for when it decided on a call, by the record's event source and name.
 * Mostly they are the action's service and name; where they are not, a table says so, and a name
 * that comes to no action of the service data stands for none.
 */
final class EventActions {
  private static final String SUFFIX = ".amazonaws.com";
  private static final String TABLE = "event-actions.tsv";

  private EventActions() {}

  /** The table, read when it is first needed. */
  private static final class Exceptions {
    static final Map<String, String> ALL = read();

    private static Map<String, String> read() {
      Map<String, String> exceptions = new HashMap<>();
      try (InputStream stream = EventActions.class.getResourceAsStream(TABLE)) {
        if (stream == null) {
          throw new IllegalStateException("no " + TABLE);
        }
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] columns = line.split("\t", -1);
          if (!line.startsWith("#") && columns.length == 2) {
            exceptions.put(columns[0].toLowerCase(Locale.ROOT), columns[1]);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Map.copyOf(exceptions);
    }
  }

  static Optional<ActionName> action(SourceNode event, ServiceCatalog catalog) {
    String source = ReportTree.text(event, "eventSource").orElse("");
    String name = ReportTree.text(event, "eventName").orElse("");
    if (!source.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String service = source.substring(0, source.length() - SUFFIX.length());
    String prefix = Exceptions.ALL.getOrDefault(service, service);
    @Nullable String other =
        Exceptions.ALL.get((prefix + ":" + undated(name)).toLowerCase(Locale.ROOT));
    return Optional.ofNullable(other)
        .or(() -> Optional.of(prefix + ":" + undated(name)))
        .flatMap(ActionName::parse)
        .filter(action -> catalog.action(action.service(), action.name()).isPresent());
  }

  /** Names of AWS Lambda carry the date of their API, as in {@code GetFunction20150331v2}. */
  private static String undated(String name) {
    return name.replaceFirst("20\\d{6}(v\\d)?$", "");
  }
}
