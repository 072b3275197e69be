package io.iamsim.query;

import io.iamsim.decision.Decision;
import io.iamsim.explain.Explanation;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table that was saved, to be compared with the decisions of today: what is allowed now and was
 * not, what was and is not. Lines are read as they are needed, so that a baseline of any length
 * takes the memory of a line; its order is that of {@link MatrixCell}.
 */
public final class MatrixBaseline {
  private final String name;
  private final Iterator<String> lines;
  private final RequestContext context;
  private int line = 1;
  private @Nullable MatrixCell ahead;

  private MatrixBaseline(String name, Iterator<String> lines, RequestContext context) {
    this.name = name;
    this.lines = lines;
    this.context = context;
  }

  /** A line of a baseline is wrong. */
  public static final class BrokenBaseline extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    BrokenBaseline(List<Finding> findings) {
      super(findings.isEmpty() ? "" : findings.get(0).toString(), null, false, false);
      this.findings = List.copyOf(findings);
    }

    /** What is wrong, and where. */
    public List<Finding> findings() {
      return findings;
    }
  }

  /** Hands over the lines of a table's baseline, without newlines. */
  public static void write(AccessMatrix matrix, RequestContext given, Consumer<String> lines) {
    lines.accept(BaselineFormat.header(given));
    matrix.forEachRow(
        row -> cells(matrix, row).forEach(cell -> lines.accept(BaselineFormat.line(cell))));
  }

  /**
   * The baseline of these lines; its decisions are read when it is compared.
   *
   * @param name what messages call it by
   */
  public static Checked<MatrixBaseline> read(String name, Iterator<String> lines) {
    if (!lines.hasNext()) {
      return Checked.failed(
          List.of(
              Finding.of(
                  FindingCode.UNKNOWN_FORMAT,
                  SourceSpan.at(name, 1, 1),
                  "the file is empty",
                  "`iamsim matrix --save FILE` writes a baseline")));
    }
    Checked<RequestContext> header = BaselineFormat.readHeader(SourceText.of(name, lines.next()));
    return header.ok()
        ? Checked.of(new MatrixBaseline(name, lines, header.orElseThrow()), header.findings())
        : Checked.failed(header.findings());
  }

  /** The context that the baseline was asked with. */
  public RequestContext context() {
    return context;
  }

  /**
   * Asks the baseline's own questions again and hands over every decision that differs.
   *
   * @param asked the context of the questions
   * @return how many questions there were
   */
  public long compare(AccessScope scope, RequestContext asked, Consumer<MatrixChange> changes) {
    long count = 0;
    for (Optional<MatrixCell> cell = next(); cell.isPresent(); cell = next()) {
      again(scope, asked, cell.get()).ifPresent(changes);
      count++;
    }
    return count;
  }

  /**
   * Hands over every decision of a table that differs from the baseline, those that only one of the
   * two has included.
   *
   * @return how many questions there were
   */
  public long compare(AccessMatrix matrix, Consumer<MatrixChange> changes) {
    Comparison comparison = new Comparison(matrix, changes);
    matrix.forEachRow(row -> cells(matrix, row).forEach(comparison::now));
    comparison.end();
    return comparison.count;
  }

  private static List<MatrixCell> cells(AccessMatrix matrix, AccessMatrix.Row row) {
    MatrixQuestions questions = matrix.questions();
    List<MatrixCell> cells = new ArrayList<>();
    for (int a = 0; a < questions.actions().size(); a++) {
      for (int r = 0; r < questions.resources().size(); r++) {
        if (row.applies(a, r)) {
          cells.add(
              new MatrixCell(
                  row.principal().text(),
                  questions.actions().get(a).text(),
                  questions.resources().get(r),
                  row.decision(a, r)));
        }
      }
    }
    return cells;
  }

  /** Walks a table and the baseline side by side, in their common order. */
  private final class Comparison {
    private final AccessMatrix matrix;
    private final Consumer<MatrixChange> changes;
    private Optional<MatrixCell> then = next();
    private long count;

    Comparison(AccessMatrix matrix, Consumer<MatrixChange> changes) {
      this.matrix = matrix;
      this.changes = changes;
    }

    void now(MatrixCell cell) {
      count++;
      while (then.isPresent() && MatrixCell.ORDER.compare(then.get(), cell) < 0) {
        gone(then.get());
      }
      boolean same = then.isPresent() && MatrixCell.ORDER.compare(then.get(), cell) == 0;
      @Nullable Decision before = same ? then.get().decision() : null;
      if (before != cell.decision()) {
        changes.accept(changed(matrix.scope(), matrix.questions().context(), cell, before));
      }
      if (same) {
        then = next();
      }
    }

    void end() {
      while (then.isPresent()) {
        gone(then.get());
      }
    }

    /** What an earlier version decided although the action does not work on it is no change. */
    private void gone(MatrixCell cell) {
      count++;
      if (applies(matrix.scope(), cell)) {
        changes.accept(without(cell, "no longer asked"));
      }
      then = next();
    }
  }

  private static boolean applies(AccessScope scope, MatrixCell cell) {
    return ActionName.parse(cell.action())
        .flatMap(action -> scope.patterns().notApplicable(action, cell.resource()))
        .isEmpty();
  }

  private static Optional<MatrixChange> again(
      AccessScope scope, RequestContext asked, MatrixCell cell) {
    Optional<RequestPrincipal> principal = RequestPrincipal.parse(cell.principal());
    Optional<ActionName> action = ActionName.parse(cell.action());
    if (principal.isEmpty() || action.isEmpty()) {
      return Optional.of(without(cell, "no principal or no action"));
    }
    AccessRequest request =
        new AccessRequest(principal.get(), action.get(), cell.resource(), null, asked);
    boolean unknown =
        scope.engine().check(request).stream()
            .anyMatch(finding -> finding.code() == FindingCode.UNRESOLVED_REFERENCE);
    if (unknown) {
      return Optional.of(without(cell, "the principal is no longer in the environment"));
    }
    Decision now = scope.decide(request);
    return now == cell.decision() || !applies(scope, cell)
        ? Optional.empty()
        : Optional.of(
            changed(
                scope,
                asked,
                new MatrixCell(cell.principal(), cell.action(), cell.resource(), now),
                cell.decision()));
  }

  private static MatrixChange changed(
      AccessScope scope, RequestContext asked, MatrixCell now, @Nullable Decision before) {
    Explanation why =
        scope.explain(
            new AccessRequest(
                RequestPrincipal.parse(now.principal()).orElseThrow(),
                ActionName.parse(now.action()).orElseThrow(),
                now.resource(),
                null,
                asked));
    return new MatrixChange(
        now.principal(),
        now.action(),
        now.resource(),
        before,
        now.decision(),
        why,
        before == null ? "not in the baseline" : "");
  }

  private static MatrixChange without(MatrixCell cell, String remark) {
    return new MatrixChange(
        cell.principal(), cell.action(), cell.resource(), cell.decision(), null, null, remark);
  }

  /** The next decision; a line out of order or malformed ends the comparison. */
  private Optional<MatrixCell> next() {
    while (lines.hasNext()) {
      line++;
      String text = lines.next();
      if (text.isBlank()) {
        continue;
      }
      Checked<MatrixCell> cell = BaselineFormat.read(new SourceText(name, text, line, 1));
      if (!cell.ok()) {
        throw new BrokenBaseline(cell.findings());
      }
      MatrixCell read = cell.orElseThrow();
      if (ahead != null && MatrixCell.ORDER.compare(ahead, read) >= 0) {
        throw new BrokenBaseline(
            List.of(
                Finding.of(
                    FindingCode.CONFLICT,
                    SourceSpan.at(name, line, 1),
                    "the decision is not behind the one before it in the order of a baseline",
                    "lines go by principal, action, resource, each once; save it again")));
      }
      ahead = read;
      return cell.value();
    }
    return Optional.empty();
  }
}
