package io.iamsim.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.source.SourceSpan;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the members that every JSON answer has, always in the same order (docs/json.md). */
public final class AnswerMembers {
  private AnswerMembers() {}

  /**
   * The decision and what led to it, without the members that may be left out.
   *
   * @param place where a matched statement stands; a place without a source names no file
   */
  public static void write(
      JsonGenerator json, EvaluationResult result, Function<MatchedStatement, SourceSpan> place)
      throws IOException {
    json.writeStringField("decision", result.decision().text());
    layerNames(json, "decidedBy", result.decidedBy());
    json.writeArrayFieldStart("matchedStatements");
    for (MatchedStatement matched : result.matchedStatements()) {
      matched(json, matched, place.apply(matched));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("layers");
    for (LayerDecision layer : result.layers()) {
      layer(json, layer);
    }
    json.writeEndArray();
    strings(json, "missingContextKeys", result.missingContextKeys());
    strings(json, "unknownContextKeys", result.unknownContextKeys());
  }

  /** The remarks. */
  public static void notes(JsonGenerator json, List<Note> notes) throws IOException {
    notes(json, "notes", notes);
  }

  /** Remarks under a name of their own. */
  static void notes(JsonGenerator json, String name, List<Note> notes) throws IOException {
    json.writeArrayFieldStart(name);
    for (Note note : notes) {
      json.writeStartObject();
      json.writeStringField("kind", note.kind().text());
      json.writeStringField("rule", note.rule());
      json.writeStringField("text", note.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A list of strings. */
  public static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** A list of layers, by name. */
  public static void layerNames(JsonGenerator json, String name, List<Layer> layers)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Layer layer : layers) {
      json.writeString(layer.text());
    }
    json.writeEndArray();
  }

  /** A string member, left out if there is none. */
  static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  /** The place of a part or statement. */
  public static void place(JsonGenerator json, SourceSpan span) throws IOException {
    optional(json, "file", span.source());
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
  }

  /** A statement that matched, and where it stands. */
  public static void matched(JsonGenerator json, MatchedStatement matched, SourceSpan span)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("policyType", matched.layer().text());
    json.writeStringField("policy", matched.policy());
    optional(json, "target", matched.target());
    json.writeStringField("sid", matched.statement().sid());
    json.writeStringField("effect", matched.statement().effect().text());
    place(json, span);
    if (!matched.certain()) {
      json.writeBooleanField("certain", false);
    }
    json.writeEndObject();
  }

  private static void layer(JsonGenerator json, LayerDecision layer) throws IOException {
    json.writeStartObject();
    json.writeStringField("layer", layer.layer().text());
    optional(json, "target", layer.target());
    json.writeStringField("result", layer.result().text());
    optional(json, "reason", layer.reason());
    json.writeEndObject();
  }

  /** The statements that came closest. */
  public static void nearestMiss(JsonGenerator json, List<StatementExplanation> misses)
      throws IOException {
    json.writeArrayFieldStart("nearestMiss");
    for (StatementExplanation miss : misses) {
      json.writeStartObject();
      statement(json, miss);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Every statement that was looked at. */
  static void statements(JsonGenerator json, List<StatementExplanation> statements)
      throws IOException {
    json.writeArrayFieldStart("statements");
    for (StatementExplanation statement : statements) {
      json.writeStartObject();
      json.writeStringField("outcome", statement.outcome().text());
      statement(json, statement);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The members of a statement and its parts. */
  public static void statement(JsonGenerator json, StatementExplanation statement)
      throws IOException {
    json.writeStringField("policyType", statement.layer().text());
    json.writeStringField("policy", statement.policy());
    optional(json, "target", statement.target());
    json.writeStringField("sid", statement.statement().sid());
    json.writeStringField("effect", statement.statement().effect().text());
    place(json, statement.statement().span());
    json.writeArrayFieldStart("parts");
    for (PartExplanation part : statement.parts()) {
      part(json, part);
    }
    json.writeEndArray();
  }

  private static void part(JsonGenerator json, PartExplanation part) throws IOException {
    json.writeStartObject();
    json.writeStringField("part", part.part().text());
    json.writeStringField("outcome", part.outcome().text());
    json.writeStringField("text", part.text());
    place(json, part.span());
    json.writeEndObject();
  }

  /** The version that answers. */
  public static void version(JsonGenerator json, Versions versions) throws IOException {
    json.writeObjectFieldStart("version");
    json.writeStringField("tool", versions.tool());
    json.writeStringField("rules", versions.rules());
    json.writeStringField("serviceData", versions.serviceData());
    json.writeEndObject();
  }
}
