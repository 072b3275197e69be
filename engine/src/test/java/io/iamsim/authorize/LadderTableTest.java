package io.iamsim.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import io.iamsim.decision.Decision;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.golden.Golden;
import io.iamsim.request.PrincipalKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The ladder as a printed truth table: principal kind, account relation, gate and grant class by
 * row, and in the row the decision for every identity, boundary and session result.
 *
 * <p>Cells: {@code A} allowed, {@code -} implicitly denied, followed by the first letters of the
 * layers that decide, {@code L} the access control list, {@code B} Block Public Access. After a
 * wanted change of the ladder, {@code -DrewriteGoldens} writes the table anew; read the difference.
 */
class LadderTableTest {
  private static final List<LayerResult> GRANTING =
      List.of(LayerResult.ALLOWED, LayerResult.IMPLICIT_DENY);
  private static final List<LayerResult> CAPPING =
      List.of(LayerResult.NOT_APPLICABLE, LayerResult.ALLOWED, LayerResult.IMPLICIT_DENY);

  @Test
  void theLadderIsTheCheckedInTable() {
    Golden.check(getClass(), "ladder.txt", table());
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
      for (Layer layer :
          List.of(Layer.SERVICE_CONTROL, Layer.VPC_ENDPOINT, Layer.S3_BLOCK_PUBLIC_ACCESS)) {
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

  @Test
  void furtherGrantsAndNothingWithheldNeverTurnAnAllowIntoADenial() {
    for (LadderInput input : everyInput()) {
      boolean allowed = Ladder.decide(input).decision() == Decision.ALLOWED;
      for (GrantClass grant : GrantClass.values()) {
        for (Layer layer : List.of(Layer.RESOURCE, Layer.S3_ACL, Layer.KMS_GRANT)) {
          Map<Layer, Set<GrantClass>> grants = new EnumMap<>(Layer.class);
          grants.putAll(input.grants());
          grants.merge(layer, Set.of(grant), Sets::union);
          LadderInput better =
              new LadderInput(
                  input.kind(),
                  input.sameAccount(),
                  input.resourcePolicyRequired(),
                  input.crossAccountUnsupported(),
                  input.results(),
                  grants,
                  null);
          boolean stillAllowed = Ladder.decide(better).decision() == Decision.ALLOWED;
          assertThat(stillAllowed || !allowed).as("%s with %s", input, grant).isTrue();
        }
      }
    }
  }

  @Test
  void aDenialForWantOfWithheldGrantsIsBlamedOnWhatWithholdsThem() {
    Map<Layer, Set<GrantClass>> grants = Map.of(Layer.RESOURCE, Set.of(GrantClass.WILDCARD));
    LadderInput input =
        new LadderInput(
            PrincipalKind.ANONYMOUS,
            false,
            false,
            false,
            Map.of(Layer.RESOURCE, LayerResult.ALLOWED),
            grants,
            Layer.S3_BLOCK_PUBLIC_ACCESS);
    assertThat(Ladder.decide(input).decidedBy()).containsExactly(Layer.S3_BLOCK_PUBLIC_ACCESS);
  }

  private static LadderInput with(LadderInput input, Map<Layer, LayerResult> results) {
    return new LadderInput(
        input.kind(),
        input.sameAccount(),
        input.resourcePolicyRequired(),
        input.crossAccountUnsupported(),
        results,
        input.grants(),
        input.withheldBy());
  }

  /**
   * What the resource side grants.
   *
   * @param title its name in the table
   * @param grants the classes by layer
   * @param withheldBy for whose sake the resource policy's do not count, or null
   */
  private record Side(
      String title, Map<Layer, Set<GrantClass>> grants, @Nullable Layer withheldBy) {}

  private static List<Side> sides() {
    List<Side> sides = new ArrayList<>();
    sides.add(new Side("NONE", Map.of(), null));
    for (GrantClass grant : GrantClass.values()) {
      Layer layer = grant == GrantClass.KMS_GRANT ? Layer.KMS_GRANT : Layer.RESOURCE;
      sides.add(new Side(grant.name(), Map.of(layer, Set.of(grant)), null));
    }
    for (GrantClass grant : List.of(GrantClass.WILDCARD, GrantClass.ACCOUNT)) {
      sides.add(new Side("ACL " + grant, Map.of(Layer.S3_ACL, Set.of(grant)), null));
    }
    sides.add(new Side("KEY ACCOUNT", Map.of(Layer.KMS_GRANT, Set.of(GrantClass.ACCOUNT)), null));
    Map<Layer, Set<GrantClass>> everyone = Map.of(Layer.RESOURCE, Set.of(GrantClass.WILDCARD));
    sides.add(new Side("WILDCARD WITHHELD", everyone, Layer.S3_BLOCK_PUBLIC_ACCESS));
    return sides;
  }

  private static List<LadderInput> everyInput() {
    List<LadderInput> inputs = new ArrayList<>();
    for (PrincipalKind kind : PrincipalKind.values()) {
      for (boolean same : List.of(true, false)) {
        for (boolean gate : List.of(false, true)) {
          sides().forEach(side -> inputs.addAll(row(kind, same, gate, side)));
        }
      }
    }
    return inputs;
  }

  private static List<LadderInput> row(PrincipalKind kind, boolean same, boolean gate, Side side) {
    List<LadderInput> cells = new ArrayList<>();
    for (LayerResult identity : GRANTING) {
      for (LayerResult boundary : CAPPING) {
        for (LayerResult session : CAPPING) {
          Map<Layer, LayerResult> results = new EnumMap<>(Layer.class);
          results.put(Layer.IDENTITY, identity);
          results.put(Layer.PERMISSIONS_BOUNDARY, boundary);
          results.put(Layer.SESSION, session);
          results.put(Layer.RESOURCE, LayerResult.IMPLICIT_DENY);
          side.grants().keySet().forEach(layer -> results.put(layer, LayerResult.ALLOWED));
          cells.add(
              new LadderInput(kind, same, gate, false, results, side.grants(), side.withheldBy()));
        }
      }
    }
    return cells;
  }

  private static String table() {
    StringBuilder out = new StringBuilder();
    out.append(String.format("%-22s %-5s %-4s %-20s", "identity", "", "", ""));
    row(PrincipalKind.USER, true, false, sides().get(0))
        .forEach(cell -> out.append(head(cell, Layer.IDENTITY)));
    out.append(String.format("%n%-22s %-5s %-4s %-20s", "boundary", "", "", ""));
    row(PrincipalKind.USER, true, false, sides().get(0))
        .forEach(cell -> out.append(head(cell, Layer.PERMISSIONS_BOUNDARY)));
    out.append(String.format("%n%-22s %-5s %-4s %-20s", "session", "", "", ""));
    row(PrincipalKind.USER, true, false, sides().get(0))
        .forEach(cell -> out.append(head(cell, Layer.SESSION)));
    for (PrincipalKind kind : PrincipalKind.values()) {
      for (boolean same : List.of(true, false)) {
        for (boolean gate : List.of(false, true)) {
          for (Side side : sides()) {
            out.append(
                String.format(
                    "%n%-22s %-5s %-4s %-20s",
                    kind, same ? "same" : "cross", gate ? "gate" : "", side.title()));
            row(kind, same, gate, side).forEach(cell -> out.append(cell(cell)));
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
        verdict.decidedBy().stream().map(LadderTableTest::letter).collect(Collectors.joining());
    return String.format(" %-5s", (verdict.decision() == Decision.ALLOWED ? "A" : "-") + layers);
  }

  private static String letter(Layer layer) {
    return switch (layer) {
      case S3_ACL -> "L";
      case S3_BLOCK_PUBLIC_ACCESS -> "B";
      default -> layer.text().substring(0, 1);
    };
  }
}
