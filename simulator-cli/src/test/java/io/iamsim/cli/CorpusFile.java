package io.iamsim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.iamsim.expect.Expectation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** An expectation file of the corpus as it is written, read without the engine's own readers. */
final class CorpusFile {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final Path path;
  private final JsonNode root;

  private CorpusFile(Path path, JsonNode root) {
    this.path = path;
    this.root = root;
  }

  static CorpusFile read(Path path) throws IOException {
    return new CorpusFile(path, YAML.readTree(path.toFile()));
  }

  /** The environment that the file names. */
  Optional<String> environment() {
    JsonNode named = root.path("environment");
    return named.isTextual()
        ? Optional.of(path.getParent().resolve(named.asText()).normalize().toString())
        : Optional.empty();
  }

  /** The policies that the case of an expectation brings, as they are written. */
  Optional<JsonNode> policies(Expectation expectation) {
    for (String list : new String[] {"cases", "matrix"}) {
      for (JsonNode one : root.path(list)) {
        String name = one.path("name").asText("");
        boolean its =
            !name.isEmpty()
                && (expectation.name().equals(name) || expectation.name().startsWith(name + ": "));
        if (its && one.has("policies")) {
          return Optional.of(one.get("policies"));
        }
      }
    }
    return Optional.empty();
  }
}
