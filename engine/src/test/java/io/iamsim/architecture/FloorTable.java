package io.iamsim.architecture;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The floor table of ARCHITECTURE.md: which package stands on which floor and may import what.
 *
 * <p>Package names are full names here; in the table a name without a dot is below the base
 * package.
 */
record FloorTable(Map<String, Floor> floors) {

  private static final String BEGIN = "<!-- floors:begin -->";
  private static final String END = "<!-- floors:end -->";
  private static final List<String> COLUMNS =
      List.of("floor", "package", "holds", "may import", "public");

  /** One row: the packages it may import are named in full, {@code all below} already resolved. */
  record Floor(int level, String name, Set<String> mayImport, boolean isPublic) {}

  /** Reads the table between the two marks; throws on anything that is not such a table. */
  static FloorTable parse(String markdown, String basePackage) {
    int begin = markdown.indexOf(BEGIN);
    int end = markdown.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no table between " + BEGIN + " and " + END);
    }
    List<List<String>> rows =
        markdown
            .substring(begin + BEGIN.length(), end)
            .strip()
            .lines()
            .map(FloorTable::cells)
            .toList();
    if (!rows.get(0).equals(COLUMNS)) {
      throw new IllegalArgumentException("columns are " + rows.get(0) + ", not " + COLUMNS);
    }
    Map<String, Floor> named = new TreeMap<>();
    List<List<String>> body = rows.subList(2, rows.size());
    for (List<String> row : body) {
      if (row.size() != COLUMNS.size() || !Set.of("yes", "no").contains(row.get(4))) {
        throw new IllegalArgumentException("not a floor: " + row);
      }
      String name = fullName(row.get(1), basePackage);
      Floor floor =
          new Floor(Integer.parseInt(row.get(0)), name, Set.of(), row.get(4).equals("yes"));
      if (named.put(name, floor) != null) {
        throw new IllegalArgumentException(name + " has two rows");
      }
    }
    Map<String, Floor> resolved = new TreeMap<>();
    for (List<String> row : body) {
      Floor floor = named.get(fullName(row.get(1), basePackage));
      Set<String> imports = imports(row.get(3), floor, named, basePackage);
      resolved.put(floor.name(), new Floor(floor.level(), floor.name(), imports, floor.isPublic()));
    }
    return new FloorTable(resolved);
  }

  /** What contradicts "arrows only fall" in the table itself. */
  List<String> violations() {
    List<String> violations = new ArrayList<>();
    for (Floor floor : floors.values()) {
      for (String imported : floor.mayImport()) {
        Floor target = floors.get(imported);
        if (target == null) {
          violations.add(floor.name() + " may import " + imported + ", which has no row");
        } else if (target.level() >= floor.level()) {
          violations.add(floor.name() + " may import " + imported + ", which is not below it");
        }
      }
    }
    return violations;
  }

  private static Set<String> imports(
      String cell, Floor importer, Map<String, Floor> floors, String basePackage) {
    Set<String> imports = new TreeSet<>();
    if (cell.equals("-")) {
      return imports;
    }
    for (String part : Splitter.on(',').split(cell)) {
      String name = part.strip();
      switch (name) {
        case "all below", "public below" ->
            floors.values().stream()
                .filter(floor -> floor.level() < importer.level())
                .filter(floor -> name.equals("all below") || floor.isPublic())
                .forEach(floor -> imports.add(floor.name()));
        default -> imports.add(fullName(name, basePackage));
      }
    }
    return imports;
  }

  private static String fullName(String name, String basePackage) {
    return name.contains(".") ? name : basePackage + "." + name;
  }

  private static List<String> cells(String row) {
    String inner = row.strip();
    if (!inner.startsWith("|") || !inner.endsWith("|")) {
      throw new IllegalArgumentException("not a table row: " + row);
    }
    return Splitter.on('|')
        .splitToStream(inner.substring(1, inner.length() - 1))
        .map(cell -> cell.strip().replace("`", ""))
        .toList();
  }
}
