package io.iamsim.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.CallExplanation;
import io.iamsim.CallPlan;
import io.iamsim.IamEngine;
import io.iamsim.Principals;
import io.iamsim.Supposition;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.report.CallReport;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.explain.Explanation;
import io.iamsim.query.AccessScope;
import io.iamsim.query.DecidingConditions;
import io.iamsim.query.PatternAnswer;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import io.iamsim.session.IssuedSession;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
      "With several resources each is decided, with the keys and the owner that it has, and the whole"
          + " is denied if one is. Keys of the context that do not belong to a resource's type are not"
          + " there for it. What a call needs beside, such as iam:PassRole, is decided where it is said"
          + " on what, and listed as not evaluated where not.",
      "For a pattern the answer is for all of its resources: allowed if all are, a denial if none is"
          + " allowed, else unknown, with what is decided of each part.",
      "",
      "Exit status: 0 allowed, 1 denied, 2 wrong input, 3 undecided, 70 internal error;",
      "with --expect, 0 if the decision is the one expected and 1 if not.",
      "",
      "Examples:",
      "  iamsim can arn:aws:iam::111122223333:user/alice s3:GetObject \\",
      "    arn:aws:s3:::acme-reports/q1.csv --identity-policy alice.json",
      "  iamsim can role/deployer s3:DeleteObject arn:aws:s3:::acme-site/* --env env",
      "  iamsim can s3:GetObject arn:aws:s3:::acme-reports/q1.csv --as-session ci.json --env env",
      "  iamsim can role/deployer sts:AssumeRole \\",
      "    arn:aws:iam::444455556666:role/ops --env env \\",
      "    --unknown aws:MultiFactorAuthPresent --expect denied",
      "  iamsim can role/ci lambda:CreateFunction \\",
      "    arn:aws:lambda:eu-west-1:444455556666:function:report --env env \\",
      "    --passed-role arn:aws:iam::444455556666:role/report"
    })
final class CanCommand implements Callable<Integer>, PlainArguments.Command {
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
  private Choices.@Nullable Output output;

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

  @Override
  public boolean takeWord(String word) {
    request.takeWord(word);
    return true;
  }

  @Override
  public boolean takeFlag(String name) {
    return request.takeFlag(name)
        || context.takeFlag(name)
        || policies.takeFlag(name)
        || answers.takeFlag(name);
  }

  @Override
  public boolean takeOption(String name, String value) {
    return request.take(name, value)
        || companions.take(name, value)
        || environment.take(name, value)
        || context.take(name, value)
        || policies.take(name, value)
        || answers.take(name, value)
        || takeChoice(name, value);
  }

  private boolean takeChoice(String name, String value) {
    if (name.equals("--output") && output == null) {
      output = new Choices.OutputName().convert(value);
    } else if (name.equals("--on-unknown") && onUnknown == null) {
      onUnknown = new Choices.OnUnknownName().convert(value);
    } else if (name.equals("--expect") && expect == null) {
      expect = new Choices.ExpectationName().convert(value);
    } else {
      return false;
    }
    return true;
  }

  /** True if the arguments are plain and say enough; if not, picocli is to read them. */
  boolean reads(List<String> arguments) {
    return PlainArguments.read(arguments, this) && request.isComplete();
  }

  @Override
  public Integer call() {
    FileSources files = new FileSources();
    ServiceCatalog catalog = environment.catalog();
    Environment known = environment.load(console, files, policies.mode());
    GivenPolicies given = policies.read(request.action(), files, console);
    @Nullable IssuedSession session = request.session(files);
    given.check(known);
    if (known.isEmpty() && given.isEmpty()) {
      console.err().println("iamsim: note: neither an environment nor a policy was given");
    }
    Principals principals = new Principals(known);
    CallRequest call =
        companions.addTo(request.read(principals, session, context.read(console, files), catalog));
    if (given.bring(Layer.RESOURCE)) {
      TargetCheck.checkOnePolicy(call.targets());
      given.remarkOnStorage(call.targets().get(0).resource(), console);
    }
    IamEngine engine = IamEngine.of(known, catalog);
    CallPlan plan = engine.plan(call);
    check(plan.targets(), engine, principals, given.bring(Layer.IDENTITY));
    AccessScope scope = AccessScope.of(known, engine);
    List<Explanation> explanations = new ArrayList<>();
    NameWarnings warnings = new NameWarnings(console, catalog);
    for (AccessRequest question : plan.questions()) {
      GivenPolicies joining = isOnATarget(question, plan) ? given : given.without(Layer.RESOURCE);
      Function<AccessRequest, ApplicablePolicies> applies =
          asked -> {
            ApplicablePolicies base =
                known.isEmpty()
                    ? withoutEnvironment(asked, call)
                    : engine.applicablePolicies(asked);
            return joining.in(known).apply(session == null ? base : session.policies(base));
          };
      warnings.policies(applies.apply(question), known, question.action());
      explanations.add(settled(explain(question, scope, applies)));
    }
    warnings.print();
    CallExplanation answer = new CallExplanation(plan, explanations);
    Decision decision = answer.decision();
    if (!answers.isQuiet()) {
      print(answer, files, Versions.of(catalog));
    }
    return expect == null
        ? ExitStatus.of(decision)
        : expect.accepts(decision) ? ExitStatus.ALLOWED : ExitStatus.DENIED;
  }

  /** Of a pattern all resources are asked for (ROOM-101). */
  private Explanation explain(
      AccessRequest question,
      AccessScope scope,
      Function<AccessRequest, ApplicablePolicies> policies) {
    if (!request.isPattern(question.resource())) {
      return explained(scope.engine().suppose(question, policies.apply(question)), question);
    }
    PatternAnswer answer = scope.patterns().decide(question, policies);
    answer
        .notApplicable()
        .ifPresent(
            finding -> {
              throw new Rejected(List.of(finding));
            });
    return answer.explanation();
  }

  /** Every KMS key has a policy (KMS-1); one that the call only needs beside brings none. */
  private static ApplicablePolicies withoutEnvironment(AccessRequest question, CallRequest call) {
    boolean asked = question.action().equals(call.action());
    return asked || !question.action().service().equals("kms")
        ? ApplicablePolicies.none()
        : ApplicablePolicies.none()
            .withResource(PolicyLayer.notProvided("the key's policy was not given"));
  }

  private static boolean isOnATarget(AccessRequest question, CallPlan plan) {
    return plan.targets().stream()
        .anyMatch(target -> target.resource().equals(question.resource()));
  }

  /** A principal that brings its own policies need not be in the environment. */
  private void check(
      List<AccessRequest> targets,
      IamEngine engine,
      Principals principals,
      boolean bringsIdentity) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (AccessRequest question : targets) {
      boolean pattern = request.isPattern(question.resource());
      principals.withSuggestions(question.principal(), engine.check(question)).stream()
          .filter(finding -> finding.code() != FindingCode.UNRESOLVED_REFERENCE || !bringsIdentity)
          .filter(finding -> finding.code() != FindingCode.RESOURCE_NOT_APPLICABLE || !pattern)
          .forEach(findings::add);
    }
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Rejected(List.copyOf(findings));
    }
    findings.forEach(finding -> Failures.print(console, finding));
  }

  /** What an undecided answer hangs on is told with it. */
  private static Explanation explained(Supposition supposition, AccessRequest question) {
    return supposition.explanation().result().decision() == Decision.UNKNOWN
        ? DecidingConditions.explained(supposition, question.resource())
        : supposition.explanation();
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

  private void print(CallExplanation answer, FileSources files, Versions versions) {
    try {
      if (output == Choices.Output.JSON) {
        printJson(answer, versions);
      } else {
        String text =
            CallReport.text(
                answer, answers.detail(), console.palette(), new Snippets(files::known));
        console.out().write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void printJson(CallExplanation answer, Versions versions) throws IOException {
    try (JsonGenerator json = PrettyJson.to(console.out())) {
      CallReport.json(answer, answers.detail(), json, versions);
      json.writeRaw('\n');
    }
  }
}
