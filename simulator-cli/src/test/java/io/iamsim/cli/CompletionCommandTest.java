package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionCommandTest {
  @TempDir Path folder;

  private String completions(String words) throws IOException, InterruptedException {
    Path script = folder.resolve("iamsim");
    Files.writeString(script, RunResult.of("completion").out());
    String ask =
        "compopt() { :; }; source '"
            + script
            + "'; COMP_WORDS=(iamsim "
            + words
            + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_iamsim;"
            + " printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", ask).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    return out;
  }

  @Test
  void commandsAndOptionsAreCompleted() throws IOException, InterruptedException {
    assertThat(completions("w").lines()).contains("who-can", "what-can").doesNotContain("matrix");
    assertThat(completions("who-can --th").lines()).containsExactly("--through-roles");
  }

  @Test
  void choicesAreOfferedAsTheyAreWritten() throws IOException, InterruptedException {
    assertThat(completions("matrix --output ''").lines())
        .containsExactly("text", "csv", "json", "html", "markdown");
    assertThat(completions("can --without 'se'").lines())
        .containsExactly("serviceControl", "session");
  }
}
