package io.iamsim.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.iamsim.load.SourceFiles;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A small mistake in one policy of a scenario, as its mutations.yaml states it.
 *
 * @param name the mistake
 * @param file the policy's file
 * @param statement the Sid of the statement that is changed, or empty for the document
 * @param set the elements that are given another value; none drops the statement
 * @param fails the names of the expectations that must notice
 */
record PolicyMutation(
    String name, String file, String statement, JsonNode set, List<String> fails) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The mutations of a scenario's folder. */
  static List<PolicyMutation> read(Path folder) throws IOException {
    List<PolicyMutation> mutations = new ArrayList<>();
    JsonNode list = new YAMLMapper().readTree(folder.resolve("mutations.yaml").toFile());
    for (JsonNode written : list.get("mutations")) {
      List<String> fails = new ArrayList<>();
      written.get("fails").forEach(name -> fails.add(name.textValue()));
      mutations.add(
          new PolicyMutation(
              written.get("name").textValue(),
              folder.resolve(written.get("file").textValue()).toString(),
              written.path("statement").asText(),
              written.path("set"),
              fails));
    }
    return mutations;
  }

  /** The files with the mistake made. */
  SourceFiles in(SourceFiles files) {
    return new SourceFiles() {
      @Override
      public Checked<SourceText> read(String path) {
        Checked<SourceText> text = files.read(path);
        return Path.of(path).equals(Path.of(file))
            ? Checked.of(SourceText.of(path, mutated(text.orElseThrow().text())), List.of())
            : text;
      }

      @Override
      public Optional<List<String>> list(String folder) {
        return files.list(folder);
      }
    };
  }

  private String mutated(String text) {
    try {
      ObjectNode document = (ObjectNode) JSON.readTree(text);
      ObjectNode before = document.deepCopy();
      if (statement.isEmpty()) {
        document.setAll((ObjectNode) set);
      } else {
        change(document.get("Statement").elements());
      }
      if (document.equals(before)) {
        throw new IllegalStateException("`" + name + "` changes nothing in " + file);
      }
      return document.toPrettyString();
    } catch (IOException e) {
      throw new IllegalStateException("cannot change " + file, e);
    }
  }

  private void change(Iterator<JsonNode> statements) {
    while (statements.hasNext()) {
      ObjectNode candidate = (ObjectNode) statements.next();
      boolean named = candidate.path("Sid").asText().equals(statement);
      if (named && set.isMissingNode()) {
        statements.remove();
      } else if (named) {
        candidate.setAll((ObjectNode) set);
      }
    }
  }
}
