package io.iamsim.parse;

import io.iamsim.model.PolicyDocument;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Policy documents as bytes, to keep or to send. What is read back equals what was written, places
 * in the text included, and so compiles to the same and decides and explains alike; nothing is
 * parsed again, and the text is not needed.
 *
 * <p>The bytes are: eight that name the format and its version; the texts, each once; the documents
 * as numbers, of which those that stand for a text are its place among the texts; a checksum of all
 * before it. An archive of another version is refused, not guessed at, and so is one that was
 * damaged. Archives are no place for trust: what is read back was not checked for what a parser
 * would find, so read only what this class wrote.
 */
public final class PolicyArchive {
  static final long FORMAT = 0x6961_6d73_696d_0000L;
  static final int VERSION = 1;

  private static final int HEADER = Long.BYTES;
  private static final int CHECKSUM = Long.BYTES;

  private PolicyArchive() {}

  /** The documents as bytes. */
  public static byte[] write(List<PolicyDocument> documents) {
    byte[] body = new ArchiveWriter().write(documents);
    ByteBuffer archive = ByteBuffer.allocate(HEADER + body.length + CHECKSUM);
    archive.putLong(FORMAT | VERSION).put(body);
    return archive.putLong(checksum(archive.array())).array();
  }

  private static long checksum(byte[] archive) {
    CRC32 checksum = new CRC32();
    checksum.update(archive, 0, archive.length - CHECKSUM);
    return checksum.getValue();
  }

  /**
   * The documents that an archive holds; no documents, but a finding, if it is none, of another
   * version, or damaged.
   *
   * @param name how findings call the archive
   */
  public static Checked<List<PolicyDocument>> read(String name, byte[] archive) {
    if (archive.length < HEADER || ByteBuffer.wrap(archive).getLong() >>> 16 != FORMAT >>> 16) {
      return refused(name, FindingCode.UNKNOWN_FORMAT, "this is no archive of policies", "");
    }
    int version = (int) (ByteBuffer.wrap(archive).getLong() & 0xFFFF);
    if (version != VERSION) {
      return refused(
          name,
          FindingCode.UNKNOWN_FORMAT,
          "the archive has version " + version + ", this release reads version " + VERSION,
          "write it anew from the policies");
    }
    ByteBuffer end = ByteBuffer.wrap(archive);
    if (archive.length < HEADER + CHECKSUM
        || end.getLong(archive.length - CHECKSUM) != checksum(archive)) {
      return damaged(name);
    }
    try {
      byte[] body = Arrays.copyOfRange(archive, HEADER, archive.length - CHECKSUM);
      return Checked.of(new ArchiveReader(body).read(), List.of());
    } catch (RuntimeException e) {
      return damaged(name);
    }
  }

  private static Checked<List<PolicyDocument>> damaged(String name) {
    return refused(
        name, FindingCode.UNREADABLE, "the archive is damaged", "write it anew from the policies");
  }

  private static Checked<List<PolicyDocument>> refused(
      String name, FindingCode code, String message, String help) {
    return Checked.failed(List.of(Finding.of(code, SourceSpan.at(name, 1, 1), message, help)));
  }
}
