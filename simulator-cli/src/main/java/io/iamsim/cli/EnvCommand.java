package io.iamsim.cli;

import io.iamsim.Principals;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.query.EnvironmentReport;
import io.iamsim.cli.query.PrincipalReport;
import io.iamsim.cli.report.Versions;
import io.iamsim.environment.Environment;
import io.iamsim.parse.ParseMode;
import io.iamsim.query.AccessScope;
import io.iamsim.query.EnvironmentOverview;
import io.iamsim.query.PrincipalLayers;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was loaded. */
@Command(
    name = "env",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "Says what an environment holds: accounts, principals, policies, resources, the organisation,"
          + " and what leads nowhere. With PRINCIPAL: which layers that principal has, and what is"
          + " in them."
    },
    parameterListHeading = "%nWhose layers:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "A policy that cannot be found is an error that names its file, line and column, and then"
          + " nothing is loaded; principals that policies name and that their account does not"
          + " have are listed.",
      "",
      "Exit status: 0 loaded, 2 wrong input, 70 internal error.",
      "",
      "Examples:",
      "  iamsim env --env env",
      "  iamsim env role/deployer --env env",
      "  iamsim env --env env --output json"
    })
final class EnvCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "PRINCIPAL",
      description = "An ARN or a short name of the environment such as role/deployer.")
  private @Nullable String principal;

  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = Choices.OutputName.class,
      description = "text (the default) or json.")
  private Choices.Output output = Choices.Output.TEXT;

  EnvCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Environment known = environment.loadNamed(console, new FileSources(), ParseMode.STRICT);
    new NameWarnings(console, environment.catalog()).policies(known).print();
    try {
      if (principal == null) {
        overview(EnvironmentOverview.of(known));
      } else {
        layers(known, principal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitStatus.ALLOWED;
  }

  private void overview(EnvironmentOverview overview) throws IOException {
    if (output == Choices.Output.JSON) {
      EnvironmentReport.json(overview, console.out(), Versions.of(environment.catalog()));
    } else {
      print(EnvironmentReport.text(overview, console.palette()));
    }
  }

  private void layers(Environment known, String name) throws IOException {
    Checked<RequestPrincipal> found = new Principals(known).find(name);
    if (!found.ok()) {
      throw new Rejected(found.findings());
    }
    ServiceCatalog catalog = environment.catalog();
    PrincipalLayers layers =
        PrincipalLayers.of(AccessScope.of(known, catalog), found.orElseThrow());
    if (output == Choices.Output.JSON) {
      PrincipalReport.json(layers, console.out(), Versions.of(catalog));
    } else {
      print(PrincipalReport.text(layers, console.palette()));
    }
  }

  private void print(String text) throws IOException {
    console.out().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
