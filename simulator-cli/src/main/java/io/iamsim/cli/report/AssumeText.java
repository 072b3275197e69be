package io.iamsim.cli.report;

import static io.iamsim.cli.report.Columns.cell;

import io.iamsim.decision.Decision;
import io.iamsim.decision.Note;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.request.ContextValue;
import io.iamsim.session.AssumeRoleAnswer;
import io.iamsim.session.AssumeRoleAnswer.Authorization;
import io.iamsim.session.AssumeRoleAnswer.Refusal;
import io.iamsim.session.AssumeRoleCall;
import io.iamsim.session.IssuedSession;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code can-assume} says to a person: the decision, the session, then why. */
public final class AssumeText {
  private static final String INDENT = "  ";

  private final AssumeRoleAnswer answer;
  private final Palette palette;
  private final StringBuilder out = new StringBuilder();

  private AssumeText(AssumeRoleAnswer answer, Palette palette) {
    this.answer = answer;
    this.palette = palette;
  }

  /** The report, with a newline at its end. */
  public static String of(AssumeRoleAnswer answer, Palette palette, Snippets snippets) {
    AssumeText text = new AssumeText(answer, palette);
    text.decision();
    text.authorizations();
    answer.session().ifPresent(text::session);
    text.notes();
    for (Authorization authorization : answer.authorizations()) {
      text.out
          .append('\n')
          .append(
              TextReport.of(
                  authorization.request(), authorization.explanation(), palette, snippets));
    }
    return text.out.toString();
  }

  private void decision() {
    AssumeRoleCall call = answer.call();
    out.append(palette.paint(answer.decision()))
        .append(INDENT)
        .append(call.operation().action().text())
        .append('\n');
    Columns question = new Columns();
    question.row("caller", call.caller().principal().text());
    question.row("role", call.target().toString());
    question.printTo(out, INDENT);
    for (Refusal refusal : answer.refusals()) {
      out.append(INDENT)
          .append("refused: ")
          .append(refusal.text())
          .append(" (")
          .append(refusal.rule())
          .append(")\n");
    }
  }

  private void authorizations() {
    heading("authorizations");
    Columns table = new Columns();
    for (Authorization authorization : answer.authorizations()) {
      Decision decision = authorization.decision();
      table.row(
          cell(authorization.request().action().text()),
          new Columns.Cell(decision.text(), text -> palette.paint(decision)),
          cell(Reason.of(authorization.explanation().result())));
    }
    table.printTo(out, INDENT);
  }

  private void session(IssuedSession session) {
    heading(answer.decision() == Decision.UNKNOWN ? "the session, if it is issued" : "session");
    Columns table = new Columns();
    table.row("principal", session.principal().text());
    table.row("duration", session.durationSeconds() + " seconds");
    session
        .tags()
        .forEach(
            (key, value) -> {
              boolean transitive =
                  session.transitiveTagKeys().stream().anyMatch(key::equalsIgnoreCase);
              table.row("tag " + key, value, transitive ? "transitive" : "");
            });
    session.knownSourceIdentity().ifPresent(name -> table.row("source identity", name));
    session
        .keys()
        .values()
        .forEach(
            (key, value) -> {
              if (value instanceof ContextValue.Present present) {
                table.row(key.text(), String.join(", ", present.values()));
              }
            });
    List<AttachedPolicy> policies = session.policies();
    if (!policies.isEmpty()) {
      table.row(
          "session policies",
          policies.stream().map(AttachedPolicy::name).collect(Collectors.joining(", ")));
    }
    table.printTo(out, INDENT);
  }

  private void notes() {
    if (answer.notes().isEmpty()) {
      return;
    }
    heading("notes on the call");
    for (Note note : answer.notes()) {
      out.append(INDENT).append(note.text()).append(" (").append(note.rule()).append(")\n");
    }
  }

  private void heading(String text) {
    out.append('\n').append(palette.heading(text)).append('\n');
  }
}
