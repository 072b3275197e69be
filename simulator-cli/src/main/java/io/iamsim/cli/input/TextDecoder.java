package io.iamsim.cli.input;

import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns bytes into text and says where they cannot be one. */
final class TextDecoder {
  private TextDecoder() {}

  /** The text without its byte order mark. */
  static Checked<String> decode(String name, byte[] bytes) {
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      mark = 3;
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    }
    return decode(name, ByteBuffer.wrap(bytes, mark, bytes.length - mark), charset);
  }

  private static Checked<String> decode(String name, ByteBuffer bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer characters = CharBuffer.allocate(bytes.remaining() + 1);
    CoderResult result = decoder.decode(bytes, characters, true);
    String text = characters.flip().toString();
    if (!result.isError()) {
      return Checked.of(text, List.of());
    }
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    int column = text.length() - text.lastIndexOf('\n');
    return Checked.failed(
        List.of(
            Finding.of(
                FindingCode.INVALID_CHARACTER,
                SourceSpan.at(name, line, column),
                "bytes that are not " + charset.name(),
                "save the file as UTF-8")));
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
