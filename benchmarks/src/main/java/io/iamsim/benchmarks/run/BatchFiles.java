package io.iamsim.benchmarks.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iamsim.IamEngine;
import io.iamsim.benchmarks.contender.Ask;
import io.iamsim.corpus.workload.PolicyText;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestPrincipal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Files for {@code iamsim batch}: the typical workload's requests, over and over. */
final class BatchFiles {
  /** The form in which a request brings its policies; in the other, the environment has them. */
  private static final String SELF_CONTAINED = "self-contained";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final boolean selfContained;
  private final Scene scene;
  private final List<Ask> asks;
  private final IamEngine engine;

  BatchFiles(Path folder, String form) {
    this.folder = folder;
    this.selfContained = form.equals(SELF_CONTAINED);
    Workload workload = Workload.named("typical");
    this.scene = workload.scenes().get(0);
    this.asks = Ask.all(workload);
    this.engine = IamEngine.of(scene.environment());
  }

  /** How many requests the short file has: enough for Java to have compiled what they need. */
  int few() {
    return selfContained ? 4_000 : 600_000;
  }

  /** How many the long file has; it must not fill the disk. */
  int many() {
    return selfContained ? 20_000 : 1_600_000;
  }

  /** The answers, as {@code --lean} writes the decisions, to the first so many requests. */
  List<String> expected(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> asks.get(i % asks.size()).expected().text())
        .toList();
  }

  /** The environment, if requests do not bring their policies. */
  Optional<Path> environment() {
    return selfContained
        ? Optional.empty()
        : Optional.of(write(folder.resolve("environment.json"), List.of(scene.environmentText())));
  }

  /** A file of so many requests. */
  Path requests(int count) {
    Path file = folder.resolve("requests-" + selfContained + "-" + count + ".ndjson");
    if (Files.exists(file)) {
      return file;
    }
    List<String> lines = asks.stream().map(this::line).toList();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        out.write(lines.get(i % lines.size()));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private String line(Ask ask) {
    RequestPrincipal.RoleSession session = (RequestPrincipal.RoleSession) ask.request().principal();
    ObjectNode line =
        JSON.createObjectNode()
            .put("id", ask.request().resource())
            .put("principal", session.roleArn().toString())
            .put("action", ask.request().action().text())
            .put("resource", ask.request().resource());
    ObjectNode context = line.putObject("context");
    ask.request()
        .context()
        .values()
        .forEach(
            (key, value) ->
                context.put(key.text(), ((ContextValue.Present) value).values().get(0)));
    if (selfContained) {
      for (String key : List.of("aws:principaltag/team", "aws:principalorgid")) {
        context.put(key, ask.context().get(key));
      }
      line.set("policies", policies(engine.applicablePolicies(ask.request()).resource()));
    }
    return line.toString();
  }

  private ObjectNode policies(PolicyLayer resource) {
    ObjectNode policies = JSON.createObjectNode();
    for (PolicyText policy : scene.policies()) {
      ObjectNode named = JSON.createObjectNode().put("name", policy.name());
      named.set("document", tree(policy.text()));
      switch (policy.type()) {
        case IDENTITY -> policies.withArray("/identity").add(named);
        case PERMISSIONS_BOUNDARY -> policies.withArray("/permissionsBoundary").add(named);
        case SERVICE_CONTROL ->
            policies
                .withArray("/serviceControl")
                .addObject()
                .put("target", policy.name())
                .putArray("policies")
                .add(named);
        default -> {
          if (resource.applies()) {
            policies.set("resource", named);
          }
        }
      }
    }
    return policies;
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path write(Path file, List<String> lines) {
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
