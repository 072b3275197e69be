package io.iamsim.query;

import io.iamsim.parse.Findings;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that names the axes of a table: YAML or JSON with the lists {@code principals}, {@code
 * actions} and {@code resources}, or CSV with a column for each.
 *
 * @param principals names and patterns of principals
 * @param actions actions and action patterns
 * @param resources ARNs
 */
public record MatrixSpec(List<Entry> principals, List<Entry> actions, List<Entry> resources) {
  private static final String FORM =
      "it has the lists `principals`, `actions` and `resources`, or is CSV with a column for each";

  public MatrixSpec {
    principals = List.copyOf(principals);
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  /**
   * One name in its place.
   *
   * @param text as written
   * @param span where it stands, or null for an argument of a command
   */
  public record Entry(String text, @Nullable SourceSpan span) {}

  /** The axes that a text names; CSV if its name ends in {@code .csv}. */
  public static Checked<MatrixSpec> read(SourceText source) {
    return source.name().endsWith(".csv") ? csv(source) : tree(source);
  }

  private static Checked<MatrixSpec> tree(SourceText source) {
    Checked<SourceNode> read = SourceReader.read(source);
    if (!read.ok()) {
      return Checked.failed(read.findings());
    }
    Findings findings = new Findings();
    findings.addAll(read.findings());
    MatrixSpec spec = new MatrixSpec(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    if (!(read.orElseThrow() instanceof SourceNode.Mapping object)) {
      findings.add(
          FindingCode.WRONG_TYPE,
          read.orElseThrow().span(),
          "a table's axes are an object, this is " + read.orElseThrow().description(),
          FORM);
      return Checked.of(spec, findings.list());
    }
    List<Entry> principals = new ArrayList<>();
    List<Entry> actions = new ArrayList<>();
    List<Entry> resources = new ArrayList<>();
    for (SourceNode.Member member : object.members()) {
      switch (member.name()) {
        case "principals" -> principals.addAll(entries(member, findings));
        case "actions" -> actions.addAll(entries(member, findings));
        case "resources" -> resources.addAll(entries(member, findings));
        default ->
            findings.add(
                FindingCode.UNKNOWN_ELEMENT,
                member.nameSpan(),
                "`" + member.name() + "` is no axis of a table",
                FORM);
      }
    }
    return Checked.of(new MatrixSpec(principals, actions, resources), findings.list());
  }

  private static List<Entry> entries(SourceNode.Member member, Findings findings) {
    List<Entry> entries = new ArrayList<>();
    List<SourceNode> items =
        member.value() instanceof SourceNode.Sequence list ? list.items() : List.of(member.value());
    for (SourceNode item : items) {
      if (item instanceof SourceNode.Scalar scalar && scalar.isText()) {
        entries.add(new Entry(scalar.text(), scalar.span()));
      } else {
        findings.add(
            FindingCode.WRONG_TYPE,
            item.span(),
            "`" + member.name() + "` takes names, this is " + item.description(),
            "");
      }
    }
    return entries;
  }

  private static Checked<MatrixSpec> csv(SourceText source) {
    Findings findings = new Findings();
    List<List<Entry>> rows = CsvRows.read(source, findings);
    if (rows.isEmpty()) {
      findings.add(
          FindingCode.SYNTAX_ERROR, SourceSpan.at(source.name(), 1, 1), "the text is empty", FORM);
      return Checked.failed(findings.list());
    }
    List<Entry> principals = new ArrayList<>();
    List<Entry> actions = new ArrayList<>();
    List<Entry> resources = new ArrayList<>();
    Map<String, List<Entry>> columns =
        Map.of("principal", principals, "action", actions, "resource", resources);
    List<Entry> header = rows.get(0);
    for (Entry name : header) {
      if (column(columns, name).isEmpty()) {
        findings.add(
            FindingCode.UNKNOWN_ELEMENT,
            name.span(),
            "`" + name.text() + "` is no axis of a table",
            "the columns are principals, actions and resources");
      }
    }
    for (List<Entry> row : rows.subList(1, rows.size())) {
      for (int i = 0; i < row.size(); i++) {
        Entry entry = row.get(i);
        if (i >= header.size()) {
          findings.add(
              FindingCode.SYNTAX_ERROR, entry.span(), "the row has more cells than columns", "");
        } else if (!entry.text().isEmpty()) {
          column(columns, header.get(i)).ifPresent(list -> list.add(entry));
        }
      }
    }
    return Checked.of(new MatrixSpec(principals, actions, resources), findings.list());
  }

  private static Optional<List<Entry>> column(Map<String, List<Entry>> columns, Entry name) {
    String singular =
        name.text().endsWith("s")
            ? name.text().substring(0, name.text().length() - 1)
            : name.text();
    return Optional.ofNullable(columns.get(singular));
  }
}
