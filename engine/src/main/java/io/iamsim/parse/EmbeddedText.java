package io.iamsim.parse;

import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that stands encoded within a file: as a string of JSON or YAML, percent-encoded (RFC
 * 3986), or both and repeatedly. It knows of each of its characters where in the file it comes
 * from, so that what is found in it points to where a person can see it.
 */
final class EmbeddedText {
  private static final int MOST_LAYERS = 8;

  private final SourceText text;
  private final TextPlaces places;
  private final TextPlaces file;

  /** The offset in the file of each character and of the end. */
  private final int[] offsets;

  private EmbeddedText(String name, Characters characters, TextPlaces file) {
    this.text = SourceText.of(name, characters.text());
    this.places = new TextPlaces(text);
    this.file = file;
    this.offsets = characters.offsets();
  }

  /** A whole file. */
  static EmbeddedText of(SourceText source) {
    TextPlaces file = new TextPlaces(source);
    Characters all = new Characters(source.text().length());
    for (int i = 0; i < source.text().length(); i++) {
      all.add(source.text().charAt(i), i);
    }
    all.end(source.text().length());
    return new EmbeddedText(source.name(), all, file);
  }

  /** A text of which only the whole stretch is known. */
  static EmbeddedText somewhereIn(String text, SourceSpan span) {
    Characters all = new Characters(text.length());
    text.chars().forEach(c -> all.add((char) c, 0));
    all.end(0);
    TextPlaces place =
        new TextPlaces(new SourceText(span.source(), "", span.line(), span.column()));
    return new EmbeddedText(span.source(), all, place);
  }

  /** The text of a string that stands in this one, at a place counted in this one. */
  EmbeddedText string(SourceNode.Scalar scalar) {
    int start = places.offset(scalar.span().line(), scalar.span().column());
    @Nullable Characters raw = StringLiteral.read(text.text(), start, scalar.text());
    if (raw == null) {
      SourceSpan span = place(scalar.span());
      return somewhereIn(scalar.text(), span);
    }
    return new EmbeddedText(text.name(), raw.through(offsets), file);
  }

  /** This text without all the layers of encoding around a JSON object. */
  EmbeddedText decoded() {
    EmbeddedText decoded = this;
    for (int i = 0; i < MOST_LAYERS; i++) {
      @Nullable Characters next = decoded.next();
      if (next == null) {
        return decoded;
      }
      decoded = new EmbeddedText(text.name(), next.through(decoded.offsets), file);
    }
    return decoded;
  }

  /** True if a text begins as no object and no YAML of a policy does. */
  static boolean isEncoded(String all) {
    int first = start(all);
    return all.startsWith("%", first)
        || all.startsWith("{%", first)
        || all.startsWith("\"{", first)
        || all.startsWith("\"%", first)
        || all.startsWith("{\\", first);
  }

  private static int start(String all) {
    int first = 0;
    while (first < all.length() && Character.isWhitespace(all.charAt(first))) {
      first++;
    }
    return first;
  }

  private @Nullable Characters next() {
    String all = text.text();
    int first = start(all);
    if (all.startsWith("%", first) || all.startsWith("{%", first)) {
      return percentDecoded(all);
    }
    if (all.startsWith("\"", first)) {
      return StringLiteral.json(all, first + 1);
    }
    return all.startsWith("{\\", first) ? StringLiteral.json(all, first) : null;
  }

  /** UTF-8 behind percent signs; a plus is a plus. */
  private static @Nullable Characters percentDecoded(String all) {
    Characters decoded = new Characters(all.length());
    int i = 0;
    while (i < all.length()) {
      int start = i;
      List<Byte> bytes = new ArrayList<>();
      while (i + 2 < all.length() && all.charAt(i) == '%' && isHex(all, i + 1)) {
        bytes.add((byte) Integer.parseInt(all.substring(i + 1, i + 3), 16));
        i += 3;
      }
      if (bytes.isEmpty()) {
        decoded.add(all.charAt(i), i);
        i++;
      } else {
        addUtf8(bytes, start, decoded);
      }
    }
    decoded.end(all.length());
    return decoded.text().equals(all) ? null : decoded;
  }

  private static void addUtf8(List<Byte> bytes, int start, Characters decoded) {
    int at = 0;
    while (at < bytes.size()) {
      int b = bytes.get(at) & 0xFF;
      int length = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
      int end = Math.min(at + length, bytes.size());
      byte[] one = new byte[end - at];
      for (int i = at; i < end; i++) {
        one[i - at] = bytes.get(i);
      }
      for (char c : new String(one, StandardCharsets.UTF_8).toCharArray()) {
        decoded.add(c, start + 3 * at);
      }
      at = end;
    }
  }

  private static boolean isHex(String all, int at) {
    return Character.digit(all.charAt(at), 16) >= 0 && Character.digit(all.charAt(at + 1), 16) >= 0;
  }

  String text() {
    return text.text();
  }

  /** The tree in this text, with places counted in this text; findings have theirs in the file. */
  Checked<SourceNode> read() {
    Checked<SourceNode> tree = SourceReader.read(text);
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : tree.findings()) {
      @Nullable SourceSpan span = finding.span();
      findings.add(
          new Finding(
              finding.severity(),
              finding.code(),
              span == null ? null : place(span),
              finding.message() + ", in the text of this string",
              finding.help()));
    }
    return Checked.of(tree.value().orElse(null), findings);
  }

  /** Where in the file a stretch of this text comes from. */
  SourceSpan place(SourceSpan inner) {
    return file.span(
        offsets[places.offset(inner.line(), inner.column())],
        offsets[places.offset(inner.endLine(), inner.endColumn())]);
  }

  /** A tree of this text, with places in the file. */
  SourceNode placed(SourceNode node) {
    SourceSpan span = place(node.span());
    if (node instanceof SourceNode.Mapping mapping) {
      return new SourceNode.Mapping(
          mapping.members().stream()
              .map(
                  member ->
                      new SourceNode.Member(
                          member.name(), place(member.nameSpan()), placed(member.value())))
              .toList(),
          span);
    }
    if (node instanceof SourceNode.Sequence sequence) {
      return new SourceNode.Sequence(sequence.items().stream().map(this::placed).toList(), span);
    }
    SourceNode.Scalar scalar = (SourceNode.Scalar) node;
    return new SourceNode.Scalar(scalar.type(), scalar.text(), span);
  }
}
