package io.iamsim.cli;

import io.iamsim.IamEngine;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.batch.BatchRun;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.input.RequestTime;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.parse.ParseMode;
import io.iamsim.query.AccessScope;
import io.iamsim.query.DecidingConditions;
import io.iamsim.query.PatternAnswer;
import io.iamsim.request.AccessRequest;
import io.iamsim.session.IssuedSession;
import io.iamsim.source.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decisions for a stream of requests. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "Answers a stream of requests, one JSON object a line, in order. A bad line is answered with"
          + " its error and the stream goes on."
    },
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "A request:",
      "  {\"id\": \"1\", \"principal\": \"arn:aws:iam::111122223333:user/alice\",",
      "   \"action\": \"s3:GetObject\", \"resource\": \"arn:aws:s3:::acme-reports/q1.csv\",",
      "   \"context\": {\"aws:SourceIp\": \"203.0.113.7\"},",
      "   \"policies\": {\"identity\": [{\"name\": \"own\", \"document\": {...}}]}}",
      "With `policies` a request brings all that applies; without them the environment says.",
      "docs/json.md has all members of requests and answers.",
      "",
      "Exit status: 0 all lines are answered, 2 some lines are wrong, 70 internal error."
    })
final class BatchCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The requests; standard input if there is no file.")
  private @Nullable String file;

  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();

  @Option(names = "--lean", description = "Answer with the id and the decision only.")
  private boolean lean;

  @Option(
      names = "--on-unknown",
      paramLabel = "allow|deny",
      converter = Choices.OnUnknownName.class,
      description = "What an undecided request counts as.")
  private Choices.@Nullable OnUnknown onUnknown;

  @Option(
      names = "--lenient",
      description =
          "Read invalid statements as having no effect, instead of answering with an error.")
  private boolean lenient;

  BatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ParseMode mode = lenient ? ParseMode.LENIENT : ParseMode.STRICT;
    Environment known = environment.load(console, new FileSources(), mode);
    BatchRun run =
        new BatchRun(
            known,
            mode,
            RequestTime.of(console.clock().instant()),
            decider(known, environment.catalog()),
            lean,
            e -> Failures.internalError(console, e));
    try (InputStream in = open()) {
      return switch (run.run(in, console.out())) {
        case ANSWERED -> 0;
        case BAD_LINES -> ExitStatus.WRONG_INPUT;
        case INTERNAL_ERRORS -> ExitStatus.INTERNAL_ERROR;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Requests that bring their policies are asked of an engine that knows nothing else. */
  private BatchRun.Decider decider(Environment known, ServiceCatalog catalog) {
    IamEngine inEnvironment = IamEngine.of(known, catalog);
    IamEngine alone = IamEngine.of(Environment.empty(), catalog);
    AccessScope scope = AccessScope.of(known, inEnvironment);
    AccessScope nowhere = AccessScope.of(Environment.empty(), alone);
    return new BatchRun.Decider() {
      @Override
      public List<Finding> check(AccessRequest request, Optional<ApplicablePolicies> policies) {
        return (policies.isPresent() ? alone : inEnvironment).check(request);
      }

      @Override
      public EvaluationResult decide(AccessRequest request, Optional<ApplicablePolicies> policies) {
        return policies.isPresent()
            ? answer(alone, request, policies.get())
            : answer(inEnvironment, request, inEnvironment.applicablePolicies(request));
      }

      @Override
      public PatternAnswer decidePattern(
          AccessRequest request,
          Optional<ApplicablePolicies> policies,
          Optional<IssuedSession> session) {
        if (policies.isPresent()) {
          return nowhere.patterns().decide(request, each -> policies.get());
        }
        return scope
            .patterns()
            .decide(
                request,
                each -> {
                  ApplicablePolicies base = inEnvironment.applicablePolicies(each);
                  return session.map(asking -> asking.policies(base)).orElse(base);
                });
      }

      @Override
      public EvaluationResult settle(EvaluationResult result) {
        return onUnknown == null ? result : onUnknown.settle(result);
      }

      @Override
      public EvaluationResult decideAs(IssuedSession session, AccessRequest request) {
        ApplicablePolicies policies = session.policies(inEnvironment.applicablePolicies(request));
        return answer(inEnvironment, request, policies);
      }

      @Override
      public Decision decideOnly(AccessRequest request, Optional<ApplicablePolicies> policies) {
        Decision decision =
            policies.isPresent()
                ? alone.decide(request, policies.get())
                : inEnvironment.decide(request);
        return onUnknown == null ? decision : onUnknown.settle(decision);
      }
    };
  }

  /** An answer; what an undecided one hangs on is told with it. */
  private EvaluationResult answer(
      IamEngine engine, AccessRequest request, ApplicablePolicies policies) {
    EvaluationResult result = engine.authorize(request, policies);
    if (onUnknown != null) {
      return onUnknown.settle(result);
    }
    return result.decision() == Decision.UNKNOWN
        ? DecidingConditions.explained(engine.suppose(request, policies), request.resource())
            .result()
        : result;
  }

  private InputStream open() {
    if (file == null || file.equals("-")) {
      return console.in();
    }
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw Rejected.argument("`" + file + "` is a folder, not a file", "");
      }
      return Files.newInputStream(path);
    } catch (IOException | InvalidPathException e) {
      throw Rejected.argument("cannot read `" + file + "`", "");
    }
  }
}
