package io.iamsim.expect;

import io.iamsim.parse.Findings;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an expectation file in CSV (RFC 4180) to the nodes that the same file has in YAML, places
 * kept.
 *
 * <p>The first row names the columns, by the names of a case's members; a column with a colon in
 * its name is a condition key. An empty cell says nothing. {@code unknown}, {@code rules} and
 * {@code notes} take several texts with blanks between them. A line that begins with {@code #} is a
 * comment, and {@code # environment: PATH} names the environment.
 */
final class CsvReader {
  private static final Set<String> LISTS = Set.of("unknown", "rules", "notes");
  private static final String ENVIRONMENT = "# environment:";

  private final SourceText text;
  private final Findings findings = new Findings();
  private final List<SourceNode.Member> file = new ArrayList<>();

  private CsvReader(SourceText text) {
    this.text = text;
  }

  static Checked<SourceNode> read(SourceText text) {
    return new CsvReader(text).read();
  }

  private Checked<SourceNode> read() {
    List<List<SourceNode.Scalar>> rows = rows();
    SourceSpan all = SourceSpan.at(text.name(), 1, 1);
    if (rows.isEmpty()) {
      findings.add(
          FindingCode.SYNTAX_ERROR,
          all,
          "the table has no rows",
          "its first row names the columns");
      return Checked.failed(findings.list());
    }
    List<SourceNode.Scalar> header = rows.get(0);
    checkTwice(header);
    List<SourceNode> cases = new ArrayList<>();
    for (List<SourceNode.Scalar> row : rows.subList(1, rows.size())) {
      cases.add(row(header, row));
    }
    file.add(new SourceNode.Member("cases", all, new SourceNode.Sequence(cases, all)));
    return Checked.of(new SourceNode.Mapping(file, all), findings.list());
  }

  private void checkTwice(List<SourceNode.Scalar> header) {
    Set<String> names = new HashSet<>();
    for (SourceNode.Scalar name : header) {
      if (!names.add(name.text())) {
        findings.add(
            FindingCode.DUPLICATE_KEY,
            name.span(),
            "the column `" + name.text() + "` stands twice",
            "");
      }
    }
  }

  private SourceNode row(List<SourceNode.Scalar> header, List<SourceNode.Scalar> row) {
    SourceSpan start = row.get(0).span();
    if (row.size() > header.size()) {
      findings.add(
          FindingCode.SYNTAX_ERROR,
          row.get(header.size()).span(),
          "the row has " + row.size() + " cells, the table has " + header.size() + " columns",
          "put a cell with a comma in double quotes");
    }
    List<SourceNode.Member> members = new ArrayList<>();
    List<SourceNode.Member> context = new ArrayList<>();
    for (int i = 0; i < Math.min(row.size(), header.size()); i++) {
      SourceNode.Scalar name = header.get(i);
      SourceNode.Scalar cell = row.get(i);
      if (cell.text().isEmpty()) {
        continue;
      }
      SourceNode value = LISTS.contains(name.text()) ? texts(cell) : flag(name, cell);
      (name.text().indexOf(':') > 0 ? context : members)
          .add(new SourceNode.Member(name.text(), name.span(), value));
    }
    if (!context.isEmpty()) {
      members.add(new SourceNode.Member("context", start, new SourceNode.Mapping(context, start)));
    }
    return new SourceNode.Mapping(members, start);
  }

  private static SourceNode flag(SourceNode.Scalar name, SourceNode.Scalar cell) {
    boolean flag = name.text().equals("literal") && Set.of("true", "false").contains(cell.text());
    return flag
        ? new SourceNode.Scalar(SourceNode.ScalarType.BOOLEAN, cell.text(), cell.span())
        : cell;
  }

  private static SourceNode texts(SourceNode.Scalar cell) {
    List<SourceNode> texts = new ArrayList<>();
    for (String part : cell.text().strip().split("\\s+")) {
      texts.add(new SourceNode.Scalar(SourceNode.ScalarType.STRING, part, cell.span()));
    }
    return new SourceNode.Sequence(texts, cell.span());
  }

  private List<List<SourceNode.Scalar>> rows() {
    List<List<SourceNode.Scalar>> rows = new ArrayList<>();
    CsvScanner scanner = new CsvScanner(text, findings);
    for (Optional<String> comment = scanner.comment();
        !scanner.atEnd() || comment.isPresent();
        comment = scanner.comment()) {
      if (comment.isPresent()) {
        environment(comment.get(), scanner.line() - 1);
      } else {
        List<SourceNode.Scalar> row = scanner.row();
        if (row.size() > 1 || !row.get(0).text().isEmpty()) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private void environment(String comment, int line) {
    if (comment.startsWith(ENVIRONMENT)) {
      SourceSpan span = SourceSpan.at(text.name(), line, ENVIRONMENT.length() + 2);
      file.add(
          new SourceNode.Member(
              "environment",
              span,
              new SourceNode.Scalar(
                  SourceNode.ScalarType.STRING,
                  comment.substring(ENVIRONMENT.length()).strip(),
                  span)));
    }
  }
}
