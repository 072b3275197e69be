package io.iamsim.cli.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.cli.report.Columns;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Decision;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** What was measured, for people and for programs. */
public final class BenchReport {
  private BenchReport() {}

  /** As text. */
  public static String text(BenchResult result) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%,.0f decisions a second%s%n%n",
            result.perSecond(),
            result.threads() == 1 ? "" : ", " + result.threads() + " threads together"));
    Columns facts = new Columns();
    BenchResult.Latency latency = result.latency();
    facts.row("half within", nanos(latency.p50()));
    facts.row("90% within", nanos(latency.p90()));
    facts.row("99% within", nanos(latency.p99()));
    facts.row("99.9% within", nanos(latency.p999()));
    facts.row(
        "longest",
        nanos(latency.longest()),
        String.format(
            Locale.ROOT,
            "of %,d; each includes %s of reading the clock",
            latency.count(),
            nanos(result.clockNanos())));
    facts.row("loading", String.format(Locale.ROOT, "%,.0f ms", result.loadMillis()));
    facts.row(
        "first decisions",
        String.format(Locale.ROOT, "%,.0f ms", result.firstMillis()),
        "every request once, its policies compiled on the way");
    facts.row(
        "memory",
        String.format(Locale.ROOT, "%,.1f MB", result.heapBytes() / 1e6),
        "the environment, the compiled policies and the requests");
    facts.printTo(out, "");
    out.append(
        String.format(
            Locale.ROOT,
            "%n%,d requests of %,d principals, whose policies have %,d statements (--seed %d):",
            result.requests(),
            result.principals(),
            result.statements(),
            result.seed()));
    for (Decision decision : Decision.values()) {
      int count = result.decisions().getOrDefault(decision, 0);
      if (count > 0) {
        out.append(String.format(Locale.ROOT, " %s %,d", decision.text(), count));
      }
    }
    out.append("\n\nslowest principals\n");
    Columns slowest = new Columns();
    for (BenchResult.Slow slow : result.slowest()) {
      slowest.row(
          nanos(slow.medianNanos()),
          slow.principal(),
          String.format(Locale.ROOT, "%,d statements", slow.statements()));
    }
    slowest.printTo(out, "  ");
    return out.toString();
  }

  private static String nanos(long nanos) {
    if (nanos < 10_000) {
      return String.format(Locale.ROOT, "%,d ns", nanos);
    }
    return nanos < 10_000_000
        ? String.format(Locale.ROOT, "%,d us", nanos / 1000)
        : String.format(Locale.ROOT, "%,d ms", nanos / 1_000_000);
  }

  /** As one JSON object (docs/json.md). */
  public static void json(BenchResult result, OutputStream out) throws IOException {
    try (JsonGenerator json = PrettyJson.to(out)) {
      json.writeStartObject();
      json.writeNumberField("decisionsPerSecond", Math.round(result.perSecond()));
      json.writeNumberField("threads", result.threads());
      json.writeObjectFieldStart("latencyNanos");
      json.writeNumberField("count", result.latency().count());
      json.writeNumberField("p50", result.latency().p50());
      json.writeNumberField("p90", result.latency().p90());
      json.writeNumberField("p99", result.latency().p99());
      json.writeNumberField("p999", result.latency().p999());
      json.writeNumberField("longest", result.latency().longest());
      json.writeNumberField("clock", result.clockNanos());
      json.writeEndObject();
      json.writeNumberField("loadMillis", Math.round(result.loadMillis()));
      json.writeNumberField("firstDecisionsMillis", Math.round(result.firstMillis()));
      json.writeNumberField("heapBytes", result.heapBytes());
      json.writeNumberField("principals", result.principals());
      json.writeNumberField("statements", result.statements());
      json.writeNumberField("requests", result.requests());
      json.writeNumberField("seed", result.seed());
      json.writeObjectFieldStart("decisions");
      for (Decision decision : Decision.values()) {
        json.writeNumberField(decision.text(), result.decisions().getOrDefault(decision, 0));
      }
      json.writeEndObject();
      json.writeArrayFieldStart("slowestPrincipals");
      for (BenchResult.Slow slow : result.slowest()) {
        json.writeStartObject();
        json.writeStringField("principal", slow.principal());
        json.writeNumberField("medianNanos", slow.medianNanos());
        json.writeNumberField("statements", slow.statements());
        json.writeEndObject();
      }
      json.writeEndArray();
      AnswerMembers.version(json, Versions.current());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
