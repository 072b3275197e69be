package io.iamsim.cli.report.outcome;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.expect.Coverage;
import io.iamsim.expect.Expectation;
import io.iamsim.expect.Outcome;
import io.iamsim.explain.Explanation;
import java.io.IOException;
import java.io.OutputStream;

/** For programs: every outcome and the sum (docs/json.md). */
public final class JsonOutcomes implements OutcomeReport {
  private final Versions versions;

  /** Names these versions. */
  public JsonOutcomes(Versions versions) {
    this.versions = versions;
  }

  @Override
  public void write(TestResults results, OutputStream out) throws IOException {
    try (JsonGenerator json = PrettyJson.to(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart("summary");
      int failed = results.failures().size();
      json.writeNumberField("files", results.byFile().size());
      json.writeNumberField("expectations", results.outcomes().size());
      json.writeNumberField("passed", results.outcomes().size() - failed);
      json.writeNumberField("failed", failed);
      json.writeNumberField("notAsked", results.notAsked());
      json.writeEndObject();
      json.writeArrayFieldStart("outcomes");
      for (Outcome outcome : results.outcomes()) {
        outcome(json, outcome);
      }
      json.writeEndArray();
      if (results.coverage() != null) {
        coverage(json, results.coverage());
      }
      AnswerMembers.version(json, versions);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void coverage(JsonGenerator json, Coverage coverage) throws IOException {
    json.writeObjectFieldStart("coverage");
    share(json, "all", coverage.share());
    share(json, "statements", coverage.share(Coverage.Kind.STATEMENT));
    share(json, "actions", coverage.share(Coverage.Kind.ACTION));
    share(json, "resources", coverage.share(Coverage.Kind.RESOURCE));
    share(json, "conditionBranches", coverage.branches());
    json.writeArrayFieldStart("files");
    for (Coverage.FileCoverage file : coverage.files()) {
      json.writeStartObject();
      json.writeStringField("file", file.file());
      share(json, "all", file.share());
      json.writeArrayFieldStart("uncoveredLines");
      for (int line : file.uncoveredLines()) {
        json.writeNumber(line);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void share(JsonGenerator json, String name, Coverage.Share share)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("covered", share.covered());
    json.writeNumberField("total", share.total());
    json.writeEndObject();
  }

  private static void outcome(JsonGenerator json, Outcome outcome) throws IOException {
    Expectation expectation = outcome.expectation();
    json.writeStartObject();
    json.writeStringField("name", expectation.name());
    AnswerMembers.place(json, expectation.span());
    AnswerMembers.strings(json, "rules", expectation.rules());
    json.writeStringField(
        "principal",
        outcome.request() == null ? expectation.principal() : outcome.request().principal().text());
    json.writeStringField("action", expectation.action().text());
    json.writeStringField("resource", expectation.resource());
    json.writeBooleanField("passed", outcome.met());
    json.writeStringField("expected", expectation.expect().text());
    json.writeStringField("because", expectation.expectedLayer().map(Layer::text).orElse(null));
    json.writeStringField("got", outcome.got());
    AnswerMembers.layerNames(json, "decidedBy", outcome.decidedBy());
    json.writeFieldName("decidingStatement");
    MatchedStatement deciding = outcome.deciding();
    if (deciding == null) {
      json.writeNull();
    } else {
      AnswerMembers.matched(json, deciding, deciding.statement().span());
    }
    Explanation explanation = outcome.explanation();
    if (explanation != null) {
      AnswerMembers.nearestMiss(json, explanation.nearestMisses());
      AnswerMembers.notes(json, explanation.result().notes());
    }
    json.writeEndObject();
  }
}
