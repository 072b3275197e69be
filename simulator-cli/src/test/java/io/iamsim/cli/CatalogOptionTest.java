package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that decide read their service data from the folder that {@code --catalog} names. */
class CatalogOptionTest {
  private static final String USER = "arn:aws:iam::111122223333:user/u";

  @TempDir private Path folder;

  /** A catalogue of one service with one action that works on no resource. */
  @BeforeEach
  void writeCatalog() throws IOException {
    Files.createDirectories(folder.resolve("catalog/services"));
    write("catalog/index.tsv", "iamsim-catalog\t1\tindex\t9.9.9\t2031-05-01\nservice\ttoy\nend\n");
    write(
        "catalog/services/toy.tsv",
        "iamsim-catalog\t1\tservice\ttoy\naction\tListBoxes\tList\t\t\nend\n");
    write("catalog/condition-keys.tsv", "iamsim-catalog\t1\tcondition-keys\t2031-05\nend\n");
    write("catalog/request-keys.tsv", "iamsim-catalog\t1\trequest-keys\t2031-05\nend\n");
    write("catalog/service-support.tsv", "iamsim-catalog\t1\tservice-support\t2031-05\nend\n");
    write(
        "own.json",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"toy:*\","
            + "\"Resource\":\"arn:aws:toy:::box/*\"}]}");
    write(
        "boxes.iamtest.yaml",
        "cases:\n"
            + "  - {principal: \""
            + USER
            + "\", action: \"toy:ListBoxes\", resource: \"arn:aws:toy:::box/1\", expect:"
            + " implicitDeny, policies: {identity: [{document: {Version: \"2012-10-17\","
            + " Statement: [{Effect: Allow, Action: \"toy:*\", Resource:"
            + " \"arn:aws:toy:::box/*\"}]}}]}}\n");
  }

  @Test
  void canDecidesByTheOtherServiceDataAndNamesThem() {
    assertThat(can().out()).contains("\"decision\": \"allowed\"");
    RunResult result = can("--catalog", path("catalog"));
    assertThat(result.out())
        .as(result.err())
        .contains("\"decision\": \"implicitDeny\"")
        .contains("\"serviceData\": \"9.9.9 of 2031-05-01\"");
  }

  @Test
  void testDecidesByTheOtherServiceData() {
    assertThat(RunResult.of("test", path("boxes.iamtest.yaml")).status()).isEqualTo(1);
    assertThat(
            RunResult.of("test", "--catalog", path("catalog"), path("boxes.iamtest.yaml")).status())
        .isEqualTo(0);
  }

  @Test
  void aFolderThatIsNoneIsRefused() {
    RunResult result = can("--catalog", path("nowhere"));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("nowhere` is no folder").contains("make-catalog.mjs");
  }

  @Test
  void aBrokenFileIsNamedWithItsLine() throws IOException {
    write(
        "catalog/services/toy.tsv",
        "iamsim-catalog\t1\tservice\ttoy\naction\tListBoxes\tNothing\t\t\nend\n");
    RunResult result = can("--catalog", path("catalog"));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("toy.tsv:2:1").contains("Nothing");
  }

  private RunResult can(String... options) {
    String[] arguments = {
      "can",
      USER,
      "toy:ListBoxes",
      "arn:aws:toy:::box/1",
      "--identity-policy",
      path("own.json"),
      "--output",
      "json"
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + options.length);
    System.arraycopy(options, 0, all, arguments.length, options.length);
    return RunResult.of(all);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
