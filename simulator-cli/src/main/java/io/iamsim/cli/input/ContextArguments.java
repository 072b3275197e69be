package io.iamsim.cli.input;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a request context of a context file's keys and the arguments, which override the file. */
public final class ContextArguments {
  private final Map<ConditionKey, ContextValue> said = new LinkedHashMap<>();
  private final Map<ConditionKey, String> options = new LinkedHashMap<>();

  /** Adds {@code KEY=VALUE} arguments; a repeated key is multivalued. */
  public void context(List<String> arguments) {
    Map<ConditionKey, List<String>> values = new LinkedHashMap<>();
    Map<ConditionKey, String> spellings = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals <= 0) {
        throw Rejected.argument(
            "`--context " + argument + "` has no key and value",
            "write `--context KEY=VALUE`, as in `--context aws:SourceIp=203.0.113.7`");
      }
      ConditionKey key = key(argument.substring(0, equals));
      @Nullable String spelling = spellings.putIfAbsent(key, key.text());
      if (spelling != null && !spelling.equals(key.text())) {
        throw Rejected.argument(
            "`" + spelling + "` and `" + key.text() + "` are one condition key",
            "condition keys are not case-sensitive; spell a repeated key the same way");
      }
      values.computeIfAbsent(key, k -> new ArrayList<>()).add(argument.substring(equals + 1));
    }
    for (Map.Entry<ConditionKey, List<String>> entry : values.entrySet()) {
      List<String> list = entry.getValue();
      say(
          "--context",
          entry.getKey(),
          list.size() == 1 ? ContextValue.of(list.get(0)) : ContextValue.ofList(list));
    }
  }

  /** Adds keys that are known to be absent. */
  public void absent(List<String> keys) {
    for (String key : keys) {
      say("--absent", key(key), new ContextValue.Absent());
    }
  }

  /** Adds keys of which nothing is known. */
  public void unknown(List<String> keys) {
    for (String key : keys) {
      say("--unknown", key(key), new ContextValue.Unknown());
    }
  }

  /** All keys: the arguments', and of the file those that no argument speaks of. */
  public RequestContext.Builder over(Map<ConditionKey, ContextValue> file) {
    RequestContext.Builder builder = RequestContext.builder();
    add(said, builder);
    add(file, builder);
    return builder;
  }

  private static void add(Map<ConditionKey, ContextValue> keys, RequestContext.Builder builder) {
    for (Map.Entry<ConditionKey, ContextValue> entry : keys.entrySet()) {
      builder.add(entry.getKey(), entry.getValue());
    }
  }

  private void say(String option, ConditionKey key, ContextValue value) {
    @Nullable String first = options.putIfAbsent(key, option);
    if (first != null && !first.equals(option)) {
      throw Rejected.argument(
          "`" + key.text() + "` is given with `" + first + "` and with `" + option + "`",
          "say one thing of a key");
    }
    said.putIfAbsent(key, value);
  }

  private static ConditionKey key(String text) {
    if (text.isBlank() || text.contains("${")) {
      throw Rejected.argument("`" + text + "` is no condition key", "");
    }
    if (text.indexOf(':') < 0 && !text.equals(RequestContext.ANY_KEY.text())) {
      String meant = ServiceCatalog.bundled().likelyNames().conditionKey(text);
      throw Rejected.argument(
          "`" + text + "` is no condition key: it has no prefix",
          meant.isEmpty() ? "write it as in `aws:SourceIp`" : meant);
    }
    return ConditionKey.of(text);
  }
}
