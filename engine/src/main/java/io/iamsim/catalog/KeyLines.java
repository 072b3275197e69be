package io.iamsim.catalog;

import java.util.HashMap;
import java.util.Map;

/** Reads {@code key} lines, which service files and the table of general keys have alike. */
final class KeyLines {
  private static final Map<String, ConditionKeyType> TYPES = new HashMap<>();

  static {
    for (ConditionKeyType type : ConditionKeyType.values()) {
      TYPES.put(type.awsName(), type);
    }
  }

  private KeyLines() {}

  static ConditionKeyEntry read(CatalogFile.Line line) {
    String name = line.column(1);
    if (name.indexOf(':') < 0) {
      throw line.wrong("condition key `" + name + "` has no prefix");
    }
    ConditionKeyType type = TYPES.get(line.column(2));
    if (type == null) {
      throw line.wrong("unknown condition key type `" + line.column(2) + "`");
    }
    return new ConditionKeyEntry(name, type, multivalued(line));
  }

  private static boolean multivalued(CatalogFile.Line line) {
    return switch (line.column(3)) {
      case "multivalued" -> true;
      case "single" -> false;
      default -> throw line.wrong("unknown cardinality `" + line.column(3) + "`");
    };
  }
}
