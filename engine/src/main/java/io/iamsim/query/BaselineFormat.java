package io.iamsim.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.decision.Decision;
import io.iamsim.model.ConditionKey;
import io.iamsim.parse.Findings;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a baseline file: JSON, one object a line; first the header with the format's version
 * and the context asked with, then a decision a line in the order of {@link MatrixCell}
 * (docs/queries.md). A change of one decision is a change of one line.
 */
final class BaselineFormat {
  static final int VERSION = 1;
  private static final String NAME = "iamsim matrix baseline";
  private static final JsonFactory JSON = new JsonFactory();

  private BaselineFormat() {}

  /** The first line, without its newline. */
  static String header(RequestContext context) {
    return line(
        json -> {
          json.writeStringField("format", NAME);
          json.writeNumberField("version", VERSION);
          json.writeObjectFieldStart("context");
          for (Map.Entry<ConditionKey, ContextValue> entry : context.values().entrySet()) {
            if (!(entry.getValue() instanceof ContextValue.Unknown)) {
              json.writeFieldName(entry.getKey().text());
              value(json, entry.getValue());
            }
          }
          json.writeEndObject();
          json.writeArrayFieldStart("unknown");
          for (Map.Entry<ConditionKey, ContextValue> entry : context.values().entrySet()) {
            if (entry.getValue() instanceof ContextValue.Unknown) {
              json.writeString(entry.getKey().text());
            }
          }
          if (context.isOpen()) {
            json.writeString(RequestContext.ANY_KEY.text());
          }
          json.writeEndArray();
          if (context.reading() == ContextReading.ASSUME_ABSENT) {
            json.writeBooleanField("assumeAbsent", true);
          }
        });
  }

  /** A decision's line, without its newline. */
  static String line(MatrixCell cell) {
    return line(
        json -> {
          json.writeStringField("principal", cell.principal());
          json.writeStringField("action", cell.action());
          json.writeStringField("resource", cell.resource());
          json.writeStringField("decision", cell.decision().text());
        });
  }

  /** The context that a first line was asked with. */
  static Checked<RequestContext> readHeader(SourceText line) {
    Findings findings = new Findings();
    Optional<SourceNode.Mapping> object = object(line, findings);
    if (object.isEmpty()) {
      return Checked.failed(findings.list());
    }
    String format = text(object.get(), "format");
    String version = text(object.get(), "version");
    if (!format.equals(NAME)) {
      findings.add(
          FindingCode.UNKNOWN_FORMAT,
          object.get().span(),
          "the file is no baseline of a matrix",
          "`iamsim matrix --save FILE` writes one");
    } else if (!version.equals(String.valueOf(VERSION))) {
      findings.add(
          FindingCode.UNKNOWN_FORMAT,
          object.get().span(),
          "the baseline has version `" + version + "`, this tool reads version " + VERSION,
          "save it again");
    }
    return Checked.of(context(object.get()), findings.list());
  }

  /** The decision of a line. */
  static Checked<MatrixCell> read(SourceText line) {
    Findings findings = new Findings();
    Optional<SourceNode.Mapping> object = object(line, findings);
    if (object.isEmpty()) {
      return Checked.failed(findings.list());
    }
    for (String member : List.of("principal", "action", "resource")) {
      if (text(object.get(), member).isEmpty()) {
        findings.add(
            FindingCode.MISSING_ELEMENT, object.get().span(), "`" + member + "` is missing", "");
      }
    }
    String decision = text(object.get(), "decision");
    @Nullable Decision known =
        Arrays.stream(Decision.values())
            .filter(value -> value.text().equals(decision))
            .findFirst()
            .orElse(null);
    if (known == null) {
      findings.add(
          FindingCode.INVALID_VALUE, object.get().span(), "`" + decision + "` is no decision", "");
      return Checked.failed(findings.list());
    }
    return Checked.of(
        new MatrixCell(
            text(object.get(), "principal"),
            text(object.get(), "action"),
            text(object.get(), "resource"),
            known),
        findings.list());
  }

  private static Optional<SourceNode.Mapping> object(SourceText line, Findings findings) {
    Checked<SourceNode> node = SourceReader.read(line);
    findings.addAll(node.findings());
    Optional<SourceNode.Mapping> object =
        node.value()
            .filter(SourceNode.Mapping.class::isInstance)
            .map(SourceNode.Mapping.class::cast);
    if (object.isEmpty() && node.ok()) {
      findings.add(
          FindingCode.WRONG_TYPE,
          node.orElseThrow().span(),
          "a line of a baseline is an object",
          "");
    }
    return object;
  }

  private static RequestContext context(SourceNode.Mapping header) {
    RequestContext.Builder context = RequestContext.builder();
    if (header.get("context").orElse(null) instanceof SourceNode.Mapping given) {
      given.members().forEach(member -> context.put(member.name(), value(member.value())));
    }
    if (header.get("unknown").orElse(null) instanceof SourceNode.Sequence unknown) {
      texts(unknown).forEach(key -> context.put(key, new ContextValue.Unknown()));
    }
    if (text(header, "assumeAbsent").equals("true")) {
      context.read(ContextReading.ASSUME_ABSENT);
    }
    return context.build();
  }

  private static ContextValue value(SourceNode node) {
    if (node instanceof SourceNode.Sequence list) {
      return ContextValue.ofList(texts(list));
    }
    return node instanceof SourceNode.Scalar scalar && scalar.type() != SourceNode.ScalarType.NULL
        ? ContextValue.of(scalar.text())
        : new ContextValue.Absent();
  }

  private static List<String> texts(SourceNode.Sequence list) {
    List<String> texts = new ArrayList<>();
    for (SourceNode item : list.items()) {
      if (item instanceof SourceNode.Scalar scalar) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }

  private static String text(SourceNode.Mapping object, String name) {
    return object.get(name).orElse(null) instanceof SourceNode.Scalar scalar ? scalar.text() : "";
  }

  private static void value(JsonGenerator json, ContextValue value) throws IOException {
    if (!(value instanceof ContextValue.Present present)) {
      json.writeNull();
    } else if (present.multivalued()) {
      json.writeStartArray();
      for (String text : present.values()) {
        json.writeString(text);
      }
      json.writeEndArray();
    } else {
      json.writeString(present.values().isEmpty() ? "" : present.values().get(0));
    }
  }

  /** Writes the members of an object. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  private static String line(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }
}
