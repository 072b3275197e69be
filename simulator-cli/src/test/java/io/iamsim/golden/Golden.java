package io.iamsim.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text that a test holds its result against, kept in a file beside the test's resources. {@code
 * mvn test -DrewriteGoldens} writes what comes out now; what changed is then read in the diff.
 */
public final class Golden {
  private Golden() {}

  /** Fails if the file does not hold the text; writes the file where goldens are rewritten. */
  public static void check(Class<?> test, String file, String actual) {
    check(
        Path.of("src/test/resources")
            .resolve(test.getPackageName().replace('.', '/'))
            .resolve(file),
        actual);
  }

  /** The same for a file that is read by others too. */
  public static void check(Path file, String actual) {
    try {
      if (System.getProperty("rewriteGoldens") != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      assertThat(file).exists();
      assertThat(actual)
          .as("%s, which -DrewriteGoldens writes anew", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
