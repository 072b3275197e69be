package io.iamsim.cli.report.outcome;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Versions;
import io.iamsim.expect.Outcome;
import io.iamsim.source.SourceSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * SARIF 2.1.0: a result for each failure, at the policy statement that decides or came closest,
 * with the expectation as related location.
 */
public final class SarifReport implements OutcomeReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Versions versions;

  /** Names these versions. */
  public SarifReport(Versions versions) {
    this.versions = versions;
  }

  @Override
  public void write(TestResults results, OutputStream out) throws IOException {
    try (JsonGenerator json = PrettyJson.to(out)) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      tool(json);
      json.writeStringField("columnKind", "utf16CodeUnits");
      json.writeArrayFieldStart("results");
      for (Outcome failure : results.failures()) {
        result(json, results, failure);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void tool(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "iamsim");
    json.writeStringField("version", versions.tool());
    json.writeArrayFieldStart("rules");
    for (FailureKind kind : FailureKind.values()) {
      json.writeStartObject();
      json.writeStringField("id", kind.id());
      text(json, "shortDescription", kind.title());
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", "error");
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, TestResults results, Outcome failure)
      throws IOException {
    FailureKind kind = FailureKind.of(failure);
    json.writeStartObject();
    json.writeStringField("ruleId", kind.id());
    json.writeNumberField("ruleIndex", kind.ordinal());
    json.writeStringField("level", "error");
    text(
        json,
        "message",
        failure.expectation().name()
            + ": "
            + failure.reason()
            + "\n"
            + String.join("\n", results.explained(failure)));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    location(json, results, failure.place());
    json.writeEndObject();
    json.writeEndArray();
    json.writeArrayFieldStart("relatedLocations");
    json.writeStartObject();
    json.writeNumberField("id", 1);
    location(json, results, failure.expectation().span());
    text(json, "message", "the expectation");
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("iamsimExpectation/v1", Fingerprint.of(results, failure));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void location(JsonGenerator json, TestResults results, SourceSpan span)
      throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(results.path(span.source())));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", span.line());
    json.writeNumberField("startColumn", span.column());
    json.writeNumberField("endLine", span.endLine());
    json.writeNumberField("endColumn", span.endColumn());
    String snippet = results.snippets().exactly(span).orElse("");
    if (!snippet.isEmpty()) {
      text(json, "snippet", snippet);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String uri(String path) {
    try {
      Path file = Path.of(path);
      return file.isAbsolute()
          ? file.toUri().toASCIIString()
          : new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      return Path.of(path).toUri().toASCIIString();
    }
  }
}
