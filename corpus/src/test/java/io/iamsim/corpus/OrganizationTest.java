package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.load.SourceFiles;
import io.iamsim.model.AccountId;
import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Acme organisation is an environment as the loader reads one. */
class OrganizationTest {
  /** The files of this module. */
  private static final class Folder implements SourceFiles {
    @Override
    public Checked<SourceText> read(String path) {
      try {
        return Checked.of(SourceText.of(path, Files.readString(Path.of(path))), List.of());
      } catch (IOException e) {
        return Checked.failed(
            List.of(Finding.of(FindingCode.UNREADABLE, null, "cannot read `" + path + "`", "")));
      }
    }

    @Override
    public Optional<List<String>> list(String folder) {
      try (Stream<Path> entries = Files.list(Path.of(folder))) {
        return Optional.of(
            entries.map(entry -> folder + "/" + entry.getFileName()).sorted().toList());
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  private static Checked<Environment> load() {
    return EnvironmentLoader.load(List.of("organization"), new Folder(), ParseMode.STRICT);
  }

  @Test
  void acmeLoadsWithoutAnError() {
    assertThat(load().findings()).noneMatch(Finding::isError);
  }

  @Test
  void prodStandsTwoUnitsBelowTheRoot() {
    var prod =
        load()
            .orElseThrow()
            .organization()
            .orElseThrow()
            .member(new AccountId("333333333333"))
            .orElseThrow();
    assertThat(prod.path()).isEqualTo("o-acme0example/r-ac01/ou-ac01-workloads/ou-ac01-workprod/");
    assertThat(prod.serviceControl())
        .extracting(PolicyLevel::target)
        .containsExactly("r-ac01", "ou-ac01-workloads", "ou-ac01-workprod", "333333333333");
  }
}
