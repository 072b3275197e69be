package io.iamsim.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.explain.ContextRead;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import java.io.IOException;
import java.util.List;

/** Writes what {@code can --output json} answers (docs/json.md). */
public final class JsonReport {
  private final JsonGenerator json;
  private final Versions versions;

  /** Writes to this generator. */
  public JsonReport(JsonGenerator json, Versions versions) {
    this.json = json;
    this.versions = versions;
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
    nearestMiss(explanation.nearestMisses());
    contextRead(explanation.contextReads());
    version();
    json.writeEndObject();
  }

  /** The version that answers. */
  public void version() throws IOException {
    json.writeObjectFieldStart("version");
    json.writeStringField("tool", versions.tool());
    json.writeStringField("rules", versions.rules());
    json.writeStringField("serviceData", versions.serviceData());
    json.writeEndObject();
  }

  private void nearestMiss(List<StatementExplanation> misses) throws IOException {
    json.writeArrayFieldStart("nearestMiss");
    for (StatementExplanation miss : misses) {
      json.writeStartObject();
      json.writeStringField("policyType", miss.layer().text());
      json.writeStringField("policy", miss.policy());
      AnswerMembers.optional(json, "target", miss.target());
      json.writeStringField("sid", miss.statement().sid());
      json.writeStringField("effect", miss.statement().effect().text());
      AnswerMembers.place(json, miss.statement().span());
      json.writeArrayFieldStart("parts");
      for (PartExplanation part : miss.parts()) {
        part(part);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void part(PartExplanation part) throws IOException {
    json.writeStartObject();
    json.writeStringField("part", part.part().text());
    json.writeStringField("outcome", part.outcome().text());
    json.writeStringField("text", part.text());
    AnswerMembers.place(json, part.span());
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
