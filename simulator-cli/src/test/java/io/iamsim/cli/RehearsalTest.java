package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalTest {
  @Test
  void whatIsRehearsedIsAnsweredAndNotRefused(@TempDir Path folder) {
    assertThatCode(() -> Rehearsal.main(new String[] {folder.toString()}))
        .doesNotThrowAnyException();
  }
}
