package io.iamsim.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchFilesTest {
  @TempDir Path folder;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aSelfContainedRequestBringsEveryLayer() throws IOException {
    BatchFiles files = new BatchFiles(folder, "self-contained");
    List<String> lines = Files.readAllLines(files.requests(3));
    assertThat(lines).hasSize(3);
    assertThat(files.environment()).isEmpty();
    JsonNode policies = JSON.readTree(lines.get(0)).get("policies");
    assertThat(policies.get("identity")).hasSize(6);
    assertThat(policies.get("permissionsBoundary")).hasSize(1);
    assertThat(policies.get("serviceControl")).hasSize(3);
  }

  @Test
  void theOthersRelyOnTheEnvironment() throws IOException {
    BatchFiles files = new BatchFiles(folder, "environment");
    JsonNode line = JSON.readTree(Files.readAllLines(files.requests(1)).get(0));
    assertThat(line.has("policies")).isFalse();
    JsonNode environment = JSON.readTree(Files.readString(files.environment().orElseThrow()));
    assertThat(environment.has("organization")).isTrue();
  }
}
