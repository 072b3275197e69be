package io.iamsim.cli;

import io.iamsim.PolicyChanges;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.input.RequestTime;
import io.iamsim.cli.query.Asked;
import io.iamsim.cli.query.ChangePage;
import io.iamsim.cli.query.ChangeReport;
import io.iamsim.cli.query.ChangeTable;
import io.iamsim.cli.query.Changes;
import io.iamsim.cli.query.MatrixCsv;
import io.iamsim.cli.query.MatrixJson;
import io.iamsim.cli.query.MatrixMarkdown;
import io.iamsim.cli.query.MatrixPage;
import io.iamsim.cli.query.MatrixReport;
import io.iamsim.cli.query.MatrixText;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.Versions;
import io.iamsim.environment.Environment;
import io.iamsim.model.ConditionKey;
import io.iamsim.parse.ParseMode;
import io.iamsim.query.AccessMatrix;
import io.iamsim.query.AccessScope;
import io.iamsim.query.MatrixBaseline;
import io.iamsim.query.MatrixQuestions;
import io.iamsim.request.ContextReading;
import io.iamsim.request.RequestContext;
import io.iamsim.source.Checked;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A table of decisions, and what changed in it. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "Decides every action on every resource for every principal, and prints the table; saves it"
          + " as a baseline, or prints exactly what changed since one was saved."
    },
    optionListHeading = "%nThe table:%n",
    footerHeading = "%n",
    footer = {
      "A baseline is a text file to keep beside the policies: one decision a line, in a fixed"
          + " order, so that a change of access is a change of lines. `--against` without names"
          + " asks the questions that the baseline has.",
      "docs/queries.md has the formats.",
      "",
      "Exit status: 0 the table is made, or nothing changed; 1 a decision changed; 2 wrong input;",
      "70 internal error.",
      "",
      "Examples:",
      "  iamsim matrix --principal 'role/*' --action s3:GetObject --action s3:PutObject \\",
      "    --resource arn:aws:s3:::acme-site/index.html --env env",
      "  iamsim matrix --spec access.yaml --output html --env env > access.html",
      "  iamsim matrix --spec access.yaml --save access.baseline --env env",
      "  iamsim matrix --against access.baseline --env env"
    })
final class MatrixCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private MatrixOptions table = new MatrixOptions();
  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = Choices.TableOutputName.class,
      description =
          "text (the default), csv, json, markdown, or html: a page that explains every cell.")
  private Choices.TableOutput output = Choices.TableOutput.TEXT;

  @Option(
      names = "--save",
      paramLabel = "BASELINE",
      description = "Save the decisions in this file, instead of printing them.")
  private @Nullable String save;

  @Option(
      names = "--against",
      paramLabel = "BASELINE",
      description = "Print only the decisions that differ from this file's.")
  private @Nullable String against;

  @ArgGroup(validate = false, heading = "%nWhat the requests carry:%n", order = 1)
  private ContextOptions context = new ContextOptions();

  @ArgGroup(validate = false, heading = "%nSingle policies, as a what-if:%n", order = 2)
  private PolicyChangeOptions changes = new PolicyChangeOptions();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no answer: the exit status is it.")
  private boolean quiet;

  MatrixCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (save != null && against != null) {
      throw Rejected.argument(
          "`--save` and `--against` exclude each other", "compare first, then save");
    }
    FileSources files = new FileSources();
    ServiceCatalog catalog = environment.catalog();
    Environment known = environment.load(console, files, ParseMode.STRICT);
    PolicyChanges changed = changes.read(null, files, console, ParseMode.STRICT);
    PolicyChangeOptions.check(changed, known, List.of());
    AccessScope scope =
        changed.isEmpty()
            ? AccessScope.of(known, catalog)
            : AccessScope.of(known, catalog, changed.in(known));
    try {
      return against != null
          ? compare(scope, changed, files, against)
          : make(new AccessMatrix(scope, questions(known, catalog, files)), changed, files);
    } catch (MatrixBaseline.BrokenBaseline e) {
      throw new Rejected(e.findings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MatrixQuestions questions(Environment known, ServiceCatalog catalog, FileSources files) {
    MatrixQuestions questions = table.read(known, catalog, files, context.read(console, files));
    NameWarnings warnings = new NameWarnings(console, catalog);
    questions.actions().forEach(action -> warnings.action(action, null));
    warnings.context(context.given(files), null).policies(known).print();
    return questions;
  }

  private int make(AccessMatrix matrix, PolicyChanges changed, FileSources files)
      throws IOException {
    try (Progress progress = new Progress(console, "decisions", matrix.questions().size())) {
      if (save != null) {
        save(matrix, save, files, progress);
      } else {
        report(Asked.of(matrix, environment.named(console), changed), files)
            .write(matrix, progress::add);
      }
    }
    return ExitStatus.ALLOWED;
  }

  private MatrixReport report(Asked asked, FileSources files) {
    return switch (output) {
      case TEXT -> new MatrixText(console.out(), console.palette());
      case CSV -> new MatrixCsv(console.out());
      case JSON -> new MatrixJson(console.out());
      case HTML -> new MatrixPage(console.out(), asked, new Snippets(files::known));
      case MARKDOWN -> new MatrixMarkdown(console.out());
    };
  }

  /** The file is replaced whole or not at all. */
  private void save(AccessMatrix matrix, String name, FileSources files, Progress progress)
      throws IOException {
    Path target = path(name);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        MatrixBaseline.write(
            matrix,
            context.given(files),
            line -> {
              try {
                writer.write(line);
                writer.write('\n');
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              progress.add(1);
            });
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    console.err().println("iamsim: saved " + matrix.questions().size() + " decisions in " + name);
  }

  private int compare(AccessScope scope, PolicyChanges changed, FileSources files, String name)
      throws IOException {
    try (BufferedReader reader = open(name)) {
      Checked<MatrixBaseline> read = MatrixBaseline.read(name, reader.lines().iterator());
      if (!read.ok()) {
        throw new Rejected(read.findings());
      }
      MatrixBaseline baseline = read.orElseThrow();
      RequestContext asked = asked(baseline, files);
      Changes report =
          changes(
              new Asked(environment.named(console), scope.environment(), changed, asked),
              files,
              Versions.of(scope.catalog()));
      long questions =
          table.isEmpty()
              ? baseline.compare(scope, asked, report::add)
              : baseline.compare(
                  new AccessMatrix(
                      scope, table.read(scope.environment(), scope.catalog(), files, asked)),
                  report::add);
      return report.end(questions) == 0 ? ExitStatus.ALLOWED : ExitStatus.DENIED;
    }
  }

  private Changes changes(Asked asked, FileSources files, Versions versions) throws IOException {
    if (quiet) {
      return ChangeReport.text(OutputStream.nullOutputStream(), console.palette(), versions);
    }
    return switch (output) {
      case TEXT -> ChangeReport.text(console.out(), console.palette(), versions);
      case CSV -> ChangeTable.csv(console.out());
      case JSON -> ChangeReport.json(console.out(), versions);
      case HTML -> new ChangePage(console.out(), asked, new Snippets(files::known), versions);
      case MARKDOWN -> ChangeTable.markdown(console.out());
    };
  }

  /** The context of the command line, or where that gives none the baseline's. */
  private RequestContext asked(MatrixBaseline baseline, FileSources files) {
    RequestContext given = context.given(files);
    RequestContext saved = baseline.context();
    boolean says = !given.values().isEmpty() || given.reading() != ContextReading.DEFAULT;
    if (says && !(given.values().equals(saved.values()) && given.reading() == saved.reading())) {
      console
          .err()
          .println(
              "iamsim: note: the baseline was saved with another context: its own keys are "
                  + keys(saved));
    }
    return RequestTime.of(console.clock().instant()).complete((says ? given : saved).toBuilder());
  }

  private static String keys(RequestContext context) {
    String others =
        switch (context.reading()) {
          case DEFAULT -> "";
          case OPEN -> ", all others unknown";
          case ASSUME_ABSENT -> ", all others absent";
        };
    return context.values().isEmpty()
        ? "none" + others
        : String.join(", ", context.values().keySet().stream().map(ConditionKey::text).toList())
            + others;
  }

  private BufferedReader open(String name) {
    try {
      Path path = path(name);
      if (Files.isDirectory(path)) {
        throw Rejected.argument("`" + name + "` is a folder, not a file", "");
      }
      return Files.newBufferedReader(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Rejected.argument("cannot read `" + name + "`", "`--save FILE` writes a baseline");
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw Rejected.argument("`" + name + "` is no path", "");
    }
  }
}
