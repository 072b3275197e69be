package io.iamsim.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.decision.Decision;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.request.PrincipalKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The ladder as a printed truth table: principal kind, account relation, gate and grant class by
 * row, and in the row the decision for every identity, boundary and session result.
 *
 * <p>Cells: {@code A} allowed, {@code -} implicitly denied, followed by the first letters of the
 * layers that decide. After a wanted change of the ladder, copy the printed actual table into
 * ladder.txt and read the difference.
 */
class LadderTableTest {
  private static final List<LayerResult> GRANTING =
      List.of(LayerResult.ALLOWED, LayerResult.IMPLICIT_DENY);
  private static final List<LayerResult> CAPPING =
      List.of(LayerResult.NOT_APPLICABLE, LayerResult.ALLOWED, LayerResult.IMPLICIT_DENY);

  @Test
  void theLadderIsTheCheckedInTable() throws IOException {
    String actual = table();
    assertThat(actual).isEqualTo(checkedIn());
  }

  @Test
  void anExplicitDenyInAnyLayerWinsWhateverElseIsTrue() {
    for (LadderInput input : everyInput()) {
      for (Layer layer : Layer.values()) {
        Map<Layer, LayerResult> results = new EnumMap<>(Layer.class);
        results.putAll(input.results());
        results.put(layer, LayerResult.EXPLICIT_DENY);
        Verdict verdict = Ladder.decide(with(input, results));
        assertThat(verdict.decision()).as("%s", input).isEqualTo(Decision.EXPLICIT_DENY);
        assertThat(verdict.decidedBy()).containsExactly(layer);
      }
    }
  }

  @Test
  void aGuardrailThatDoesNotAllowBlocksWhateverElseIsTrue() {
    for (LadderInput input : everyInput()) {
      for (Layer layer : List.of(Layer.SERVICE_CONTROL, Layer.VPC_ENDPOINT)) {
        Map<Layer, LayerResult> results = new EnumMap<>(Layer.class);
        results.putAll(input.results());
        results.put(layer, LayerResult.IMPLICIT_DENY);
        Verdict verdict = Ladder.decide(with(input, results));
        assertThat(verdict.decision()).as("%s", input).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(verdict.decidedBy()).containsExactly(layer);
      }
    }
  }

  @Test
  void aBetterLayerResultNeverTurnsAnAllowIntoADenial() {
    for (LadderInput input : everyInput()) {
      boolean allowed = Ladder.decide(input).decision() == Decision.ALLOWED;
      for (Layer layer : List.of(Layer.IDENTITY, Layer.PERMISSIONS_BOUNDARY, Layer.SESSION)) {
        Map<Layer, LayerResult> results = new EnumMap<>(Layer.class);
        results.putAll(input.results());
        results.put(layer, LayerResult.ALLOWED);
        boolean better = Ladder.decide(with(input, results)).decision() == Decision.ALLOWED;
        assertThat(better || !allowed).as("%s with %s", input, layer).isTrue();
      }
    }
  }

  private static LadderInput with(LadderInput input, Map<Layer, LayerResult> results) {
    return new LadderInput(
        input.kind(),
        input.sameAccount(),
        input.resourcePolicyRequired(),
        input.crossAccountUnsupported(),
        results,
        input.grants());
  }

  private static List<LadderInput> everyInput() {
    List<LadderInput> inputs = new ArrayList<>();
    for (PrincipalKind kind : PrincipalKind.values()) {
      for (boolean same : List.of(true, false)) {
        for (boolean gate : List.of(false, true)) {
          for (Set<GrantClass> grants : grantSets()) {
            inputs.addAll(row(kind, same, gate, grants));
          }
        }
      }
    }
    return inputs;
  }

  private static List<Set<GrantClass>> grantSets() {
    List<Set<GrantClass>> sets = new ArrayList<>();
    sets.add(Set.of());
    for (GrantClass grant : GrantClass.values()) {
      sets.add(Set.of(grant));
    }
    return sets;
  }

  private static List<LadderInput> row(
      PrincipalKind kind, boolean same, boolean gate, Set<GrantClass> grants) {
    List<LadderInput> cells = new ArrayList<>();
    for (LayerResult identity : GRANTING) {
      for (LayerResult boundary : CAPPING) {
        for (LayerResult session : CAPPING) {
          Map<Layer, LayerResult> results = new EnumMap<>(Layer.class);
          results.put(Layer.IDENTITY, identity);
          results.put(Layer.PERMISSIONS_BOUNDARY, boundary);
          results.put(Layer.SESSION, session);
          results.put(
              Layer.RESOURCE, grants.isEmpty() ? LayerResult.IMPLICIT_DENY : LayerResult.ALLOWED);
          cells.add(new LadderInput(kind, same, gate, false, results, grants));
        }
      }
    }
    return cells;
  }

  private static String table() {
    StringBuilder out = new StringBuilder();
    out.append(String.format("%-18s %-5s %-4s %-20s", "identity", "", "", ""));
    row(PrincipalKind.USER, true, false, Set.of())
        .forEach(cell -> out.append(head(cell, Layer.IDENTITY)));
    out.append(String.format("%n%-18s %-5s %-4s %-20s", "boundary", "", "", ""));
    row(PrincipalKind.USER, true, false, Set.of())
        .forEach(cell -> out.append(head(cell, Layer.PERMISSIONS_BOUNDARY)));
    out.append(String.format("%n%-18s %-5s %-4s %-20s", "session", "", "", ""));
    row(PrincipalKind.USER, true, false, Set.of())
        .forEach(cell -> out.append(head(cell, Layer.SESSION)));
    for (PrincipalKind kind : PrincipalKind.values()) {
      for (boolean same : List.of(true, false)) {
        for (boolean gate : List.of(false, true)) {
          for (Set<GrantClass> grants : grantSets()) {
            out.append(
                String.format(
                    "%n%-18s %-5s %-4s %-20s",
                    kind,
                    same ? "same" : "cross",
                    gate ? "gate" : "",
                    grants.isEmpty() ? "NONE" : grants.iterator().next()));
            row(kind, same, gate, grants).forEach(cell -> out.append(cell(cell)));
          }
        }
      }
    }
    return out.append(String.format("%n"))
        .toString()
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String head(LadderInput cell, Layer layer) {
    String word =
        switch (cell.result(layer)) {
          case ALLOWED -> "allow";
          case IMPLICIT_DENY -> "-";
          default -> "none";
        };
    return String.format(" %-5s", word);
  }

  private static String cell(LadderInput input) {
    Verdict verdict = Ladder.decide(input);
    String layers =
        verdict.decidedBy().stream()
            .map(layer -> layer.text().substring(0, 1))
            .collect(Collectors.joining());
    return String.format(" %-5s", (verdict.decision() == Decision.ALLOWED ? "A" : "-") + layers);
  }

  private static String checkedIn() throws IOException {
    try (InputStream in = LadderTableTest.class.getResourceAsStream("ladder.txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
