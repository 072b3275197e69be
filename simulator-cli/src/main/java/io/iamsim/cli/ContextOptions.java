package io.iamsim.cli;

import io.iamsim.cli.input.ContextArguments;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.input.RequestTime;
import io.iamsim.load.ContextFile;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a request carries. */
final class ContextOptions {
  @Option(
      names = "--context",
      paramLabel = "KEY=VALUE",
      description =
          "A condition key, as in aws:SourceIp=203.0.113.7; a repeated key is multivalued.")
  private List<String> context = new ArrayList<>();

  @Option(
      names = "--context-file",
      paramLabel = "FILE",
      description =
          "Condition keys in a JSON or YAML object; a list is multivalued, null is a key known to"
              + " be absent. The other context options override it.")
  private @Nullable String contextFile;

  @Option(
      names = "--absent",
      paramLabel = "KEY",
      description = "A condition key that the request does not have. Repeatable.")
  private List<String> absent = new ArrayList<>();

  @Option(
      names = "--unknown",
      paramLabel = "KEY",
      description =
          "A condition key of which nothing is known; what depends on it is undecided. Repeatable.")
  private List<String> unknown = new ArrayList<>();

  @Option(
      names = "--open-context",
      description =
          "Every condition key that is neither given nor follows from the request is unknown; the"
              + " same as --unknown '*'.")
  private boolean open;

  @Option(
      names = "--assume-absent",
      description =
          "Every condition key that is neither given nor follows from the request is absent, also"
              + " those that AWS puts into every request.")
  private boolean assumeAbsent;

  /** Takes one of these options; false if it is another one. */
  boolean take(String name, String value) {
    switch (name) {
      case "--context" -> context.add(value);
      case "--context-file" -> contextFile = PlainArguments.once(contextFile, value);
      case "--absent" -> absent.add(value);
      case "--unknown" -> unknown.add(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Takes one of these flags; false if it is another one or set already. */
  boolean takeFlag(String name) {
    boolean opens = name.equals("--open-context") && !open;
    boolean closes = name.equals("--assume-absent") && !assumeAbsent;
    open |= opens;
    assumeAbsent |= closes;
    return opens || closes;
  }

  /** The context, with the time where the caller gives none. */
  RequestContext read(Console console, FileSources files) {
    return RequestTime.of(console.clock().instant()).complete(builder(files));
  }

  /** The context over what is reported of it, with the time where neither gives one. */
  RequestContext read(Console console, FileSources files, RequestContext reported) {
    RequestContext known = reported.with(given(files));
    RequestContext.Builder times = RequestContext.builder();
    known.values().forEach(times::add);
    return known.over(RequestTime.of(console.clock().instant()).complete(times));
  }

  /** The context as it is given, without the time. */
  RequestContext given(FileSources files) {
    return builder(files).build();
  }

  private RequestContext.Builder builder(FileSources files) {
    ContextArguments arguments = new ContextArguments();
    arguments.context(context);
    arguments.absent(absent);
    arguments.unknown(unknown);
    if (open && assumeAbsent) {
      throw Rejected.argument(
          "`--open-context` and `--assume-absent` are given together",
          "say one thing of the keys that are not given");
    }
    if (open) {
      arguments.unknown(List.of(RequestContext.ANY_KEY.text()));
    }
    Map<ConditionKey, ContextValue> file =
        contextFile == null ? Map.of() : file(files, contextFile);
    RequestContext.Builder builder = arguments.over(file);
    return assumeAbsent ? builder.read(ContextReading.ASSUME_ABSENT) : builder;
  }

  private static Map<ConditionKey, ContextValue> file(FileSources files, String name) {
    Checked<SourceText> text = files.read(name);
    if (!text.ok()) {
      throw new Rejected(text.findings());
    }
    Checked<Map<ConditionKey, ContextValue>> keys = ContextFile.read(text.orElseThrow());
    if (!keys.ok()) {
      throw new Rejected(keys.findings());
    }
    return keys.orElseThrow();
  }
}
