package io.iamsim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of {@code docs/environment.md} are environments, and they show every member. */
class DocumentedFormatTest {
  private static final String FENCE = "```";

  /** The documentation's examples, with a policy of the right type at every path. */
  private record Example(String text) implements SourceFiles {
    @Override
    public Checked<SourceText> read(String path) {
      return Checked.of(SourceText.of(path, textAt(path)), List.of());
    }

    private String textAt(String path) {
      return switch (path.substring(0, path.indexOf('/') + 1)) {
        case "trust/" -> InMemoryFiles.TRUST;
        case "keys/" -> InMemoryFiles.KEY;
        case "buckets/" ->
            InMemoryFiles.allowEveryone(
                path.endsWith("access-point.json")
                    ? "arn:aws:s3:eu-west-1:222222222222:accesspoint/exchange/object/*"
                    : "arn:aws:s3:::acme-site/*");
        case "vpce/" -> InMemoryFiles.ALLOW_EVERYONE;
        case "rcp/" -> InMemoryFiles.DENY_EVERYONE;
        case "scp/", "policies/" -> InMemoryFiles.ALLOW_READ;
        default -> text;
      };
    }

    @Override
    public Optional<List<String>> list(String folder) {
      return Optional.empty();
    }
  }

  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    String text = Files.readString(Path.of("..", "docs", "environment.md"));
    String start = FENCE + "yaml\n";
    for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      blocks.add(text.substring(at + start.length(), text.indexOf(FENCE, at + start.length())));
    }
    return blocks;
  }

  static Stream<Arguments> examples() throws IOException {
    return blocks().stream().map(text -> arguments(text));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleLoadsWithoutAFinding(String text) {
    List<Finding> findings =
        EnvironmentLoader.load(List.of("environment.yaml"), new Example(text), ParseMode.STRICT)
            .findings();
    assertThat(findings).isEmpty();
  }

  @Test
  void everyMemberOfAnAccountIsShown() throws IOException {
    String all = String.join("\n", blocks());
    assertThat(AccountReader.MEMBERS).allSatisfy(name -> assertThat(all).contains(name + ":"));
  }
}
