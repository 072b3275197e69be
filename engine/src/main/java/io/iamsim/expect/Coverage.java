package io.iamsim.expect;

import io.iamsim.expect.CoverageRecorder.What;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Condition;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which parts of policies the expectations exercised (docs/expectations.md, coverage).
 *
 * @param files the files that policies stand in, by name
 */
public record Coverage(List<FileCoverage> files) {
  public Coverage {
    files = List.copyOf(files);
  }

  /** What a unit is. */
  public enum Kind {
    STATEMENT("statement"),
    ACTION("action"),
    RESOURCE("resource"),
    CONDITION_TRUE("condition that holds"),
    CONDITION_FALSE("condition that does not hold");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** The name in a sentence. */
    public String title() {
      return title;
    }

    /** True for the two ways in which a condition can turn out. */
    public boolean isBranch() {
      return this == CONDITION_TRUE || this == CONDITION_FALSE;
    }
  }

  /**
   * One thing that can be exercised.
   *
   * @param kind what it is
   * @param text how the policy writes it
   * @param span where
   * @param hits in how many cases it was
   */
  public record Unit(Kind kind, String text, SourceSpan span, long hits) {
    /** True if a case exercised it. */
    public boolean isCovered() {
      return hits > 0;
    }
  }

  /**
   * A statement.
   *
   * @param statement the statement
   * @param decided in how many cases it decided
   * @param units itself and its parts, in the order of the policy
   */
  public record StatementCoverage(Statement statement, long decided, List<Unit> units) {
    public StatementCoverage {
      units = List.copyOf(units);
    }
  }

  /**
   * A file.
   *
   * @param file its path
   * @param statements the statements in it
   */
  public record FileCoverage(String file, List<StatementCoverage> statements) {
    public FileCoverage {
      statements = List.copyOf(statements);
    }

    /** All units in the file. */
    public Stream<Unit> units() {
      return statements.stream().flatMap(statement -> statement.units().stream());
    }

    /** How much of the file was exercised. */
    public Share share() {
      return Share.of(units());
    }

    /** Lines on which something begins that was never exercised. */
    public List<Integer> uncoveredLines() {
      return units()
          .filter(unit -> !unit.isCovered())
          .map(unit -> unit.span().line())
          .distinct()
          .sorted()
          .toList();
    }
  }

  /**
   * A part of a whole.
   *
   * @param covered how many units were exercised
   * @param total how many there are
   */
  public record Share(long covered, long total) {
    static Share of(Stream<Unit> units) {
      List<Unit> all = units.toList();
      return new Share(all.stream().filter(Unit::isCovered).count(), all.size());
    }

    /** Of a hundred; all of nothing is a hundred. */
    public double percent() {
      return total == 0 ? 100 : 100.0 * covered / total;
    }

    /** True if the share is at least so many percent, decided without rounding. */
    public boolean reaches(double percent) {
      return covered * 100.0 >= percent * total;
    }
  }

  /** The coverage of statements that are in the order of their files. */
  static Coverage of(List<Statement> statements, CoverageRecorder hits) {
    Map<String, List<StatementCoverage>> files = new LinkedHashMap<>();
    for (Statement statement : statements) {
      files
          .computeIfAbsent(statement.span().source(), file -> new ArrayList<>())
          .add(of(statement, hits));
    }
    return new Coverage(
        files.entrySet().stream()
            .map(entry -> new FileCoverage(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static StatementCoverage of(Statement statement, CoverageRecorder hits) {
    List<Unit> units = new ArrayList<>();
    units.add(unit(Kind.STATEMENT, statement.label(), statement.span(), What.MATCHED, hits));
    if (statement.action() != null) {
      for (ActionPattern entry : statement.action().patterns()) {
        units.add(unit(Kind.ACTION, entry.text(), entry.span(), What.ENTRY, hits));
      }
    }
    if (statement.resource() != null) {
      for (ResourcePattern entry : statement.resource().patterns()) {
        units.add(unit(Kind.RESOURCE, entry.value().text(), entry.span(), What.ENTRY, hits));
      }
    }
    for (Condition condition : statement.conditions()) {
      String text = condition.operator() + " on " + condition.key();
      units.add(unit(Kind.CONDITION_TRUE, text, condition.span(), What.HELD, hits));
      units.add(unit(Kind.CONDITION_FALSE, text, condition.span(), What.FAILED, hits));
    }
    return new StatementCoverage(statement, hits.count(What.DECIDED, statement.span()), units);
  }

  private static Unit unit(
      Kind kind, String text, SourceSpan span, What what, CoverageRecorder hits) {
    return new Unit(kind, text, span, hits.count(what, span));
  }

  /** All units of all files. */
  public Stream<Unit> units() {
    return files.stream().flatMap(FileCoverage::units);
  }

  /** How much was exercised in all. */
  public Share share() {
    return Share.of(units());
  }

  /** How much of one kind was exercised. */
  public Share share(Kind kind) {
    return Share.of(units().filter(unit -> unit.kind() == kind));
  }

  /** How many statements decided in some case. */
  public long decided() {
    return files.stream()
        .flatMap(file -> file.statements().stream())
        .filter(statement -> statement.decided() > 0)
        .count();
  }

  /** How many of the ways in which conditions can turn out were seen. */
  public Share branches() {
    return Share.of(units().filter(unit -> unit.kind().isBranch()));
  }
}
