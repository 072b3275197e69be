package io.iamsim.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFilesTest {
  @ParameterizedTest
  @CsvSource({
    "env/environment.yaml, policies/a.json, env/policies/a.json",
    "environment.yaml, policies/a.json, policies/a.json",
    "env/environment.yaml, ./a.json, env/a.json",
    "env/environment.yaml, ../a.json, a.json",
    "env/environment.yaml, ../../a.json, ../a.json",
    "../env/environment.yaml, ../../a.json, ../../a.json",
    "env/environment.yaml, /etc/a.json, /etc/a.json",
    "/srv/env/environment.yaml, a.json, /srv/env/a.json",
    "env//environment.yaml, b//a.json, env/b/a.json",
    "'', env/, env",
    "'', ., ."
  })
  void aRelativePathIsReadFromTheFolderOfTheFileThatNamesIt(
      String from, String relative, String expected) {
    assertThat(new InMemoryFiles().resolve(from, relative)).isEqualTo(expected);
  }
}
