package io.iamsim.cli;

import io.iamsim.IamEngine;
import io.iamsim.Principals;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.report.AssumeJson;
import io.iamsim.cli.report.AssumeText;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.session.AssumeRoleAnswer;
import io.iamsim.session.AssumeRoleCall;
import io.iamsim.session.RoleAssumption;
import io.iamsim.session.SessionCaller;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Would this session be issued? */
@Command(
    name = "can-assume",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "Would a session of ROLE be issued to this caller, and what would it carry? Every"
          + " authorization that the call needs is decided: the call itself, sts:TagSession,"
          + " sts:SetSourceIdentity."
    },
    parameterListHeading = "%nThe question:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "The session saved can ask further questions: can --as-session FILE, can-assume"
          + " --as-session.",
      "",
      "Exit status: 0 the session is issued, 1 it is not, 2 wrong input, 3 undecided, 70 internal"
          + " error; with --expect, 0 if the decision is the one expected and 1 if not.",
      "",
      "Examples:",
      "  iamsim can-assume role/ops --principal user/alice --mfa --session-name alice --env env",
      "  iamsim can-assume role/ci --jwt-claims claims.json --session-name build --env env \\",
      "    --save-session ci.json && iamsim can s3:PutObject arn:aws:s3:::acme-site/index.html \\",
      "    --as-session ci.json --env env",
      "  iamsim can-assume arn:aws:iam::111122223333:role/okta --saml-attributes alice.json \\",
      "    --trust-policy trust.json"
    })
final class CanAssumeCommand implements Callable<Integer> {
  private static final ActionName ASSUME_ROLE = ActionName.parse("sts:AssumeRole").orElseThrow();

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "ROLE",
      description =
          "The role, by ARN or by a name of the environment such as role/deployer; for"
              + " sts:AssumeRoot the ARN of the account's root user.")
  private String role = "";

  @ArgGroup(multiplicity = "1", heading = "%nWho asks (one of these):%n", order = 1)
  private AssumeCallerOptions caller = new AssumeCallerOptions();

  @ArgGroup(validate = false, heading = "%nWhat the call passes:%n", order = 2)
  private AssumeOptions parameters = new AssumeOptions();

  @ArgGroup(validate = false, heading = "%nWhat the request carries:%n", order = 3)
  private ContextOptions context = new ContextOptions();

  @ArgGroup(
      validate = false,
      heading =
          "%nPolicies beside the environment's (a trust policy takes the place of the role's, a"
              + " session policy is the new session's):%n",
      order = 4)
  private PolicyOptions policies = new PolicyOptions();

  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();

  @Option(
      names = "--save-session",
      paramLabel = "FILE",
      description = "Write the session to a file if it is issued.")
  private @Nullable String saveTo;

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
      description = "What an undecided call counts as.")
  private Choices.@Nullable OnUnknown onUnknown;

  @Option(
      names = "--expect",
      paramLabel = "DECISION",
      converter = Choices.ExpectationName.class,
      description =
          "Exit with 0 if the decision is this one, else with 1: allowed, denied, explicitDeny or"
              + " implicitDeny.")
  private Choices.@Nullable Expectation expect;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no answer: the exit status is it.")
  private boolean quiet;

  CanAssumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FileSources files = new FileSources();
    Environment known = environment.load(console, files, policies.mode());
    GivenPolicies given = policies.read(ASSUME_ROLE, files, console);
    given.check(known);
    if (known.isEmpty() && given.isEmpty()) {
      console.err().println("iamsim: note: neither an environment nor a policy was given");
    }
    RequestContext carried = context.read(console, files);
    new NameWarnings(console, environment.catalog())
        .context(context.given(files), null)
        .policies(known)
        .print();
    IamEngine engine = IamEngine.of(known, environment.catalog());
    Arn target = target(known, engine, given);
    given.remarkOnStorage(target.toString(), console);
    SessionCaller asking = caller.read(target, known, files, environment.catalog());
    AssumeRoleCall call =
        new AssumeRoleCall(
            target, asking, parameters.read(caller.isToken(), given.of(Layer.SESSION)), carried);
    check(new Principals(known), engine, asking.principal(), carried, given.bring(Layer.IDENTITY));
    AssumeRoleAnswer answer =
        new RoleAssumption(engine, known).answer(call, own -> applicable(own, given, known));
    if (onUnknown != null) {
      answer = answer.takenAs(onUnknown.decision());
    }
    if (!quiet) {
      print(answer, files);
    }
    Decision decision = answer.decision();
    if (saveTo != null && answer.session().isPresent() && decision == Decision.ALLOWED) {
      SessionFiles.write(saveTo, answer.session().get());
    }
    return expect == null
        ? ExitStatus.of(decision)
        : expect.accepts(decision) ? ExitStatus.ALLOWED : ExitStatus.DENIED;
  }

  /** A role has one trust policy; the session policies given are those of the session to be. */
  private static ApplicablePolicies applicable(
      ApplicablePolicies own, GivenPolicies given, Environment known) {
    ApplicablePolicies base =
        given.of(Layer.RESOURCE).isEmpty()
            ? own
            : own.withResource(PolicyLayer.notApplicable("another trust policy is given"));
    return given.in(known).apply(base).withSession(own.session());
  }

  private Arn target(Environment known, IamEngine engine, GivenPolicies given) {
    Principals principals = new Principals(known);
    Checked<RequestPrincipal> found = principals.find(role);
    if (!found.ok()) {
      throw new Rejected(found.findings());
    }
    RequestPrincipal target = found.orElseThrow();
    if (target instanceof RequestPrincipal.RoleSession session && session.sessionName() == null) {
      check(
          principals, engine, session, RequestContext.empty(), !given.of(Layer.RESOURCE).isEmpty());
      return session.roleArn();
    }
    if (target instanceof RequestPrincipal.Root root && !root.assumed()) {
      return root.arn();
    }
    throw Rejected.argument(
        "`" + role + "` is no role", "write arn:aws:iam::ACCOUNT:role/NAME or role/NAME");
  }

  /** Whoever is in an account that is known must be there, unless its policies are given. */
  private void check(
      Principals principals,
      IamEngine engine,
      RequestPrincipal who,
      RequestContext carried,
      boolean bringsPolicies) {
    AccessRequest request =
        new AccessRequest(who, ASSUME_ROLE, AccessRequest.ANY_RESOURCE, null, carried);
    List<Finding> findings =
        principals.withSuggestions(who, engine.check(request)).stream()
            .filter(
                finding -> finding.code() != FindingCode.UNRESOLVED_REFERENCE || !bringsPolicies)
            .toList();
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Rejected(findings);
    }
    findings.forEach(finding -> Failures.print(console, finding));
  }

  private void print(AssumeRoleAnswer answer, FileSources files) {
    try {
      if (output == Choices.Output.JSON) {
        AssumeJson.write(console.out(), answer, Versions.of(environment.catalog()));
      } else {
        String text = AssumeText.of(answer, console.palette(), new Snippets(files::known));
        console.out().write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
