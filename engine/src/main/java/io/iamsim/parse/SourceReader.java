package io.iamsim.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.iamsim.match.Shared;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads JSON or YAML into positioned nodes. A text that begins with a brace or bracket is JSON, any
 * other is YAML; of YAML, aliases, tags and further documents are refused, so that a small text
 * cannot stand for a large one.
 */
public final class SourceReader {
  /** As few members are looked for one after the other. */
  private static final int FEW = 16;

  /** What texts have in common: elements, actions, condition keys, short values; not ARNs. */
  private static final Shared<String> WORDS = new Shared<>(word -> word);

  private static final JsonFactory JSON = jsonFactory();
  private static final JsonFactory YAML = yamlFactory();

  private final SourceText source;
  private final ReadLimits limits;
  private final Findings findings = new Findings();
  private final SourceSpan origin;

  private SourceReader(SourceText source, ReadLimits limits) {
    this.source = source;
    this.limits = limits;
    this.origin = SourceSpan.at(source.name(), source.firstLine(), source.firstColumn());
  }

  /** The node tree of a text, with the default limits. */
  public static Checked<SourceNode> read(SourceText source) {
    return read(source, ReadLimits.DEFAULT);
  }

  /** The node tree of a text; no tree if the text is malformed or beyond the limits. */
  public static Checked<SourceNode> read(SourceText source, ReadLimits limits) {
    return new SourceReader(source, limits).read();
  }

  private Checked<SourceNode> read() {
    String text = source.text().startsWith("\uFEFF") ? source.text().substring(1) : source.text();
    if (text.length() > limits.maxCharacters()) {
      findings.add(
          FindingCode.DOCUMENT_TOO_LARGE,
          origin,
          "the text has " + text.length() + " characters, the limit is " + limits.maxCharacters(),
          "split it");
      return Checked.failed(findings.list());
    }
    boolean json = looksLikeJson(text);
    try (JsonParser parser = (json ? JSON : YAML).createParser(text)) {
      @Nullable JsonToken first = parser.nextToken();
      if (first == null) {
        findings.add(FindingCode.SYNTAX_ERROR, origin, "the text is empty", "");
        return Checked.failed(findings.list());
      }
      SourceNode node = node(parser, first, 1);
      if (parser.nextToken() != null) {
        findings.add(
            FindingCode.SYNTAX_ERROR,
            at(parser.currentTokenLocation()),
            "text behind the end of the document",
            "keep one document in a file");
      }
      return Checked.of(node, findings.list());
    } catch (Refused refused) {
      return Checked.failed(findings.list());
    } catch (IOException | RuntimeException e) {
      reportSyntax(json ? inJson(text, e) : inYaml(text, e), json);
      return Checked.failed(findings.list());
    }
  }

  private static SyntaxMistake inYaml(String text, Exception e) {
    @Nullable JsonLocation place = place(e);
    return place == null
        ? YamlSyntax.explain(text, e, 1, 1)
        : YamlSyntax.explain(text, e, place.getLineNr(), place.getColumnNr());
  }

  /** Numbers of a thousand digits and the like are JSON that the library refuses nevertheless. */
  private static SyntaxMistake inJson(String text, Exception e) {
    @Nullable JsonLocation place = place(e);
    return SyntaxMistake.inJson(text)
        .orElseGet(
            () ->
                new SyntaxMistake(
                    place == null ? 1 : Math.max(1, place.getLineNr()),
                    place == null ? 1 : Math.max(1, place.getColumnNr()),
                    "a value that cannot be read",
                    "look for a number or a name of unusual length"));
  }

  private static @Nullable JsonLocation place(Exception e) {
    return e instanceof JsonProcessingException processing ? processing.getLocation() : null;
  }

  private void reportSyntax(SyntaxMistake mistake, boolean json) {
    int column = mistake.column() + (mistake.line() == 1 ? source.firstColumn() - 1 : 0);
    findings.add(
        FindingCode.SYNTAX_ERROR,
        SourceSpan.at(source.name(), mistake.line() + source.firstLine() - 1, column),
        "not valid " + (json ? "JSON" : "YAML") + ": " + mistake.message(),
        mistake.help());
  }

  /** A comment before the first brace is a mistake in JSON, and no YAML of ours begins so. */
  private static boolean looksLikeJson(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        return c == '{' || c == '[' || text.startsWith("//", i) || text.startsWith("/*", i);
      }
    }
    return false;
  }

  private SourceNode node(JsonParser parser, JsonToken token, int depth) throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    refuseYamlExtras(parser, start);
    if (depth > limits.maxDepth()) {
      findings.add(
          FindingCode.NESTING_TOO_DEEP,
          at(start),
          "nested deeper than " + limits.maxDepth() + " levels",
          "");
      throw new Refused();
    }
    return switch (token) {
      case START_OBJECT -> mapping(parser, start, depth);
      case START_ARRAY -> sequence(parser, start, depth);
      default -> scalar(parser, token, start);
    };
  }

  private SourceNode mapping(JsonParser parser, JsonLocation start, int depth) throws IOException {
    List<SourceNode.Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>(0);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      JsonLocation nameStart = parser.currentTokenLocation();
      refuseYamlExtras(parser, nameStart);
      String name = text(parser, nameStart);
      SourceSpan nameSpan = to(nameStart, parser);
      SourceNode value = node(parser, parser.nextToken(), depth + 1);
      if (isNew(name, members, names)) {
        members.add(new SourceNode.Member(name, nameSpan, value));
      } else {
        findings.add(
            FindingCode.DUPLICATE_KEY,
            nameSpan,
            "`" + name + "` stands twice in one object, first on line " + line(name, members),
            "keep one of them; a list takes several values");
      }
    }
    return new SourceNode.Mapping(members, to(start, parser));
  }

  private static int line(String name, List<SourceNode.Member> members) {
    for (SourceNode.Member member : members) {
      if (member.name().equals(name)) {
        return member.nameSpan().line();
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** True if no member has the name. Few names are compared, many looked up. */
  private static boolean isNew(String name, List<SourceNode.Member> members, Set<String> names) {
    if (members.size() < FEW) {
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).name().equals(name)) {
          return false;
        }
      }
      return true;
    }
    if (names.isEmpty()) {
      members.forEach(member -> names.add(member.name()));
    }
    return names.add(name);
  }

  private SourceNode sequence(JsonParser parser, JsonLocation start, int depth) throws IOException {
    List<SourceNode> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(parser, token, depth + 1));
    }
    return new SourceNode.Sequence(items, to(start, parser));
  }

  private SourceNode scalar(JsonParser parser, JsonToken token, JsonLocation start)
      throws IOException {
    String text = text(parser, start);
    SourceNode.ScalarType type =
        switch (token) {
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> SourceNode.ScalarType.NUMBER;
          case VALUE_TRUE, VALUE_FALSE -> SourceNode.ScalarType.BOOLEAN;
          case VALUE_NULL -> SourceNode.ScalarType.NULL;
          default -> SourceNode.ScalarType.STRING;
        };
    return new SourceNode.Scalar(type, text, to(start, parser));
  }

  private String text(JsonParser parser, JsonLocation start) throws IOException {
    String text = parser.getText();
    if (text.length() > limits.maxStringLength()) {
      findings.add(
          FindingCode.STRING_TOO_LONG,
          at(start),
          "a string has " + text.length() + " characters, the limit is " + limits.maxStringLength(),
          "");
      throw new Refused();
    }
    return text.startsWith("arn:") ? text : WORDS.of(text);
  }

  private void refuseYamlExtras(JsonParser parser, JsonLocation start) throws IOException {
    if (!(parser instanceof YAMLParser yaml)) {
      return;
    }
    if (yaml.isCurrentAlias()) {
      findings.add(
          FindingCode.YAML_ALIAS,
          at(start),
          "a YAML alias (`*name`) is not accepted",
          "write the value out; quote a text that begins with `*`, as in \"*\"");
      throw new Refused();
    }
    if (yaml.getTypeId() != null) {
      findings.add(
          FindingCode.YAML_TAG,
          at(start),
          "the YAML tag `" + yaml.getTypeId() + "` is not accepted",
          "write the value itself; quote a text that begins with `!`");
      throw new Refused();
    }
  }

  private SourceSpan at(JsonLocation place) {
    return span(place, place);
  }

  private SourceSpan to(JsonLocation start, JsonParser parser) {
    return span(start, parser.currentLocation());
  }

  private SourceSpan span(JsonLocation start, JsonLocation end) {
    return new SourceSpan(source.name(), line(start), column(start), line(end), column(end));
  }

  private int line(JsonLocation place) {
    return Math.max(place.getLineNr(), 1) + source.firstLine() - 1;
  }

  private int column(JsonLocation place) {
    int column = Math.max(place.getColumnNr(), 1);
    return place.getLineNr() <= 1 ? column + source.firstColumn() - 1 : column;
  }

  private static StreamReadConstraints constraints() {
    // our own limits speak first; these only keep the library from failing before them
    return StreamReadConstraints.builder()
        .maxNestingDepth(10_000)
        .maxStringLength(ReadLimits.DEFAULT.maxCharacters())
        .maxNameLength(ReadLimits.DEFAULT.maxCharacters())
        .maxNumberLength(1_000)
        .build();
  }

  private static JsonFactory jsonFactory() {
    return JsonFactory.builder().streamReadConstraints(constraints()).build();
  }

  private static JsonFactory yamlFactory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(ReadLimits.DEFAULT.maxCharacters());
    options.setNestingDepthLimit(10_000);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .streamReadConstraints(constraints())
        .build();
  }

  /** Ends reading; the finding has been made. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("refused", null, false, false);
    }
  }
}
