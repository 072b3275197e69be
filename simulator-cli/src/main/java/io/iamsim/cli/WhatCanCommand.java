package io.iamsim.cli;

import io.iamsim.Principals;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.query.WhatCanJson;
import io.iamsim.cli.query.WhatCanText;
import io.iamsim.cli.report.Versions;
import io.iamsim.environment.Environment;
import io.iamsim.model.ActionName;
import io.iamsim.parse.ParseMode;
import io.iamsim.query.AccessScope;
import io.iamsim.query.ActionPatterns;
import io.iamsim.query.WhatCan;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
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
import picocli.CommandLine.Parameters;

/** What a principal can do. */
@Command(
    name = "what-can",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "Lists what PRINCIPAL can do, after everything that limits it: services, the resources and"
          + " conditions, and the actions by access level."
    },
    parameterListHeading = "%nThe question:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "Actions are those of the service data that some Allow speaks of, in the principal's own"
          + " policies or in a resource-based or trust policy of the environment, or that a rule or a"
          + " grant gives. Context keys that are not"
          + " given are unknown and come back as conditions, as with `who-can`.",
      "",
      "Exit status: 0 it can do something, 1 nothing, 2 wrong input, 70 internal error.",
      "",
      "Examples:",
      "  iamsim what-can role/deployer --env env",
      "  iamsim what-can role/deployer 's3:*' --env env --output json",
      "  iamsim what-can user/alice --env env --context aws:MultiFactorAuthPresent=true"
    })
final class WhatCanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "PRINCIPAL",
      description = "An ARN or a short name of the environment such as role/deployer.")
  private String principal = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "Look at these actions only: an action, or a pattern such as 's3:*'.")
  private @Nullable String action;

  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = Choices.OutputName.class,
      description = "text (the default) or json.")
  private Choices.Output output = Choices.Output.TEXT;

  @ArgGroup(validate = false, heading = "%nWhat the requests carry:%n", order = 1)
  private ContextOptions context = new ContextOptions();

  WhatCanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FileSources files = new FileSources();
    Environment known = environment.loadNamed(console, files, ParseMode.STRICT);
    Checked<RequestPrincipal> found = new Principals(known).find(principal);
    if (!found.ok()) {
      throw new Rejected(found.findings());
    }
    new NameWarnings(console, environment.catalog())
        .context(context.given(files), null)
        .policies(known)
        .print();
    WhatCan whatCan =
        new WhatCan(AccessScope.of(known, environment.catalog()), context.given(files));
    List<ActionName> actions = actions(whatCan);
    List<WhatCan.Ability> abilities = new ArrayList<>();
    try (Progress progress = new Progress(console, "actions", actions.size())) {
      whatCan.of(found.orElseThrow(), actions, abilities::add, progress::add);
    }
    try {
      print(found.orElseThrow(), abilities);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return abilities.isEmpty() ? ExitStatus.DENIED : ExitStatus.ALLOWED;
  }

  private List<ActionName> actions(WhatCan whatCan) {
    if (action == null) {
      return whatCan.everything();
    }
    List<ActionName> actions = ActionPatterns.expand(environment.catalog(), action);
    if (actions.isEmpty()) {
      throw Rejected.argument("`" + action + "` is no action of the service data", "");
    }
    return actions;
  }

  private void print(RequestPrincipal caller, List<WhatCan.Ability> abilities) throws IOException {
    if (output == Choices.Output.JSON) {
      WhatCanJson.write(caller, abilities, console.out(), Versions.of(environment.catalog()));
    } else {
      String text =
          WhatCanText.of(caller.text(), abilities, environment.catalog(), console.palette());
      console.out().write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
