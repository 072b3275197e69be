package io.iamsim.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.session.AssumeRoleAnswer;
import io.iamsim.session.AssumeRoleAnswer.Authorization;
import io.iamsim.session.AssumeRoleAnswer.Refusal;
import io.iamsim.session.IssuedSession;
import io.iamsim.session.SessionFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Writes what {@code can-assume --output json} answers (docs/json.md). */
public final class AssumeJson {
  private AssumeJson() {}

  /** The answer as one object. */
  public static void write(OutputStream out, AssumeRoleAnswer answer) throws IOException {
    try (JsonGenerator json = PrettyJson.to(out)) {
      JsonReport report = new JsonReport(json, Versions.current());
      json.writeStartObject();
      json.writeStringField("decision", answer.decision().text());
      json.writeStringField("operation", answer.call().operation().action().text());
      json.writeStringField("principal", answer.call().caller().principal().text());
      json.writeStringField("role", answer.call().target().toString());
      json.writeArrayFieldStart("refusals");
      for (Refusal refusal : answer.refusals()) {
        json.writeStartObject();
        json.writeStringField("rule", refusal.rule());
        json.writeStringField("text", refusal.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeFieldName("session");
      Optional<IssuedSession> session = answer.session();
      if (session.isPresent()) {
        SessionFile.write(session.get(), json);
      } else {
        json.writeNull();
      }
      AnswerMembers.notes(json, answer.notes());
      json.writeArrayFieldStart("authorizations");
      for (Authorization authorization : answer.authorizations()) {
        report.write(authorization.request(), authorization.explanation());
      }
      json.writeEndArray();
      AnswerMembers.version(json, Versions.current());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
