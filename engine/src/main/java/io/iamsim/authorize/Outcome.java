package io.iamsim.authorize;

import com.google.common.collect.Sets;
import io.iamsim.decision.Decision;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.Note;
import io.iamsim.service.ServiceFacts;
import io.iamsim.service.Withholding;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A verdict and the rules that decide beside the policies (EVAL-17): with unknowns the ladder is
 * asked at worst and at best.
 */
record Outcome(Verdict verdict, List<String> rules, List<Note> reasons) {
  /**
   * What it all comes to. If it is in doubt whose the resource is, what it comes to both if it is
   * the caller's account's and if it is not; else it is unknown (ROOM-65).
   */
  static Outcome of(RequestFacts facts, ServiceFacts service, List<LayerEvaluation> layers) {
    Outcome here = of(facts, service, layers, false);
    boolean mayBeOurs = facts.request().principal().account().isPresent();
    if (!facts.ownerDoubtful() || !mayBeOurs || !here.rules().isEmpty()) {
      return here;
    }
    Outcome elsewhere = of(facts, service, elsewhere(layers), true);
    Decision decision = here.verdict().decision();
    Decision other = elsewhere.verdict().decision();
    if (decision == other && decision != Decision.UNKNOWN) {
      return here;
    }
    Verdict verdict =
        decision.isDenied() && other.isDenied()
            ? new Verdict(Decision.IMPLICIT_DENY, here.verdict().decidedBy(), List.of())
            : new Verdict(Decision.UNKNOWN, here.verdict().decidedBy(), List.of());
    return new Outcome(verdict, List.of(), List.of(Remarks.ownerDoubtful(facts, decision, other)));
  }

  /** What is known of the layers if the resource is another account's: nothing of the owner's. */
  private static List<LayerEvaluation> elsewhere(List<LayerEvaluation> layers) {
    return layers.stream()
        .filter(layer -> layer.layer() != Layer.RESOURCE_CONTROL)
        .map(
            layer ->
                layer.layer() == Layer.RESOURCE && layer.atBest() == LayerResult.NOT_APPLICABLE
                    ? LayerEvaluation.unknown(Layer.RESOURCE, "its owner is not known")
                    : layer)
        .toList();
  }

  private static Outcome of(
      RequestFacts facts,
      ServiceFacts service,
      List<LayerEvaluation> layers,
      boolean anotherOwner) {
    if (service.hardPermission().isPresent()) {
      return hard(Decision.ALLOWED, service.hardPermission().get());
    }
    if (service.hardDenial().isPresent()) {
      return hard(Decision.IMPLICIT_DENY, service.hardDenial().get());
    }
    if (service.withoutDecision().isPresent()) {
      return hard(Decision.UNKNOWN, service.withoutDecision().get());
    }
    Verdict best = Ladder.decide(input(facts, service, layers, anotherOwner, true));
    Optional<ServiceFacts.RuleVerdict> possible = service.possibleHardDenial();
    Verdict worst =
        possible.isPresent()
            ? new Verdict(Decision.IMPLICIT_DENY, List.of(), List.of())
            : Ladder.decide(input(facts, service, layers, anotherOwner, false));
    if (best.decision().isDenied()) {
      boolean certain = worst.decision() == best.decision();
      return new Outcome(
          certain ? best : new Verdict(Decision.IMPLICIT_DENY, best.decidedBy(), List.of()),
          List.of(),
          grantScopedDown(best, layers));
    }
    if (worst.decision() == Decision.ALLOWED) {
      return new Outcome(worst, List.of(), grantBesideCaps(worst, layers));
    }
    return possible.isPresent()
        ? hard(Decision.UNKNOWN, possible.get())
        : new Outcome(
            new Verdict(Decision.UNKNOWN, worst.decidedBy(), List.of()), List.of(), List.of());
  }

  /**
   * STS-20: of a grant that names the session the documentation says only that permissions are
   * intersected.
   */
  private static List<Note> grantScopedDown(Verdict verdict, List<LayerEvaluation> layers) {
    boolean granted =
        layers.stream()
            .filter(layer -> Ladder.RESOURCE_SIDE.contains(layer.layer()))
            .anyMatch(layer -> !layer.grants().isEmpty());
    return granted
            && verdict.decision() == Decision.IMPLICIT_DENY
            && verdict.decidedBy().equals(List.of(Layer.SCOPE_DOWN))
        ? List.of(
            new Note(
                Note.Kind.LOW_CONFIDENCE,
                "STS-20",
                "a scope-down policy is taken to limit what the resource's side grants to the"
                    + " session too"))
        : List.of();
  }

  /** KMS-8: the documentation does not say whether a silent cap stops a grant. */
  private static List<Note> grantBesideCaps(Verdict verdict, List<LayerEvaluation> layers) {
    boolean silentCap =
        layers.stream()
            .filter(layer -> Ladder.CAPS.contains(layer.layer()))
            .anyMatch(layer -> layer.atWorst() == LayerResult.IMPLICIT_DENY);
    return silentCap && verdict.decidedBy().contains(Layer.KMS_GRANT)
        ? List.of(
            new Note(
                Note.Kind.LOW_CONFIDENCE,
                "KMS-8",
                "a grant is taken to hold whatever permissions boundaries and session policies"
                    + " leave out"))
        : List.of();
  }

  private static Outcome hard(Decision decision, ServiceFacts.RuleVerdict rule) {
    return new Outcome(
        new Verdict(decision, List.of(), List.of()),
        List.of(rule.rule()),
        List.of(new Note(Note.Kind.RULE, rule.rule(), rule.text())));
  }

  private static LadderInput input(
      RequestFacts facts,
      ServiceFacts service,
      List<LayerEvaluation> layers,
      boolean anotherOwner,
      boolean best) {
    Map<Layer, LayerResult> results = new EnumMap<>(Layer.class);
    Map<Layer, Set<GrantClass>> grants = new EnumMap<>(Layer.class);
    for (LayerEvaluation layer : layers) {
      results.merge(
          layer.layer(), best ? layer.atBest() : layer.atWorst(), LayerEvaluation::stricter);
      if (Ladder.RESOURCE_SIDE.contains(layer.layer()) && !service.refusesUnsigned()) {
        Set<GrantClass> given = best ? layer.possibleGrants() : layer.grants();
        grants.merge(layer.layer(), given, Sets::union);
      }
    }
    return new LadderInput(
        facts.request().principal().kind(),
        !anotherOwner && facts.sameAccount(service.ownerThatDecides()),
        service.resourcePolicyRequired(),
        service.crossAccountUnsupported(),
        results,
        grants,
        service
            .withheld()
            .filter(withheld -> withheld.certain() || !best)
            .map(Withholding::by)
            .orElse(null));
  }
}
