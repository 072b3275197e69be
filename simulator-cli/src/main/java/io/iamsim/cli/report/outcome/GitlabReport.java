package io.iamsim.cli.report.outcome;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.expect.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;

/** GitLab Code Quality: a finding for each failure, at the policy statement. */
public final class GitlabReport implements OutcomeReport {
  @Override
  public void write(TestResults results, OutputStream out) throws IOException {
    try (JsonGenerator json = PrettyJson.to(out)) {
      Set<String> fingerprints = new HashSet<>();
      json.writeStartArray();
      for (Outcome failure : results.failures()) {
        String fingerprint = Fingerprint.of(results, failure);
        String unique = fingerprint;
        for (int again = 2; !fingerprints.add(unique); again++) {
          unique = fingerprint + "-" + again;
        }
        finding(json, results, failure, unique);
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  private static void finding(
      JsonGenerator json, TestResults results, Outcome failure, String fingerprint)
      throws IOException {
    FailureKind kind = FailureKind.of(failure);
    json.writeStartObject();
    json.writeStringField("description", failure.expectation().name() + ": " + failure.reason());
    json.writeStringField("check_name", kind.id());
    json.writeStringField("fingerprint", fingerprint);
    json.writeStringField("severity", kind == FailureKind.ACCESS_TOO_WIDE ? "critical" : "major");
    json.writeObjectFieldStart("location");
    json.writeStringField("path", results.path(failure.place().source()));
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", failure.place().line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }
}
