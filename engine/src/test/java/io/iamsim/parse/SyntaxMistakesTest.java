package io.iamsim.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.golden.Golden;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is said of texts that are not quite JSON or YAML. The cases stand in syntax-mistakes.txt,
 * each behind a line of equals signs and followed by what is said of it; {@code ->} stands for a
 * tab and {@code ^_} for a no-break space.
 */
class SyntaxMistakesTest {
  private static final Path CASES =
      Path.of("src/test/resources/io/iamsim/parse/syntax-mistakes.txt");
  private static final Pattern LIBRARY_WORDS =
      Pattern.compile(
          "(?i)jackson|snake|token|scalar|block|flow|simple key|<|org\\.|com\\.|java|exception"
              + "|START_|END_|VALUE_|while |expected|unexpected|\\bnull\\b|stream|mapping|collection"
              + "|cannot be understood|cannot be read");
  private static final int MUTATIONS = 6_000;

  @Test
  void eachMistakeIsToldInPlainWordsWithItsPlace() throws IOException {
    StringBuilder page = new StringBuilder();
    for (String entry : Files.readString(CASES).split("(?m)^====+\n")) {
      if (!entry.isEmpty()) {
        String text = entry.replaceAll("(?m)^>> .*\n", "");
        page.append("====\n").append(text);
        said(text).findings().forEach(finding -> page.append(">> ").append(finding).append('\n'));
      }
    }
    Golden.check(CASES, page.toString());
  }

  private static Checked<SourceNode> said(String text) {
    String read = text.substring(0, text.length() - 1).replace("->", "\t").replace("^_", "\u00a0");
    return SourceReader.read(SourceText.of("file", read));
  }

  @Test
  void everyCaseIsRefused() throws IOException {
    for (String entry : Files.readString(CASES).split("(?m)^====+\n")) {
      if (!entry.isEmpty()) {
        assertThat(said(entry.replaceAll("(?m)^>> .*\n", "")).ok()).as(entry).isFalse();
      }
    }
  }

  @Test
  void noMessageHasTheLibrarysWordsWhateverIsBroken() {
    for (String whole : List.of(JSON, YAML)) {
      Random random = new Random(1);
      for (int i = 0; i < MUTATIONS; i++) {
        String text = mutated(whole, random);
        for (Finding finding : SourceReader.read(SourceText.of("f", text)).findings()) {
          if (finding.code() == FindingCode.SYNTAX_ERROR) {
            String ours = finding.message().replaceAll("`[^`]*`", "") + finding.help();
            assertThat(ours).as(text).doesNotContainPattern(LIBRARY_WORDS);
            long lines = text.lines().count();
            assertThat(finding.span()).isNotNull();
            assertThat((long) finding.span().line()).as(text).isBetween(1L, Math.max(1, lines) + 1);
          }
        }
      }
    }
  }

  private static String mutated(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
      int at = random.nextInt(text.length());
      String pieces = "{}[]\",:'-*&!|>%@`#\t \n\\?;=a1\u0007\u00a0";
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
        default -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
      }
    }
    return text.toString();
  }

  private static final String JSON =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Sid": "A1", "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "*"},
          {
            "Effect": "Deny",
            "Action": "s3:*",
            "Resource": "arn:aws:s3:::b/*",
            "Condition": {"Bool": {"aws:SecureTransport": false}, "NumericLess": {"a": 1.5}}
          }
        ]
      }
      """;
  private static final String YAML =
      """
      # accounts
      accounts:
        "111122223333":
          name: 'shop'
          users:
            alice: {policies: [Own, "Other"], tags: {team: red}}
          managedPolicies:
            Own:
              Version: 2012-10-17
              Statement:
                - Effect: Allow
                  Action: s3:Get*
                  Resource: "arn:aws:s3:::b/*"
                - Effect: Deny
                  Action:
                  - s3:PutObject
                  Resource: "*"
            Other: other.json
      text: |
        several
        lines
      """;
}
