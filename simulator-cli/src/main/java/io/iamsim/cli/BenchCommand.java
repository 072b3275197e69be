package io.iamsim.cli;

import io.iamsim.IamEngine;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.bench.BenchReport;
import io.iamsim.cli.bench.BenchResult;
import io.iamsim.cli.bench.BenchRun;
import io.iamsim.cli.bench.RequestSample;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.input.RequestTime;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestPrincipal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast are decisions in this environment? */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "Measures decisions in an environment: how many a second, how long they take, what compiling"
          + " and memory cost, and whose take longest.",
      "The requests are drawn from the environment: its principals, the actions and resources that"
          + " their policies speak of."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "Of the seconds, a third goes to warming up, a third to counting, a third to latencies.",
      "",
      "Exit status: 0 measured, 2 wrong input, 70 internal error.",
      "",
      "Examples:",
      "  iamsim bench --env env",
      "  iamsim bench --env env --seconds 30 --threads 4 --output json"
    })
final class BenchCommand implements Callable<Integer> {
  private static final int SLOWEST = 5;
  private static final int MOST_THREADS = 1024;
  private static final double MOST_SECONDS = 86_400;

  private final Console console;

  @Mixin private EnvironmentOptions environment = new EnvironmentOptions();

  @Option(names = "--seconds", paramLabel = "N", description = "How long to measure, 6 by default.")
  private double seconds = 6;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads ask at once, 1 by default.")
  private int threads = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the requests are drawn by; the same seed draws the same, 1 by default.")
  private long seed = 1;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = Choices.OutputName.class,
      description = "text (the default) or json.")
  private Choices.Output output = Choices.Output.TEXT;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    checkOptions();
    BenchResult result = measure();
    try {
      if (output == Choices.Output.JSON) {
        BenchReport.json(result, console.out());
      } else {
        console.out().write(BenchReport.text(result).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitStatus.ALLOWED;
  }

  private void checkOptions() {
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw Rejected.argument("`--seconds` is more than 0 and at most 86400", "");
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw Rejected.argument("`--threads` is from 1 to " + MOST_THREADS, "");
    }
  }

  private BenchResult measure() {
    long heapBefore = usedHeap();
    long begin = System.nanoTime();
    Environment known = environment.loadNamed(console, new FileSources(), ParseMode.STRICT);
    double loadMillis = (System.nanoTime() - begin) / 1e6;
    List<AccessRequest> requests =
        RequestSample.of(
            known, ServiceCatalog.bundled(), RequestTime.of(console.clock().instant()), seed);
    if (requests.isEmpty()) {
      throw Rejected.argument(
          "no user or role of the environment has a policy that names an action",
          "name an environment with `--env` that has principals with policies");
    }
    IamEngine engine = IamEngine.of(known, environment.catalog());
    BenchRun run = new BenchRun(engine, requests, threads);
    Duration third = Duration.ofNanos((long) (seconds * 1e9 / 3));
    BenchRun.First first = run.first();
    run.perSecond(third);
    double perSecond = run.perSecond(third);
    BenchRun.Latencies latencies = run.latencies(third);
    long heap = Math.max(0, usedHeap() - heapBefore);
    Reference.reachabilityFence(engine);
    return new BenchResult(
        latencies.each().size(),
        latencies.each().keySet().stream().mapToLong(one -> statements(known, one)).sum(),
        requests.size(),
        threads,
        seed,
        loadMillis,
        first.millis(),
        heap,
        perSecond,
        BenchResult.Latency.of(latencies.all()),
        BenchRun.clockNanos(),
        first.decisions(),
        BenchRun.slowest(latencies.each(), SLOWEST).stream()
            .map(
                slow ->
                    new BenchResult.Slow(
                        slow.getKey().text(), slow.getValue(), statements(known, slow.getKey())))
            .toList());
  }

  private static long statements(Environment known, RequestPrincipal principal) {
    String arn =
        principal instanceof RequestPrincipal.RoleSession session
            ? session.roleArn().toString()
            : principal.text();
    return known.identity(arn).map(IamIdentity::policies).orElse(List.of()).stream()
        .mapToLong(policy -> policy.document().statements().size())
        .sum();
  }

  /** What is in use after what is not was collected. */
  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
