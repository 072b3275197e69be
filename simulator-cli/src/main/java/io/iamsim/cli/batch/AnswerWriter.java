package io.iamsim.cli.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes one answer a line (docs/json.md). */
final class AnswerWriter {
  private final JsonGenerator json;

  AnswerWriter(OutputStream out) {
    try {
      this.json =
          new JsonFactory()
              .setRootValueSeparator("")
              .createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void answer(Question question, EvaluationResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", question.id());
    AnswerMembers.write(json, result, question::placeOf);
    optionalMembers(result);
    end();
  }

  /** Only the id and the decision. */
  void decision(Question question, Decision decision) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", question.id());
    json.writeStringField("decision", decision.text());
    end();
  }

  private void optionalMembers(EvaluationResult result) throws IOException {
    if (!result.notes().isEmpty()) {
      AnswerMembers.notes(json, result.notes());
    }
    if (!result.rules().isEmpty()) {
      AnswerMembers.strings(json, "rules", result.rules());
    }
    if (!result.bypassed().isEmpty()) {
      AnswerMembers.layerNames(json, "bypassed", result.bypassed());
    }
  }

  void error(@Nullable String id, LineFault fault) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeObjectFieldStart("error");
    json.writeStringField("code", fault.code().text());
    json.writeStringField("message", fault.what());
    json.writeNumberField("line", fault.line());
    json.writeNumberField("column", fault.column());
    json.writeEndObject();
    end();
  }

  private void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  void flush() throws IOException {
    json.flush();
  }
}
