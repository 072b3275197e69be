package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "environment.yaml",
        "accounts:\n  '111122223333':\n    users:\n"
            + "      u: {inlinePolicies: {own: {Version: '2012-10-17', Statement: [{Effect: Allow,"
            + " Action: '*', Resource: '*'}]}}}\n"
            + "    oidcProviders: ['"
            + "token.actions.githubusercontent.com']\n"
            + "    roles:\n"
            + "      r: {trustPolicy: {Version: '2012-10-17', Statement: [{Effect: Allow, Action:"
            + " 'sts:*', Principal: '*', Condition: {StringEquals: {'"
            + "token.actions.githubusercontent.com:repository': r}}}]}}\n");
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

  /**
   * Every command that takes the option: the toy service is in that folder alone, and S3 is not.
   */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "matrix --principal user/u --action toy:* --output csv | toy:ListBoxes",
        "who-can toy:List* | who can toy:ListBoxes on *",
        "what-can user/u | toy  List 1/1",
        "what-can user/u toy:* | toy  List 1/1",
        "env --output json | 9.9.9 of 2031-05-01",
        "env user/u --output json | 9.9.9 of 2031-05-01",
        "can-assume role/r --principal user/u --output json | 9.9.9 of 2031-05-01",
        "bench --seconds 1 --output json | 9.9.9 of 2031-05-01",
      })
  void everyCommandReadsTheOtherServiceData(String command, String part) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of("--env", path("environment.yaml"), "--catalog", path("catalog")));
    RunResult result = RunResult.of(arguments.toArray(String[]::new));
    assertThat(result.out()).as(result.err()).contains(part);
  }

  @Test
  void actionsThatTheOtherServiceDataLackAreNone() {
    for (String command : List.of("who-can s3:Get*", "what-can user/u s3:Get*")) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
      arguments.addAll(List.of("--env", path("environment.yaml"), "--catalog", path("catalog")));
      RunResult result = RunResult.of(arguments.toArray(String[]::new));
      assertThat(result.status()).isEqualTo(2);
      assertThat(result.err()).contains("`s3:Get*` is no action of the service data");
    }
  }

  @Test
  void severalResourcesOfAnActionThatWorksOnNoneAreToldByTheOtherServiceData() {
    String[] two = {
      "can",
      USER,
      "toy:ListBoxes",
      "arn:aws:toy:::box/1",
      "arn:aws:toy:::box/2",
      "--identity-policy",
      path("own.json")
    };
    assertThat(RunResult.of(two).status()).isZero();
    String[] other = Arrays.copyOf(two, two.length + 2);
    other[two.length] = "--catalog";
    other[two.length + 1] = path("catalog");
    RunResult result = RunResult.of(other);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("works on no particular resource");
  }

  @Test
  void claimsOfATokenAreReadByTheOtherServiceData() throws IOException {
    write(
        "claims.json",
        "{\"iss\": \"https://token.actions.githubusercontent.com\", \"aud\": \"a\", \"sub\": \"s\","
            + " \"repository\": \"r\"}");
    String[] bundled = {
      "can-assume",
      "role/r",
      "--jwt-claims",
      path("claims.json"),
      "--env",
      path("environment.yaml"),
      "--output",
      "json",
      "--session-name",
      "pod"
    };
    assertThat(RunResult.of(bundled).out()).contains("\"decision\": \"allowed\"");
    String[] other = Arrays.copyOf(bundled, bundled.length + 2);
    other[bundled.length] = "--catalog";
    other[bundled.length + 1] = path("catalog");
    assertThat(RunResult.of(other).out()).contains("\"decision\": \"implicitDeny\"");
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
