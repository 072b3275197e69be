package io.iamsim.cli.why;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.cli.report.Versions;
import io.iamsim.diagnosis.Diagnosis;
import io.iamsim.diagnosis.Disagreement;
import io.iamsim.diagnosis.Obstacle;
import io.iamsim.diagnosis.Remedy;
import io.iamsim.diagnosis.ReportedCause;
import io.iamsim.diagnosis.ReportedDenial;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what {@code why --output json} answers (docs/json.md). */
public final class WhyJson {
  private final JsonGenerator json;
  private final Versions versions;

  /** Writes to this generator. */
  public WhyJson(JsonGenerator json, Versions versions) {
    this.json = json;
    this.versions = versions;
  }

  /** One denial, as one object. */
  public void write(WhyAnswer answer) throws IOException {
    Diagnosis diagnosis = answer.diagnosis();
    json.writeStartObject();
    json.writeStringField("principal", diagnosis.request().principal().text());
    json.writeStringField("action", diagnosis.request().action().text());
    json.writeStringField("resource", diagnosis.request().resource());
    json.writeStringField("decision", diagnosis.decision().text());
    reported(answer.reported().flatMap(ReportedDenial::reason));
    disagreements(answer.disagreements());
    json.writeArrayFieldStart("obstacles");
    for (Obstacle obstacle : diagnosis.obstacles()) {
      obstacle(obstacle);
    }
    json.writeEndArray();
    json.writeStringField("remedied", diagnosis.remedied().text());
    json.writeArrayFieldStart("deciding");
    for (Diagnosis.DecidingValue value : diagnosis.deciding()) {
      json.writeStartObject();
      json.writeStringField("key", value.key());
      json.writeStringField("value", value.value());
      json.writeStringField("decision", value.decision().text());
      json.writeEndObject();
    }
    json.writeEndArray();
    AnswerMembers.strings(json, "missing", diagnosis.missing());
    AnswerMembers.strings(json, "settled", diagnosis.settled());
    AnswerMembers.strings(
        json, "remarks", answer.reported().map(ReportedDenial::remarks).orElse(List.of()));
    AnswerMembers.notes(json, diagnosis.explanation().result().notes());
    AnswerMembers.version(json, versions);
    json.writeEndObject();
  }

  private void reported(Optional<ReportedCause> cause) throws IOException {
    if (cause.isEmpty()) {
      json.writeNullField("reported");
      return;
    }
    json.writeObjectFieldStart("reported");
    json.writeStringField("effect", cause.get().explicit() ? "explicitDeny" : "implicitDeny");
    optional("layer", cause.get().layer() == null ? null : cause.get().layer().text());
    optional("policy", cause.get().policy());
    json.writeEndObject();
  }

  private void disagreements(List<Disagreement> disagreements) throws IOException {
    json.writeArrayFieldStart("disagreements");
    for (Disagreement disagreement : disagreements) {
      json.writeStartObject();
      json.writeStringField("text", disagreement.text());
      AnswerMembers.strings(json, "reasons", disagreement.reasons());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void obstacle(Obstacle obstacle) throws IOException {
    json.writeStartObject();
    optional("layer", obstacle.layer() == null ? null : obstacle.layer().text());
    optional("target", obstacle.target());
    json.writeStringField("effect", obstacle.explicit() ? "explicitDeny" : "implicitDeny");
    json.writeBooleanField("certain", obstacle.certain());
    json.writeStringField("text", obstacle.text());
    if (obstacle.statement() != null) {
      json.writeObjectFieldStart("statement");
      AnswerMembers.statement(json, obstacle.statement());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("remedies");
    for (Remedy remedy : obstacle.remedies()) {
      remedy(remedy);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void remedy(Remedy remedy) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", remedy.kind().text());
    json.writeStringField("layer", remedy.layer().text());
    optional("target", remedy.target());
    optional("policy", remedy.policy());
    if (remedy.place() != null) {
      AnswerMembers.place(json, remedy.place());
    }
    json.writeStringField("text", remedy.text());
    optional("json", remedy.json());
    json.writeStringField("responsible", remedy.responsible());
    AnswerMembers.strings(json, "alsoAllows", remedy.alsoAllows());
    json.writeEndObject();
  }

  private void optional(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
