package io.iamsim.cli;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.query.WhoCanJson;
import io.iamsim.cli.query.WhoCanText;
import io.iamsim.cli.report.Versions;
import io.iamsim.environment.Environment;
import io.iamsim.model.ActionName;
import io.iamsim.query.AccessScope;
import io.iamsim.query.ActionPatterns;
import io.iamsim.query.Grant;
import io.iamsim.query.RoleChain;
import io.iamsim.query.RoleChains;
import io.iamsim.query.WhoCan;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which principals can do something. */
@Command(
    name = "who-can",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "Lists everybody in the environment who can do ACTION on RESOURCE, under which condition, and"
          + " the statements that grant it."
    },
    parameterListHeading = "%nThe question:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "Asked about are users, roles, root users, anonymous, and whom resource-based policies name"
          + " besides. Context keys that are not given are unknown, and what access then depends"
          + " on is the condition shown; what cannot be said so is `unknown`.",
      "For a pattern the answer says whether access is on all of it, or on some of it with"
          + " examples.",
      "",
      "Exit status: 0 somebody can, 1 nobody can, 2 wrong input, 3 it is unknown whether anybody"
          + " can, 70 internal error.",
      "",
      "Examples:",
      "  iamsim who-can s3:GetObject arn:aws:s3:::acme-site/index.html --env env",
      "  iamsim who-can 's3:Delete*' 'arn:aws:s3:::acme-*/*' --env env",
      "  iamsim who-can kms:Decrypt --env env --through-roles \\",
      "    --context aws:MultiFactorAuthPresent=true"
    })
final class WhoCanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "ACTION",
      description = "An action, or a pattern such as 's3:Get*'.")
  private String action = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RESOURCE",
      description =
          "An ARN, a pattern of ARNs, or * (the default) for whatever the action works on.")
  private String resource = "*";

  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();

  @Option(
      names = "--through-roles",
      description = "Also list who reaches those roles by assuming them, and on which way.")
  private boolean throughRoles;

  @Option(
      names = "--max-hops",
      paramLabel = "N",
      description = "How many roles such a way may have (default: ${DEFAULT-VALUE}).")
  private int maxHops = 4;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = Choices.OutputName.class,
      description = "text (the default) or json.")
  private Choices.Output output = Choices.Output.TEXT;

  @ArgGroup(validate = false, heading = "%nWhat the requests carry:%n", order = 1)
  private ContextOptions context = new ContextOptions();

  @ArgGroup(validate = false, heading = "%nPolicies beside the environment's:%n", order = 2)
  private PolicyOptions policies = new PolicyOptions();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no answer: the exit status is it.")
  private boolean quiet;

  WhoCanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<ActionName> actions = actions();
    if (!RequestParts.isResource(resource)) {
      throw Rejected.argument(
          "`" + resource + "` is no resource",
          "write an ARN or a pattern of ARNs, as in `arn:aws:s3:::bucket/*`, or `*`");
    }
    FileSources files = new FileSources();
    Environment known = environment.loadNamed(console, files, policies.mode());
    GivenPolicies given = policies.read(actions.get(0), files, console);
    given.check(known);
    ServiceCatalog catalog = environment.catalog();
    warn(known, catalog, actions, files);
    AccessScope scope =
        given.changeNothing()
            ? AccessScope.of(known, catalog)
            : AccessScope.of(known, catalog, given.in(known));
    WhoCan whoCan = new WhoCan(scope, context.given(files));
    List<Grant> grants = grants(whoCan, actions);
    List<RoleChain> chains =
        throughRoles ? new RoleChains(scope, whoCan).to(roles(grants), maxHops) : List.of();
    try {
      if (!quiet) {
        print(known, grants, chains);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return status(grants);
  }

  private void warn(
      Environment known, ServiceCatalog catalog, List<ActionName> actions, FileSources files) {
    NameWarnings warnings = new NameWarnings(console, catalog);
    actions.forEach(each -> warnings.action(each, null));
    warnings.context(context.given(files), null).policies(known).print();
  }

  private List<ActionName> actions() {
    List<ActionName> actions = ActionPatterns.expand(environment.catalog(), action);
    if (actions.isEmpty()) {
      throw Rejected.argument(
          "`"
              + action
              + "` is no action"
              + (ActionPatterns.isPattern(action) ? " of the service data" : ""),
          "write service:Name, as in `s3:GetObject`");
    }
    return actions;
  }

  private List<Grant> grants(WhoCan whoCan, List<ActionName> actions) {
    Set<String> all = new LinkedHashSet<>();
    actions.forEach(each -> all.addAll(whoCan.asked(each, resource)));
    List<RequestPrincipal> everybody = whoCan.everybody(List.copyOf(all));
    List<Grant> grants = new ArrayList<>();
    try (Progress progress =
        new Progress(console, "questions", (long) everybody.size() * actions.size())) {
      for (ActionName each : actions) {
        List<String> asked = whoCan.asked(each, resource);
        for (RequestPrincipal principal : everybody) {
          asked.forEach(on -> grants.addAll(whoCan.grants(principal, each, on)));
          progress.add(1);
        }
      }
    }
    return grants;
  }

  private static List<RequestPrincipal> roles(List<Grant> grants) {
    return grants.stream()
        .map(Grant::principal)
        .filter(RequestPrincipal.RoleSession.class::isInstance)
        .distinct()
        .toList();
  }

  private void print(Environment known, List<Grant> grants, List<RoleChain> chains)
      throws IOException {
    if (output == Choices.Output.JSON) {
      WhoCanJson.write(grants, chains, console.out(), Versions.of(environment.catalog()));
      return;
    }
    String text = WhoCanText.of(action, resource, grants, chains, known, console.palette());
    console.out().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int status(List<Grant> grants) {
    if (grants.isEmpty()) {
      return ExitStatus.DENIED;
    }
    boolean sure = grants.stream().anyMatch(grant -> !grant.condition().isUndetermined());
    return sure ? ExitStatus.ALLOWED : ExitStatus.UNDECIDED;
  }
}
