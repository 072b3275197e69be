package io.iamsim.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.IamEngine;
import io.iamsim.Principals;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.report.JsonReport;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.TextReport;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.explain.Explanation;
import io.iamsim.request.AccessRequest;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** May this principal do this? */
@Command(
    name = "can",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "May PRINCIPAL do ACTION on RESOURCE? The decision first, then why, layer by layer."
    },
    parameterListHeading = "%nThe question:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "Policies given as files join what the environment has. Without an environment they are all"
          + " there is.",
      "With several resources each is decided, and the whole is denied if one is.",
      "",
      "Exit status: 0 allowed, 1 denied, 2 wrong input, 3 undecided, 70 internal error;",
      "with --expect, 0 if the decision is the one expected and 1 if not.",
      "",
      "Examples:",
      "  iamsim can arn:aws:iam::111122223333:user/alice s3:GetObject \\",
      "    arn:aws:s3:::acme-reports/q1.csv --identity-policy alice.json",
      "  iamsim can role/deployer s3:DeleteObject arn:aws:s3:::acme-site/* --env env",
      "  iamsim can role/deployer sts:AssumeRole \\",
      "    arn:aws:iam::444455556666:role/ops --env env \\",
      "    --unknown aws:MultiFactorAuthPresent --expect denied"
    })
final class CanCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private RequestOptions request = new RequestOptions();
  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();

  @ArgGroup(validate = false, heading = "%nWhat the request carries:%n", order = 1)
  private ContextOptions context = new ContextOptions();

  @ArgGroup(validate = false, heading = "%nPolicies beside the environment's:%n", order = 2)
  private PolicyOptions policies = new PolicyOptions();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = Choices.OutputName.class,
      description = "text (the default) or json.")
  private Choices.Output output = Choices.Output.TEXT;

  @Option(
      names = "--on-unknown",
      paramLabel = "allow|deny",
      converter = Choices.OnUnknownName.class,
      description = "What an undecided request counts as.")
  private Choices.@Nullable OnUnknown onUnknown;

  @Option(
      names = "--expect",
      paramLabel = "DECISION",
      converter = Choices.ExpectationName.class,
      description =
          "Exit with 0 if the decision is this one, else with 1: allowed, denied, explicitDeny or"
              + " implicitDeny.")
  private Choices.@Nullable Expectation expect;

  CanCommand(Console console) {
    this.console = console;
  }

  private record Answer(AccessRequest request, Explanation explanation) {}

  @Override
  public Integer call() {
    FileSources files = new FileSources();
    Environment known = environment.load(console, files, policies.mode());
    GivenPolicies given = policies.read(request.action(), files, console);
    if (known.isEmpty() && given.isEmpty()) {
      console.err().println("iamsim: note: neither an environment nor a policy was given");
    }
    Principals principals = new Principals(known);
    List<AccessRequest> questions = request.read(principals, context.read(console, files));
    IamEngine engine = IamEngine.of(known);
    check(questions.get(0), engine, principals, given.bringIdentity());
    List<Answer> answers = new ArrayList<>();
    for (AccessRequest question : questions) {
      ApplicablePolicies base =
          known.isEmpty() ? ApplicablePolicies.none() : engine.applicablePolicies(question);
      answers.add(new Answer(question, settled(engine.explain(question, given.joinedTo(base)))));
    }
    Decision decision =
        Combined.of(
            answers.stream().map(answer -> answer.explanation.result().decision()).toList());
    print(answers, decision, files);
    return expect == null
        ? ExitStatus.of(decision)
        : expect.accepts(decision) ? ExitStatus.ALLOWED : ExitStatus.DENIED;
  }

  /** A principal that brings its own policies need not be in the environment. */
  private void check(
      AccessRequest question, IamEngine engine, Principals principals, boolean bringsIdentity) {
    List<Finding> findings =
        principals.withSuggestions(question.principal(), engine.check(question)).stream()
            .filter(
                finding -> finding.code() != FindingCode.UNRESOLVED_REFERENCE || !bringsIdentity)
            .toList();
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Rejected(findings);
    }
    findings.forEach(finding -> Failures.print(console, finding));
  }

  private Explanation settled(Explanation explanation) {
    return onUnknown == null
        ? explanation
        : new Explanation(
            onUnknown.settle(explanation.result()),
            explanation.statements(),
            explanation.nearestMisses(),
            explanation.contextReads());
  }

  private void print(List<Answer> answers, Decision decision, FileSources files) {
    try {
      if (output == Choices.Output.JSON) {
        printJson(answers, decision);
      } else {
        console.out().write(text(answers, decision, files).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(List<Answer> answers, Decision decision, FileSources files) {
    Snippets snippets = new Snippets(files::known);
    StringBuilder text = new StringBuilder();
    for (Answer answer : answers) {
      text.append(text.length() == 0 ? "" : "\n")
          .append(TextReport.of(answer.request, answer.explanation, console.palette(), snippets));
    }
    if (answers.size() > 1) {
      text.append("\nall ")
          .append(answers.size())
          .append(" resources together: ")
          .append(console.palette().paint(decision))
          .append('\n');
    }
    return text.toString();
  }

  private void printJson(List<Answer> answers, Decision decision) throws IOException {
    try (JsonGenerator json = PrettyJson.to(console.out())) {
      JsonReport report = new JsonReport(json, Versions.current());
      if (answers.size() == 1) {
        report.write(answers.get(0).request, answers.get(0).explanation);
      } else {
        json.writeStartObject();
        json.writeStringField("decision", decision.text());
        json.writeArrayFieldStart("answers");
        for (Answer answer : answers) {
          report.write(answer.request, answer.explanation);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeRaw('\n');
    }
  }
}
