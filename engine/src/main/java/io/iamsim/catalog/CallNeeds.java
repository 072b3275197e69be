package io.iamsim.catalog;

import io.iamsim.model.ActionName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hand-kept table of what calls need permission for beside their own action (MULTI-4). It
 * belongs to this library, whatever the service data are.
 */
final class CallNeeds {
  private static final String NOTHING = "-";

  private final Map<String, List<CallNeed>> byAction = new HashMap<>();
  private final List<String> creators = new ArrayList<>();
  private final Map<String, ActionName> decidedAs = new HashMap<>();
  private final Map<String, ActionName> meant = new HashMap<>();

  static CallNeeds read(CatalogSource source) {
    CatalogFile file = CatalogFile.read(source, "call-needs.tsv", "call-needs");
    CallNeeds needs = new CallNeeds();
    for (CatalogFile.Line line : file.lines()) {
      switch (line.kind()) {
        case "need" -> needs.add(line);
        case "operation" -> needs.operation(line);
        case "creator" -> needs.creators.addAll(words(line, 1));
        default -> throw line.wrong("unknown kind of line `" + line.kind() + "`");
      }
    }
    return needs;
  }

  /** What a call of an action needs, in the order of the table. */
  List<CallNeed> of(ActionName action) {
    return byAction.getOrDefault(action.service() + ":" + action.name(), List.of());
  }

  /** The action that an API operation of this name is decided as, or null. */
  @Nullable ActionName decidedAs(ActionName operation) {
    return decidedAs.get(operation.service() + ":" + operation.name());
  }

  /** The action that is meant by the name of an API operation, or null. */
  @Nullable ActionName meant(ActionName operation) {
    return meant.get(operation.service() + ":" + operation.name());
  }

  private void operation(CatalogFile.Line line) {
    Map<String, ActionName> operations =
        switch (line.column(3)) {
          case "decided" -> decidedAs;
          case "meant" -> meant;
          default ->
              throw line.wrong("`decided` or `meant` expected, `" + line.column(3) + "` found");
        };
    action(line, line.column(1));
    operations.put(line.column(1).toLowerCase(Locale.ROOT), action(line, line.column(2)));
  }

  /** Whether a key of a tagging action names the action that makes what is tagged. */
  boolean isCreator(String key) {
    for (String pattern : creators) {
      if (Placeholders.matches(pattern, key, true, List.of())) {
        return true;
      }
    }
    return false;
  }

  private void add(CatalogFile.Line line) {
    String when = line.column(4);
    CallNeed need =
        new CallNeed(
            action(line, line.column(2)),
            on(line),
            when.equals(NOTHING) || when.equals("always") ? List.of() : words(line, 4),
            context(line),
            via(line));
    for (String name : words(line, 1)) {
      action(line, name);
      byAction.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>()).add(need);
    }
  }

  private static CallNeed.On on(CatalogFile.Line line) {
    return switch (line.column(3)) {
      case "target" -> CallNeed.On.TARGET;
      case "passed-role" -> CallNeed.On.PASSED_ROLE;
      case "kms-key" -> CallNeed.On.KMS_KEY;
      case "copy-source" -> CallNeed.On.COPY_SOURCE;
      default -> throw line.wrong("`" + line.column(3) + "` is nothing that a call needs");
    };
  }

  private static Map<String, String> context(CatalogFile.Line line) {
    Map<String, String> context = new LinkedHashMap<>();
    if (!line.column(5).equals(NOTHING)) {
      for (String text : words(line, 5)) {
        List<String> parts = CatalogFile.split(text, '=');
        if (parts.size() != 2) {
          throw line.wrong("`" + text + "` is no key with a value");
        }
        context.put(parts.get(0), parts.get(1));
      }
    }
    return context;
  }

  private static @Nullable String via(CatalogFile.Line line) {
    return line.column(6).equals(NOTHING) ? null : line.column(6);
  }

  private static ActionName action(CatalogFile.Line line, String text) {
    return ActionName.parse(text).orElseThrow(() -> line.wrong("`" + text + "` is no action"));
  }

  private static List<String> words(CatalogFile.Line line, int column) {
    return CatalogFile.split(line.column(column), ' ');
  }
}
