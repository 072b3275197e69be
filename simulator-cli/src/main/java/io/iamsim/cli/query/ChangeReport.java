package io.iamsim.cli.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.cli.report.Palette;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Reason;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Decision;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.Effect;
import io.iamsim.query.MatrixChange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the decisions that differ from a baseline as they are found. */
public final class ChangeReport implements Changes {
  private static final String INDENT = "  ";

  private final Lines lines;
  private final Palette palette;
  private final @Nullable JsonGenerator json;
  private final Versions versions;
  private long changes;

  private ChangeReport(
      Lines lines, Palette palette, @Nullable JsonGenerator json, Versions versions) {
    this.lines = lines;
    this.palette = palette;
    this.json = json;
    this.versions = versions;
  }

  /** A report as text. */
  public static ChangeReport text(OutputStream out, Palette palette, Versions versions) {
    return new ChangeReport(new Lines(out), palette, null, versions);
  }

  /** A report as JSON. */
  public static ChangeReport json(OutputStream out, Versions versions) throws IOException {
    JsonGenerator json = PrettyJson.to(out);
    json.writeStartObject();
    json.writeArrayFieldStart("changes");
    return new ChangeReport(new Lines(out), Palette.PLAIN, json, versions);
  }

  @Override
  public void add(MatrixChange change) {
    changes++;
    if (json == null) {
      lines.add(text(change));
      return;
    }
    try {
      write(json, change);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long end(long questions) throws IOException {
    if (json == null) {
      lines
          .add(changes == 0 ? "" : "\n")
          .add(Changes.summary(changes, questions))
          .add("\n")
          .close();
      return changes;
    }
    json.writeEndArray();
    json.writeNumberField("compared", questions);
    json.writeNumberField("changed", changes);
    AnswerMembers.version(json, versions);
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
    return changes;
  }

  private String text(MatrixChange change) {
    StringBuilder text = new StringBuilder(changes == 1 ? "" : "\n");
    text.append(decision(change.before()))
        .append(" -> ")
        .append(decision(change.after()))
        .append(INDENT)
        .append(change.action())
        .append('\n');
    text.append(INDENT).append("principal  ").append(change.principal()).append('\n');
    text.append(INDENT).append("resource   ").append(change.resource()).append('\n');
    if (!change.remark().isEmpty()) {
      text.append(INDENT).append(change.remark()).append('\n');
    }
    change
        .why()
        .ifPresent(
            why -> {
              text.append(INDENT).append(Reason.of(why.result())).append('\n');
              statements(text, why);
            });
    return text.toString();
  }

  private String decision(@Nullable Decision decision) {
    return decision == null ? palette.faint("none") : palette.paint(decision);
  }

  /** The statements that decide now, or the one that came closest. */
  private void statements(StringBuilder text, Explanation why) {
    for (MatchedStatement matched : deciding(why)) {
      text.append(INDENT)
          .append(matched.statement().effect().text())
          .append(INDENT)
          .append(matched.statement().label())
          .append(INDENT)
          .append(matched.statement().span())
          .append(INDENT)
          .append(palette.faint(matched.layer().text() + ", policy `" + matched.policy() + "`"))
          .append('\n');
    }
    if (why.result().decision() == Decision.IMPLICIT_DENY) {
      why.nearestMisses().stream().limit(1).forEach(miss -> nearest(text, miss));
    }
    for (Note note : why.result().notes()) {
      if (note.kind() == Note.Kind.RULE) {
        text.append(INDENT).append(note.rule()).append(": ").append(note.text()).append('\n');
      }
    }
  }

  private void nearest(StringBuilder text, StatementExplanation miss) {
    text.append(INDENT)
        .append("nearest miss")
        .append(INDENT)
        .append(miss.statement().label())
        .append(INDENT)
        .append(miss.statement().span())
        .append('\n');
    for (PartExplanation part : miss.parts()) {
      if (part.outcome() != PartExplanation.Outcome.MATCHES) {
        text.append("    ").append(palette.faint(part.text())).append('\n');
      }
    }
  }

  private static List<MatchedStatement> deciding(Explanation why) {
    boolean denied = why.result().decision() == Decision.EXPLICIT_DENY;
    return why.result().matchedStatements().stream()
        .filter(matched -> why.result().decidedBy().contains(matched.layer()))
        .filter(matched -> !denied || matched.statement().effect() == Effect.DENY)
        .toList();
  }

  private static void write(JsonGenerator json, MatrixChange change) throws IOException {
    json.writeStartObject();
    json.writeStringField("principal", change.principal());
    json.writeStringField("action", change.action());
    json.writeStringField("resource", change.resource());
    json.writeStringField("before", text(change.before()));
    json.writeStringField("after", text(change.after()));
    Explanation why = change.explanation();
    json.writeStringField("why", why == null ? change.remark() : Reason.of(why.result()));
    if (why != null) {
      json.writeObjectFieldStart("result");
      AnswerMembers.write(json, why.result(), matched -> matched.statement().span());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static @Nullable String text(@Nullable Decision decision) {
    return decision == null ? null : decision.text();
  }
}
