package io.iamsim.cli.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the id of a line that is no request, so that its answer can be told from others. */
final class LineId {
  private static final JsonFactory JSON = new JsonFactory();

  private LineId() {}

  /** The id, or null if the line breaks before it or has none. */
  static @Nullable String of(Line line) {
    if (line.tooLong() || line.firstCharacter() != '{') {
      return null;
    }
    try (JsonParser json = JSON.createParser(line.bytes(), line.start(), line.length())) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (name.equals("id")) {
          boolean id = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
          return id ? json.getText() : null;
        }
        json.skipChildren();
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }
}
