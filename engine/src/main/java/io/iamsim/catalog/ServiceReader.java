package io.iamsim.catalog;

import io.iamsim.model.ActionName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one service file; actions share the key lists they have in common. */
final class ServiceReader {
  private static final Map<String, AccessLevel> ACCESS_LEVELS = new HashMap<>();

  static {
    for (AccessLevel level : AccessLevel.values()) {
      ACCESS_LEVELS.put(level.awsName(), level);
    }
  }

  private final List<ConditionKeyEntry> keys = new ArrayList<>();
  private final List<ResourceTypeEntry> types = new ArrayList<>();
  private final List<ActionEntry> actions = new ArrayList<>();
  private final Map<String, List<ActionName>> dependents = new HashMap<>();
  private final Map<String, List<ConditionKeyEntry>> keyLists = new HashMap<>();

  private ServiceReader() {}

  static ServiceEntry read(CatalogSource source, String prefix) {
    CatalogFile file = CatalogFile.read(source, "services/" + prefix + ".tsv", "service");
    if (!file.header().column(3).equals(prefix)) {
      throw file.header()
          .wrong("service `" + prefix + "` expected, `" + file.header().column(3) + "` found");
    }
    ServiceReader reader = new ServiceReader();
    for (CatalogFile.Line line : file.lines()) {
      reader.read(line);
    }
    return new ServiceEntry(prefix, reader.actions, reader.types, reader.keys, reader.dependents);
  }

  private void read(CatalogFile.Line line) {
    switch (line.kind()) {
      case "key" -> keys.add(KeyLines.read(line));
      case "type" -> types.add(resourceType(line));
      case "action" -> actions.add(action(line));
      case "depends" -> dependents.put(line.column(1), dependents(line));
      default -> throw line.wrong("unknown kind of line `" + line.kind() + "`");
    }
  }

  private static List<ActionName> dependents(CatalogFile.Line line) {
    List<ActionName> dependents = new ArrayList<>();
    for (String text : CatalogFile.split(line.column(2), ' ')) {
      dependents.add(
          ActionName.parse(text).orElseThrow(() -> line.wrong("`" + text + "` is no action")));
    }
    return List.copyOf(dependents);
  }

  private ResourceTypeEntry resourceType(CatalogFile.Line line) {
    List<ArnPattern> patterns = new ArrayList<>();
    for (String text : line.columns().subList(3, Math.max(3, line.columns().size()))) {
      List<String> parts = CatalogFile.split(text, ' ');
      patterns.add(new ArnPattern(parts.get(0), parts.subList(1, parts.size())));
    }
    if (patterns.isEmpty()) {
      throw line.wrong("resource type `" + line.column(1) + "` has no ARN pattern");
    }
    return new ResourceTypeEntry(line.column(1), patterns, keyList(line, line.column(2)));
  }

  private ActionEntry action(CatalogFile.Line line) {
    AccessLevel level = ACCESS_LEVELS.get(line.column(2));
    if (level == null) {
      throw line.wrong("unknown access level `" + line.column(2) + "`");
    }
    List<ActionResource> resources = new ArrayList<>();
    if (!line.column(4).isEmpty()) {
      for (String text : CatalogFile.split(line.column(4), ' ')) {
        resources.add(actionResource(line, text));
      }
    }
    return new ActionEntry(line.column(1), level, resources, keyList(line, line.column(3)));
  }

  private ActionResource actionResource(CatalogFile.Line line, String text) {
    int colon = text.indexOf(':');
    String number = colon < 0 ? text : text.substring(0, colon);
    String keyNumbers = colon < 0 ? "" : text.substring(colon + 1);
    boolean required = number.endsWith("!");
    if (required) {
      number = number.substring(0, number.length() - 1);
    }
    ResourceTypeEntry type = types.get(index(line, number, types.size(), "resource type"));
    return new ActionResource(type, required, keyList(line, keyNumbers));
  }

  private List<ConditionKeyEntry> keyList(CatalogFile.Line line, String numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    List<ConditionKeyEntry> known = keyLists.get(numbers);
    if (known != null) {
      return known;
    }
    List<ConditionKeyEntry> list = new ArrayList<>();
    for (String number : CatalogFile.split(numbers, ',')) {
      list.add(keys.get(index(line, number, keys.size(), "condition key")));
    }
    List<ConditionKeyEntry> copy = List.copyOf(list);
    keyLists.put(numbers, copy);
    return copy;
  }

  private static int index(CatalogFile.Line line, String number, int size, String what) {
    int index;
    try {
      index = Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw line.wrong("`" + number + "` is not the number of a " + what);
    }
    if (index < 0 || index >= size) {
      throw line.wrong("there is no " + what + " " + index + ", the file has " + size);
    }
    return index;
  }
}
