package io.iamsim.cli.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Decision;
import io.iamsim.model.ActionName;
import io.iamsim.query.AccessMatrix;
import io.iamsim.query.KeysNotGiven;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** A table as one JSON object (docs/queries.md). */
public final class MatrixJson implements MatrixReport {
  private final OutputStream out;

  /** Writes to a stream. */
  public MatrixJson(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(AccessMatrix matrix, LongConsumer done) throws IOException {
    List<String> actions = matrix.questions().actions().stream().map(ActionName::text).toList();
    DecisionCounts counts = new DecisionCounts();
    KeysNotGiven keys = new KeysNotGiven(matrix);
    try (JsonGenerator json = PrettyJson.to(out)) {
      json.writeStartObject();
      AnswerMembers.strings(json, "actions", actions);
      AnswerMembers.strings(json, "resources", matrix.questions().resources());
      json.writeArrayFieldStart("rows");
      matrix.forEachRow(
          row -> {
            counts.add(row);
            keys.add(row);
            try {
              row(json, actions, row);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            done.accept((long) actions.size() * matrix.questions().resources().size());
          });
      json.writeEndArray();
      json.writeObjectFieldStart("counts");
      for (Decision decision : Decision.values()) {
        json.writeNumberField(decision.text(), counts.of(decision));
      }
      json.writeNumberField(AccessMatrix.Row.NOT_APPLICABLE, counts.notApplicable());
      json.writeEndObject();
      AnswerMembers.strings(json, "keysNotGiven", keys.keys());
      AnswerMembers.version(json, Versions.of(matrix.scope().catalog()));
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void row(JsonGenerator json, List<String> actions, AccessMatrix.Row row)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("principal", row.principal().text());
    json.writeObjectFieldStart("decisions");
    for (int a = 0; a < actions.size(); a++) {
      AnswerMembers.strings(json, actions.get(a), texts(row, a));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static List<String> texts(AccessMatrix.Row row, int action) {
    return IntStream.range(0, row.decisions().get(action).size())
        .mapToObj(resource -> row.text(action, resource))
        .toList();
  }
}
