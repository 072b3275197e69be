package io.iamsim.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.CallPlan;
import io.iamsim.IamEngine;
import io.iamsim.Principals;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.Versions;
import io.iamsim.cli.why.WhyAnswer;
import io.iamsim.cli.why.WhyJson;
import io.iamsim.cli.why.WhyText;
import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import io.iamsim.diagnosis.Diagnosis;
import io.iamsim.diagnosis.Diagnostician;
import io.iamsim.diagnosis.Disagreement;
import io.iamsim.diagnosis.ReportedDenial;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import io.iamsim.session.IssuedSession;
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

/** Why is it denied, and what would allow it? */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    customSynopsis = {
      "iamsim why [OPTIONS] PRINCIPAL ACTION [RESOURCE...]",
      "       iamsim why [OPTIONS] MESSAGE|FILE",
      "       iamsim why [OPTIONS] < MESSAGE"
    },
    description = {
      "Why is a request denied, and what is the smallest change that would allow it? The request is"
          + " given as for `can`, or by what AWS reported: the sentence of the error message, a"
          + " record of CloudTrail, or the answer of `aws sts decode-authorization-message`, as an"
          + " argument, in a file, or on standard input."
    },
    parameterListHeading = "%nThe question:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "Everything in the way is listed, and for each obstacle the changes that take it away, the"
          + " smallest first. Each was applied and the request asked again. Beside it stands who can"
          + " make it and what else it would allow.",
      "Where the decision is not the one that AWS reports, that is said, and why it can be.",
      "",
      "Exit status: 0 allowed, 1 denied, 2 wrong input, 3 undecided, 70 internal error;",
      "with --expect, 0 if the decision is the one expected and 1 if not.",
      "",
      "Examples:",
      "  iamsim why role/deployer s3:DeleteObject arn:aws:s3:::acme-site/a --env env",
      "  iamsim why 'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: ...' \\",
      "    --env env",
      "  iamsim why event.json --env env",
      "  aws sts decode-authorization-message --encoded-message ... | iamsim why --env env"
    })
final class WhyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private RequestOptions request = new RequestOptions();
  @Mixin private CompanionOptions companions = new CompanionOptions();
  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();
  @Mixin private AnswerOptions answers = new AnswerOptions();

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
      description = "What an undecided request counts as in the exit status.")
  private Choices.@Nullable OnUnknown onUnknown;

  @Option(
      names = "--expect",
      paramLabel = "DECISION",
      converter = Choices.ExpectationName.class,
      description =
          "Exit with 0 if the decision is this one, else with 1: allowed, denied, explicitDeny or"
              + " implicitDeny.")
  private Choices.@Nullable Expectation expect;

  WhyCommand(Console console) {
    this.console = console;
  }

  /** A request to diagnose, with what AWS reports of it. */
  private record Question(AccessRequest request, @Nullable ReportedDenial report) {}

  @Override
  public Integer call() {
    FileSources files = new FileSources();
    ServiceCatalog catalog = environment.catalog();
    Environment known = environment.load(console, files, policies.mode());
    IamEngine engine = IamEngine.of(known, catalog);
    @Nullable IssuedSession session = request.session(files);
    ReportedQuestions reported = new ReportedQuestions(console, files, catalog);
    List<ReportedDenial> denials = session == null ? reported.read(request.words()) : List.of();
    GivenPolicies given =
        policies.read(
            denials.isEmpty() ? request.action() : denials.get(0).action(), files, console);
    given.check(known);
    if (known.isEmpty() && given.isEmpty()) {
      console
          .err()
          .println(
              "iamsim: note: neither an environment nor a policy was given, so nothing allows"
                  + " anything");
    }
    List<Question> questions =
        denials.isEmpty()
            ? asked(engine, known, session, given, files)
            : denials.stream().map(denial -> question(denial, files)).toList();
    Diagnostician diagnostician = new Diagnostician(engine, known, catalog);
    List<WhyAnswer> found = new ArrayList<>();
    for (Question question : questions) {
      check(question, engine, new Principals(known), given.bring(Layer.IDENTITY));
      ApplicablePolicies base =
          known.isEmpty()
              ? ApplicablePolicies.none()
              : engine.applicablePolicies(question.request());
      ApplicablePolicies own = session == null ? base : session.policies(base);
      Diagnosis diagnosis = diagnose(diagnostician, question, given.in(known).apply(own));
      found.add(answer(question, diagnosis, known));
    }
    if (!answers.isQuiet()) {
      print(found, files, Versions.of(catalog));
    }
    return status(
        Decision.together(found.stream().map(answer -> answer.diagnosis().decision()).toList()));
  }

  private int status(Decision found) {
    Decision decision = onUnknown == null ? found : onUnknown.settle(found);
    return expect == null
        ? ExitStatus.of(decision)
        : expect.accepts(decision) ? ExitStatus.ALLOWED : ExitStatus.DENIED;
  }

  private static Diagnosis diagnose(
      Diagnostician diagnostician, Question question, ApplicablePolicies policies) {
    return question.report() == null || question.report().cause() == null
        ? diagnostician.diagnose(question.request(), policies)
        : diagnostician.diagnose(question.request(), policies, question.report().cause());
  }

  private static WhyAnswer answer(Question question, Diagnosis diagnosis, Environment known) {
    return question.report() == null
        ? new WhyAnswer(null, diagnosis, List.of())
        : new WhyAnswer(
            question.report(),
            diagnosis,
            Disagreement.between(question.report(), diagnosis, known));
  }

  private List<Question> asked(
      IamEngine engine,
      Environment known,
      @Nullable IssuedSession session,
      GivenPolicies given,
      FileSources files) {
    CallRequest call =
        companions.addTo(
            request.read(
                new Principals(known),
                session,
                context.read(console, files),
                environment.catalog()));
    if (given.bring(Layer.RESOURCE)) {
      TargetCheck.checkOnePolicy(call.targets());
    }
    CallPlan plan = engine.plan(call);
    return plan.questions().stream().map(each -> new Question(each, null)).toList();
  }

  /** What the command line says of the context wins; the time is the event's, else now. */
  private Question question(ReportedDenial denial, FileSources files) {
    return new Question(
        new AccessRequest(
            denial.principal(),
            denial.action(),
            denial.resource(),
            request.owner(),
            context.read(console, files, denial.context())),
        denial);
  }

  /** Of a caller that is not known the policies are not; what AWS reports is no misspelling. */
  private void check(
      Question question, IamEngine engine, Principals principals, boolean bringsIdentity) {
    List<Finding> findings =
        principals.withSuggestions(
            question.request().principal(), engine.check(question.request()));
    List<Finding> errors =
        findings.stream()
            .filter(Finding::isError)
            .filter(
                finding ->
                    finding.code() != FindingCode.UNRESOLVED_REFERENCE
                        || (!bringsIdentity && question.report() == null))
            .toList();
    if (!errors.isEmpty()) {
      throw new Rejected(errors);
    }
    if (!bringsIdentity) {
      findings.forEach(
          finding -> Failures.print(console, finding.isError() ? finding.asWarning() : finding));
    }
  }

  private void print(List<WhyAnswer> found, FileSources files, Versions versions) {
    try {
      if (output == Choices.Output.JSON) {
        printJson(found, versions);
        return;
      }
      StringBuilder text = new StringBuilder();
      for (WhyAnswer answer : found) {
        text.append(text.isEmpty() ? "" : "\n")
            .append(
                WhyText.of(
                    answer, answers.detail(), console.palette(), new Snippets(files::known)));
      }
      console.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One object; several denials stand in its {@code answers}. */
  private void printJson(List<WhyAnswer> found, Versions versions) throws IOException {
    try (JsonGenerator json = PrettyJson.to(console.out())) {
      WhyJson report = new WhyJson(json, versions);
      if (found.size() == 1) {
        report.write(found.get(0));
      } else {
        json.writeStartObject();
        json.writeStringField(
            "decision",
            Decision.together(found.stream().map(answer -> answer.diagnosis().decision()).toList())
                .text());
        json.writeArrayFieldStart("answers");
        for (WhyAnswer answer : found) {
          report.write(answer);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeRaw('\n');
    }
  }
}
