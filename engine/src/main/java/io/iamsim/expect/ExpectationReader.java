package io.iamsim.expect;

import io.iamsim.load.SourceFiles;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expectation file (docs/expectations.md): cases, and matrices of principals, actions and
 * resources. A file whose name ends in {@code .csv} is CSV, any other JSON or YAML.
 */
public final class ExpectationReader {
  private static final List<String> MEMBERS = List.of("environment", "defaults", "cases", "matrix");

  private static final List<String> DEFAULTS =
      Stream.of(CaseDefaults.MEMBERS, CaseChanges.MEMBERS).flatMap(List::stream).toList();

  private final SourceText text;
  private final ParseMode mode;
  private final SourceFiles files;
  private final Findings findings = new Findings();

  /** True if what the cases have in common is understood. */
  private boolean common;

  private ExpectationReader(SourceText text, ParseMode mode, SourceFiles files) {
    this.text = text;
    this.mode = mode;
    this.files = files;
  }

  /** The same, of a text that stands alone: no case adds a policy by its path. */
  public static Checked<ExpectationFile> read(SourceText text, ParseMode mode) {
    return read(text, mode, new NoFiles());
  }

  /** Where there is no file. */
  private static final class NoFiles implements SourceFiles {
    @Override
    public Checked<SourceText> read(String path) {
      SourceSpan at = SourceSpan.at(path, 1, 1);
      return Checked.failed(
          List.of(Finding.of(FindingCode.UNREADABLE, at, "no such file: `" + path + "`", "")));
    }

    @Override
    public Optional<List<String>> list(String path) {
      return Optional.empty();
    }
  }

  /**
   * The expectations of a text; none, and everything that is wrong, if anything is not understood.
   *
   * @param mode how the policies that cases bring are read
   * @param files where the policies that cases add by their paths are read
   */
  public static Checked<ExpectationFile> read(SourceText text, ParseMode mode, SourceFiles files) {
    return new ExpectationReader(text, mode, files).read();
  }

  /**
   * What can be read of a text.
   *
   * @param file the file with those cases that are understood; null if what they have in common is
   *     not
   * @param findings everything that is wrong
   */
  record Readable(@Nullable ExpectationFile file, List<Finding> findings) {}

  /** What can be read of a text that may have mistakes, so that more of them can be found. */
  static Readable readable(SourceText text, ParseMode mode, SourceFiles files) {
    ExpectationReader reader = new ExpectationReader(text, mode, files);
    Optional<ExpectationFile> file = reader.readFile();
    return new Readable(reader.common ? file.orElse(null) : null, reader.inOrder());
  }

  private Checked<ExpectationFile> read() {
    return Checked.of(readFile().orElse(null), inOrder());
  }

  private Optional<ExpectationFile> readFile() {
    Checked<SourceNode> tree =
        text.name().endsWith(".csv") ? CsvReader.read(text) : SourceReader.read(text);
    findings.addAll(tree.findings());
    return tree.value()
        .flatMap(node -> ObjectReader.of(node, "an expectation file", MEMBERS, findings))
        .map(this::file);
  }

  /** Each finding once, by its place. */
  private List<Finding> inOrder() {
    List<Finding> inOrder = new ArrayList<>(new LinkedHashSet<>(findings.list()));
    inOrder.sort(
        Comparator.comparingInt(
                (Finding finding) -> finding.span() == null ? 0 : finding.span().line())
            .thenComparingInt(finding -> finding.span() == null ? 0 : finding.span().column()));
    return inOrder;
  }

  private ExpectationFile file(ObjectReader file) {
    Optional<ObjectReader> written =
        file.get("defaults")
            .flatMap(node -> ObjectReader.of(node, "`defaults`", DEFAULTS, findings));
    CaseReader cases =
        new CaseReader(
            written.map(object -> CaseDefaults.read(object, findings)).orElse(CaseDefaults.NONE),
            new CaseChanges(files, mode, findings),
            written.orElse(null),
            mode,
            findings);
    List<SourceNode.Scalar> environments = environments(file);
    common = !findings.errorsSince(0);
    List<Expectation> expectations = new ArrayList<>();
    file.items("cases").forEach(node -> expectations.addAll(cases.read(node, "a case")));
    file.items("matrix").forEach(node -> expectations.addAll(cases.read(node, "a matrix")));
    if (expectations.isEmpty() && findings.list().stream().noneMatch(Finding::isError)) {
      findings.add(
          FindingCode.MISSING_ELEMENT,
          file.span(),
          "the file expects nothing",
          "it has `cases` or a `matrix`");
    }
    return new ExpectationFile(text.name(), environments, expectations);
  }

  private List<SourceNode.Scalar> environments(ObjectReader file) {
    return file.get("environment").filter(SourceNode.Sequence.class::isInstance).isPresent()
        ? file.strings("environment")
        : file.string("environment").map(List::of).orElse(List.of());
  }
}
