package io.iamsim.cli;

import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.Versions;
import io.iamsim.cli.report.coverage.CoverageText;
import io.iamsim.cli.report.outcome.JsonOutcomes;
import io.iamsim.cli.report.outcome.OutcomeReport;
import io.iamsim.cli.report.outcome.TestResults;
import io.iamsim.cli.report.outcome.TextOutcomes;
import io.iamsim.expect.Coverage;
import io.iamsim.expect.CoverageRecorder;
import io.iamsim.expect.ExpectationCase;
import io.iamsim.expect.ExpectationRunner;
import io.iamsim.expect.ExpectationSuite;
import io.iamsim.expect.Outcome;
import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Are the decisions those that are expected? */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "Asks every expectation of the files and shows all that are not met, each with the reason."
    },
    parameterListHeading = "%nExpectations:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "An expectation file names its environment; --env puts another in its place, and IAMSIM_ENV"
          + " serves files that name none. No clock is read: what depends on a time that the file"
          + " does not give is unknown. docs/expectations.md has the format.",
      "",
      "Reports, any number at once: junit=FILE, sarif=FILE, gitlab=FILE (Code Quality), github"
          + " (annotations on standard output), markdown=FILE (a comment for a merge request),"
          + " json=FILE (docs/json.md).",
      "",
      "Exit status: 0 all expectations are met, 1 some are not or the coverage is below the"
          + " threshold, 2 wrong input, 70 internal error.",
      "",
      "Examples:",
      "  iamsim test",
      "  iamsim test tests/iam --filter 'analyst*' --fail-fast",
      "  iamsim test tests/iam --report junit=build/iamsim.xml \\",
      "    --report markdown=build/iamsim.md",
      "  iamsim test tests/iam --coverage-threshold 80 \\",
      "    --coverage-report html=build/coverage",
      "  iamsim test tests/iam --env staging --watch"
    })
final class TestCommand implements Callable<Integer> {
  private static final long LOOK_EVERY_MILLIS = 300;

  private final Console console;
  private final Watch watching;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|FOLDER",
      description =
          "Expectation files, and folders to look for them in, where their names end in"
              + " .iamtest.yaml, .yml, .json or .csv; the current folder if there is none.")
  private List<String> paths = new ArrayList<>();

  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description =
          "Ask only the expectations with this text in their name; with * or ? it is a pattern for"
              + " the whole name. Repeatable: one is enough.")
  private List<String> filters = new ArrayList<>();

  @Option(names = "--fail-fast", description = "Stop behind the first that is not met.")
  private boolean failFast;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many to ask at once; as many as there are processors by default.")
  private @Nullable Integer jobs;

  @Option(
      names = "--watch",
      description = "Ask again whenever an expectation, a policy or the environment changes.")
  private boolean watch;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      converter = ReportOption.Converter.class,
      description = "Write a report, see below. Repeatable.")
  private List<ReportOption> reports = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nSingle policies, as a what-if:%n", order = 2)
  private PolicyChangeOptions changes = new PolicyChangeOptions();

  @ArgGroup(validate = false, heading = "%nCoverage of policies:%n", order = 1)
  private CoverageOptions coverage = new CoverageOptions();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = Choices.OutputName.class,
      description = "text (the default) or json.")
  private Choices.Output output = Choices.Output.TEXT;

  @Option(
      names = "--lenient",
      description =
          "Read invalid statements as having no effect, with a warning, instead of refusing them.")
  private boolean lenient;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no answer: the exit status is it.")
  private boolean quiet;

  TestCommand(Console console) {
    this(console, Watch.every(LOOK_EVERY_MILLIS));
  }

  /** Looks for changes in these intervals. */
  TestCommand(Console console, Watch.Pause pause) {
    this.console = console;
    this.watching = new Watch(pause);
  }

  @Override
  public Integer call() {
    if (jobs != null && jobs < 1) {
      throw Rejected.argument("`--jobs " + jobs + "` is no number of jobs", "it is at least 1");
    }
    if (output == Choices.Output.JSON && writesMoreToOutput()) {
      throw Rejected.argument(
          "with `--output json` standard output belongs to the JSON",
          "send the JSON to a file with `--report json=FILE`");
    }
    FileSources files = new FileSources();
    if (!watch) {
      return run(files);
    }
    while (true) {
      int status;
      try {
        status = run(files);
      } catch (Rejected rejected) {
        status = Failures.rejected(console, rejected);
      }
      console.err().println("iamsim: waiting for a change (end with Ctrl-C) ...");
      console.err().flush();
      if (!watching.changed(Watch.Snapshot.of(watched(files)))) {
        return status;
      }
      files = new FileSources();
    }
  }

  private List<String> arguments() {
    return paths.isEmpty() ? List.of(".") : paths;
  }

  private Set<String> watched(FileSources files) {
    Set<String> watched = new LinkedHashSet<>(arguments());
    watched.addAll(ExpectationFiles.folders(arguments()));
    watched.addAll(files.asked());
    return watched;
  }

  private boolean writesMoreToOutput() {
    return reports.stream().anyMatch(ReportOption::toOutput)
        || coverage.reports().stream().anyMatch(report -> report.target() == null);
  }

  private int run(FileSources files) {
    ExpectationSuite suite = load(files);
    List<ExpectationCase> cases = chosen(suite.cases());
    CoverageRecorder recorder = new CoverageRecorder();
    List<Outcome> outcomes;
    try (Progress progress = new Progress(console, "expectations", cases.size())) {
      outcomes =
          ExpectationRunner.run(
              cases, options(coverage.isWanted() ? recorder : ExpectationCase::ask, progress));
    }
    @Nullable Coverage exercised =
        coverage.isWanted() ? recorder.coverage(suite.environments()) : null;
    TestResults results =
        new TestResults(
            outcomes,
            cases.size() - outcomes.size(),
            new Snippets(files::known),
            exercised,
            Path.of("").toAbsolutePath());
    write(results, files);
    return results.failures().isEmpty() && isCovered(exercised)
        ? ExitStatus.ALLOWED
        : ExitStatus.DENIED;
  }

  private boolean isCovered(@Nullable Coverage exercised) {
    if (exercised == null || coverage.threshold().signum() == 0) {
      return true;
    }
    if (exercised.share().total() == 0) {
      console.err().println("iamsim: there is no policy in an environment to cover");
      return false;
    }
    if (exercised.share().reaches(coverage.threshold().doubleValue())) {
      return true;
    }
    console
        .err()
        .println(
            "iamsim: the coverage is "
                + CoverageText.percent(exercised.share())
                + ", below the threshold of "
                + coverage.threshold()
                + "%");
    return false;
  }

  private List<ExpectationCase> chosen(List<ExpectationCase> all) {
    NameFilter filter = new NameFilter(filters);
    List<ExpectationCase> cases =
        all.stream().filter(found -> filter.accepts(found.expectation().name())).toList();
    if (cases.isEmpty()) {
      throw Rejected.argument(
          "no expectation has a name that `--filter " + String.join(" ", filters) + "` accepts",
          "there are " + all.size());
    }
    return cases;
  }

  private ExpectationSuite load(FileSources files) {
    Checked<ExpectationSuite> suite =
        ExpectationSuite.load(
            ExpectationFiles.in(arguments()),
            new ExpectationSuite.Sources(
                files,
                environment.given(),
                EnvironmentOptions.fromVariable(console),
                lenient ? ParseMode.LENIENT : ParseMode.STRICT,
                environment.catalog(),
                changes.read(
                    null, files, console, lenient ? ParseMode.LENIENT : ParseMode.STRICT)));
    if (!suite.ok()) {
      throw new Rejected(suite.findings());
    }
    suite.findings().forEach(finding -> Failures.print(console, finding));
    warn(suite.orElseThrow());
    return suite.orElseThrow();
  }

  private void warn(ExpectationSuite suite) {
    NameWarnings warnings = new NameWarnings(console, environment.catalog());
    suite.environments().forEach(warnings::policies);
    for (ExpectationCase asked : suite.cases()) {
      SourceSpan span = asked.expectation().span();
      warnings.action(asked.expectation().action(), span);
      asked.accessRequest().ifPresent(request -> warnings.context(request.context(), span));
    }
    warnings.print();
  }

  private ExpectationRunner.Options options(ExpectationRunner.Asking asking, Progress progress) {
    return new ExpectationRunner.Options(
        jobs == null ? Runtime.getRuntime().availableProcessors() : jobs,
        failFast,
        asking,
        progress::at);
  }

  private void write(TestResults results, FileSources files) {
    Versions versions = Versions.of(environment.catalog());
    OutcomeReport shown =
        output == Choices.Output.JSON
            ? new JsonOutcomes(versions)
            : new TextOutcomes(console.palette());
    try {
      for (ReportOption report : reports) {
        report.write(results, console.out(), versions);
      }
      if (!quiet) {
        shown.write(results, console.out());
      }
      for (CoverageOption report : coverage.reports()) {
        report.write(results.covered().orElseThrow(), results::path, files::known, console.out());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
