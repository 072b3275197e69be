package io.iamsim.cli.why;

import io.iamsim.cli.report.Columns;
import io.iamsim.cli.report.Detail;
import io.iamsim.cli.report.Palette;
import io.iamsim.cli.report.Reason;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.TextReport;
import io.iamsim.decision.Decision;
import io.iamsim.diagnosis.Diagnosis;
import io.iamsim.diagnosis.Disagreement;
import io.iamsim.diagnosis.Obstacle;
import io.iamsim.diagnosis.Remedy;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import java.util.List;

/** A diagnosis as a person reads it: the cause, then what would allow the request. */
public final class WhyText {
  private static final String INDENT = "  ";
  private static final String DEEP = "     ";

  private final Palette palette;
  private final Snippets snippets;
  private final Detail detail;
  private final StringBuilder out = new StringBuilder();

  private WhyText(Detail detail, Palette palette, Snippets snippets) {
    this.palette = palette;
    this.snippets = snippets;
    this.detail = detail;
  }

  /** The text, with a newline at its end. */
  public static String of(WhyAnswer answer, Detail detail, Palette palette, Snippets snippets) {
    WhyText text = new WhyText(detail, palette, snippets);
    text.headline(answer);
    answer.disagreements().forEach(text::disagreement);
    Diagnosis diagnosis = answer.diagnosis();
    int number = 1;
    for (Obstacle obstacle : diagnosis.obstacles()) {
      text.obstacle(obstacle, number++);
    }
    text.undecided(diagnosis);
    text.end(diagnosis);
    if (detail == Detail.FULL) {
      text.out
          .append('\n')
          .append(
              TextReport.of(
                  diagnosis.request(), diagnosis.explanation(), detail, palette, snippets));
    }
    return text.out.toString();
  }

  private void headline(WhyAnswer answer) {
    Diagnosis diagnosis = answer.diagnosis();
    out.append(palette.paint(diagnosis.decision()))
        .append(INDENT)
        .append(diagnosis.request().action().text())
        .append('\n');
    Columns question = new Columns();
    question.row("principal", diagnosis.request().principal().text());
    question.row("resource", diagnosis.request().resource());
    answer
        .reported()
        .ifPresent(
            report -> {
              report.reason().ifPresent(cause -> question.row("AWS says", cause.text()));
              report.remarks().forEach(remark -> question.row("note", remark));
            });
    diagnosis.settled().forEach(words -> question.row("so", words));
    question.printTo(out, INDENT);
    if (diagnosis.obstacles().isEmpty()) {
      out.append(INDENT).append(Reason.of(diagnosis.explanation().result())).append('\n');
    }
  }

  private void disagreement(Disagreement disagreement) {
    out.append('\n').append(palette.heading(disagreement.text())).append('\n');
    out.append(INDENT).append("that can be because\n");
    disagreement
        .reasons()
        .forEach(reason -> out.append(INDENT).append("- ").append(reason).append('\n'));
  }

  private void obstacle(Obstacle obstacle, int number) {
    out.append('\n')
        .append(number)
        .append(". ")
        .append(palette.heading(obstacle.text()))
        .append('\n');
    obstacle.explained().ifPresent(statement -> statement(statement, obstacle.explicit()));
    List<Remedy> shown =
        detail == Detail.BRIEF
            ? obstacle.remedies().stream().limit(1).toList()
            : obstacle.remedies();
    if (shown.isEmpty() && obstacle.certain()) {
      out.append("   no change was found that takes this away\n");
    }
    char letter = 'a';
    for (Remedy remedy : shown) {
      out.append("   ")
          .append(shown.size() == 1 ? "to allow it: " : "to allow it, " + letter++ + ": ")
          .append(remedy.text())
          .append(place(remedy))
          .append('\n');
      remedy.statement().ifPresent(json -> out.append(DEEP).append(json).append('\n'));
      out.append(DEEP).append("who: ").append(remedy.responsible()).append('\n');
      alsoAllows(remedy);
    }
  }

  private void alsoAllows(Remedy remedy) {
    if (remedy.kind() == Remedy.Kind.REQUEST) {
      return;
    }
    if (remedy.alsoAllows().isEmpty()) {
      out.append(DEEP).append("allows nothing else\n");
    }
    remedy
        .alsoAllows()
        .forEach(more -> out.append(DEEP).append("also allows ").append(more).append('\n'));
  }

  private static String place(Remedy remedy) {
    if (remedy.kind() == Remedy.Kind.REQUEST) {
      return "";
    }
    String policy = remedy.policy() == null ? "" : INDENT + "policy `" + remedy.policy() + "`";
    return remedy
            .span()
            .filter(span -> !span.source().startsWith("aws:") && remedy.policy() != null)
            .map(span -> INDENT + span)
            .orElse("")
        + policy;
  }

  private void statement(StatementExplanation statement, boolean explicit) {
    out.append("   ")
        .append(explicit ? "" : "nearest: ")
        .append(statement.statement().effect().text())
        .append(INDENT)
        .append(statement.statement().label())
        .append(INDENT)
        .append(statement.statement().span())
        .append(INDENT)
        .append(palette.faint("policy `" + statement.policy() + "`"))
        .append('\n');
    snippets
        .of(statement.statement().span())
        .ifPresent(line -> out.append(DEEP).append(palette.faint("| " + line)).append('\n'));
    List<PartExplanation> parts =
        explicit
            ? statement.tellingParts()
            : statement.parts().stream()
                .filter(part -> part.outcome() != PartExplanation.Outcome.MATCHES)
                .toList();
    for (PartExplanation part : parts) {
      out.append(DEEP).append(part.part().text()).append(": ").append(part.text()).append('\n');
    }
  }

  private void undecided(Diagnosis diagnosis) {
    if (!diagnosis.missing().isEmpty()) {
      out.append('\n').append(palette.heading("not known")).append('\n');
      diagnosis.missing().forEach(text -> out.append(INDENT).append(text).append('\n'));
    }
    if (!diagnosis.deciding().isEmpty()) {
      out.append('\n').append(palette.heading("what would decide")).append('\n');
      Columns table = new Columns();
      diagnosis
          .deciding()
          .forEach(
              each -> table.row("if `" + each.key() + "` " + each.value(), each.decision().text()));
      table.printTo(out, INDENT);
      out.append(INDENT).append("give it with --context KEY=VALUE, or --absent KEY\n");
    }
  }

  private void end(Diagnosis diagnosis) {
    if (diagnosis.obstacles().isEmpty() || diagnosis.decision() == Decision.UNKNOWN) {
      return;
    }
    boolean several = diagnosis.obstacles().size() > 1;
    boolean single = detail == Detail.BRIEF || diagnosis.obstacles().get(0).remedies().size() == 1;
    out.append('\n');
    if (diagnosis.remedied() == Decision.ALLOWED) {
      out.append(
              several
                  ? "with one change for each of them it is "
                  : single ? "with this change it is " : "with any of these it is ")
          .append(palette.paint(Decision.ALLOWED))
          .append(" (evaluated)\n");
    } else {
      out.append(
          diagnosis.remedied() == Decision.UNKNOWN
              ? "with that it is " + palette.paint(Decision.UNKNOWN) + " until the rest is known\n"
              : "no change of policies was found with which it is allowed\n");
    }
  }
}
