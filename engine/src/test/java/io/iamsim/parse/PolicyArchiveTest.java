package io.iamsim.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PolicyArchiveTest {
  private static final String TEXT =
      """
      {"Version": "2012-10-17", "Id": "own-\u20ac", "Statement": [
        {"Sid": "one", "Effect": "Allow", "Action": ["s3:Get*", "S3:PutObject"],
         "Principal": {"AWS": ["111122223333", "arn:aws:iam::111122223333:root",
           "arn:aws:iam::111122223333:role/r", "AIDACKCEVSQ6C2EXAMPLE", "arn:aws:iam::1:r*"],
           "Service": "lambda.amazonaws.com", "Federated": "accounts.google.com",
           "CanonicalUser": "79a59df900b949e55d96a1e698fbaced"},
         "Resource": ["arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/${*}", "*"],
         "Condition": {"ForAnyValue:StringLikeIfExists": {"AWS:tagkeys": ["a*", "${aws:x"]},
           "NumericLessThan": {"s3:max-keys": 10}, "Bool": {"aws:SecureTransport": true}}},
        {"Effect": "Deny", "NotPrincipal": "*", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::c"},
        {"Effect": "Deny", "Principal": "*", "Action": "s3:*"}
      ]}
      """;

  private static PolicyDocument document() {
    return PolicyParser.parse(SourceText.of("p.json", TEXT), PolicyType.RESOURCE, ParseMode.LENIENT)
        .orElseThrow();
  }

  @Test
  void whatIsReadBackIsWhatWasWritten() {
    List<PolicyDocument> documents = List.of(document(), document());
    byte[] archive = PolicyArchive.write(documents);
    List<PolicyDocument> read = PolicyArchive.read("a", archive).orElseThrow();
    assertThat(read).isEqualTo(documents);
    // keys are equal in any case, but are shown as they were spelt
    assertThat(read).hasToString(documents.toString());
    assertThat(document().statements().get(0).principal().entries()).hasSize(8);
    assertThat(PolicyArchive.write(read)).isEqualTo(archive);
  }

  @Test
  void nothingIsAnArchiveToo() {
    assertThat(PolicyArchive.read("a", PolicyArchive.write(List.of())).orElseThrow()).isEmpty();
  }

  @Test
  void anotherVersionIsRefusedByName() {
    byte[] archive = PolicyArchive.write(List.of(document()));
    archive[7]++;
    assertThat(PolicyArchive.read("old.policies", archive).findings())
        .extracting(Finding::toString)
        .containsExactly(
            "old.policies:1:1: error: the archive has version 2, this release reads version 1"
                + " (write it anew from the policies)");
  }

  @Test
  void whatIsNoArchiveIsRefused() {
    for (byte[] bytes :
        List.of(new byte[0], new byte[] {1, 2, 3}, "{\"Version\": 1}".getBytes(UTF_8))) {
      assertThat(PolicyArchive.read("a", bytes).findings())
          .extracting(Finding::code)
          .containsExactly(FindingCode.UNKNOWN_FORMAT);
    }
  }

  @Test
  void noChangeOfAByteGoesUnnoticed() {
    byte[] archive = PolicyArchive.write(List.of(document()));
    for (int i = 0; i < archive.length; i++) {
      byte[] changed = archive.clone();
      changed[i] ^= 0x10;
      assertThat(PolicyArchive.read("a", changed).ok()).isFalse();
    }
    for (int length = 0; length < archive.length; length++) {
      assertThat(PolicyArchive.read("a", Arrays.copyOf(archive, length)).ok()).isFalse();
    }
  }

  /** Of bytes that nobody wrote, with a checksum that fits, there comes no exception. */
  @Test
  void inventedBytesDoNoHarm() {
    Random random = new Random(20261124);
    byte[] archive = PolicyArchive.write(List.of(document()));
    for (int i = 0; i < 20_000; i++) {
      byte[] invented = archive.clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        invented[8 + random.nextInt(archive.length - 16)] = (byte) random.nextInt(256);
      }
      CRC32 checksum = new CRC32();
      checksum.update(invented, 0, invented.length - Long.BYTES);
      ByteBuffer.wrap(invented).putLong(invented.length - Long.BYTES, checksum.getValue());
      Checked<List<PolicyDocument>> read = PolicyArchive.read("a", invented);
      assertThat(read.ok() || read.findings().get(0).code() == FindingCode.UNREADABLE).isTrue();
    }
  }
}
