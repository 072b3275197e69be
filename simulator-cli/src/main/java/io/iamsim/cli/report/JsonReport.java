package io.iamsim.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.explain.ContextRead;
import io.iamsim.explain.Explanation;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import java.io.IOException;
import java.util.List;

/** Writes what {@code can --output json} answers (docs/json.md). */
public final class JsonReport {
  private final JsonGenerator json;
  private final Versions versions;
  private final Detail detail;

  /** Writes to this generator. */
  public JsonReport(JsonGenerator json, Versions versions) {
    this(json, versions, Detail.USUAL);
  }

  /** Writes to this generator; with full detail every statement that was looked at. */
  JsonReport(JsonGenerator json, Versions versions, Detail detail) {
    this.json = json;
    this.versions = versions;
    this.detail = detail;
  }

  /** The answer for one resource, as one object. */
  public void write(AccessRequest request, Explanation explanation) throws IOException {
    EvaluationResult result = explanation.result();
    json.writeStartObject();
    json.writeStringField("principal", request.principal().text());
    json.writeStringField("action", request.action().text());
    json.writeStringField("resource", request.resource());
    AnswerMembers.write(json, result, matched -> matched.statement().span());
    AnswerMembers.notes(json, result.notes());
    AnswerMembers.strings(json, "rules", result.rules());
    AnswerMembers.layerNames(json, "bypassed", result.bypassed());
    AnswerMembers.nearestMiss(json, explanation.nearestMisses());
    if (detail == Detail.FULL) {
      AnswerMembers.statements(json, explanation.statements());
    }
    contextRead(explanation.contextReads());
    AnswerMembers.version(json, versions);
    json.writeEndObject();
  }

  private void contextRead(List<ContextRead> reads) throws IOException {
    json.writeArrayFieldStart("contextRead");
    for (ContextRead read : reads) {
      json.writeStartObject();
      json.writeStringField("key", read.key());
      json.writeStringField("state", read.known().map(JsonReport::state).orElse("missing"));
      if (read.value() instanceof ContextValue.Present present) {
        json.writeBooleanField("multivalued", present.multivalued());
        AnswerMembers.strings(json, "values", present.values());
      }
      if (read.value() instanceof ContextValue.Unknown unknown) {
        json.writeBooleanField("certain", unknown.certain());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String state(ContextValue value) {
    if (value instanceof ContextValue.Present) {
      return "present";
    }
    return value instanceof ContextValue.Absent ? "absent" : "unknown";
  }
}
