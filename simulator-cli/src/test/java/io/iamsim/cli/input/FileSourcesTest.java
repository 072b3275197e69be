package io.iamsim.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileSourcesTest {
  @TempDir Path folder;

  private String file(byte... bytes) throws IOException {
    return Files.write(folder.resolve("policy.json"), bytes).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ''",
    "UTF-8, \uFEFF",
    "UTF-16LE, \uFEFF",
    "UTF-16BE, \uFEFF",
  })
  void textIsUtf8OrSaysOtherwiseByItsMark(String charset, String mark) throws IOException {
    String name = file((mark + "{\"Sid\": \"né\"}\n").getBytes(Charset.forName(charset)));
    assertThat(new FileSources().read(name).value())
        .contains(SourceText.of(name, "{\"Sid\": \"né\"}\n"));
  }

  @Test
  void bytesThatAreNoTextAreReportedWithTheirPlace() throws IOException {
    String name = file("{\n  \"Sid\": \"n\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    Checked<SourceText> text = new FileSources().read(name);
    assertThat(text.ok()).isFalse();
    assertThat(text.findings())
        .extracting(Object::toString)
        .containsExactly(name + ":2:12: error: bytes that are not UTF-8 (save the file as UTF-8)");
  }

  @Test
  void aTextThatEndsWithinACharacterIsReported() throws IOException {
    assertThat(new FileSources().read(file((byte) 'a', (byte) 0xC3)).findings())
        .extracting(finding -> finding.code())
        .containsExactly(FindingCode.INVALID_CHARACTER);
  }

  @Test
  void aMissingFileAndAFolderAreReportedByName() {
    FileSources files = new FileSources();
    assertThat(files.read(folder + "/none.json").findings().get(0).message())
        .isEqualTo("no such file: `" + folder + "/none.json`");
    assertThat(files.read(folder.toString()).findings().get(0).message())
        .isEqualTo("`" + folder + "` is a folder, not a file");
    assertThat(files.read("a\0b").findings().get(0).message()).endsWith("is no path");
  }

  @Test
  void whatWasReadIsKeptForQuoting() throws IOException {
    String name = file((byte) '{', (byte) '}');
    FileSources files = new FileSources();
    assertThat(files.known(name)).isEmpty();
    files.read(name);
    assertThat(files.known(name)).contains(SourceText.of(name, "{}"));
  }

  @Test
  void filesOfAFolderAreListedSortedAndFoldersLeftOut() throws IOException {
    Files.createFile(folder.resolve("b.json"));
    Files.createFile(folder.resolve("a.yaml"));
    Files.createDirectory(folder.resolve("c"));
    FileSources files = new FileSources();
    assertThat(files.list(folder.toString()).orElseThrow())
        .containsExactly(folder + "/a.yaml", folder + "/b.json");
    assertThat(files.list(folder + "/a.yaml")).isEmpty();
  }
}
