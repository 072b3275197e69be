package io.iamsim.diagnosis;

import io.iamsim.IamEngine;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.Note;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.Effect;
import io.iamsim.request.AccessRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that is in the way of a request, and remedies: takes away what is in the way,
 * asks again, and so on until the request is allowed or nothing helps. Every remedy is tried before
 * it is told.
 */
public final class Diagnostician {
  private static final int ROUNDS = 12;
  private static final int MOST_REMEDIES = 4;

  private final IamEngine engine;
  private final Environment environment;
  private final ServiceCatalog catalog;

  /** A diagnostician for an engine in an environment. */
  public Diagnostician(IamEngine engine, Environment environment, ServiceCatalog catalog) {
    this.engine = engine;
    this.environment = environment;
    this.catalog = catalog;
  }

  /** What is in the way, and what may help with it. */
  private record Draft(Obstacle obstacle, List<Candidate> candidates) {}

  /** Why a request is not allowed under these policies, and what would allow it. */
  public Diagnosis diagnose(AccessRequest request, ApplicablePolicies policies) {
    return diagnose(request, policies, List.of());
  }

  /**
   * The same of a request that AWS denied: if it is undecided here, what AWS reports settles the
   * keys that it hangs on, where values of them lead to the decision reported.
   */
  public Diagnosis diagnose(
      AccessRequest request, ApplicablePolicies policies, ReportedCause cause) {
    Explanation explanation = engine.explain(request, policies);
    Optional<Settling> settled =
        explanation.result().decision() == Decision.UNKNOWN
            ? Settling.by(cause, engine, new State(request, policies), explanation)
            : Optional.empty();
    return settled.isPresent()
        ? diagnose(settled.get().request(), policies, settled.get().words())
        : diagnose(request, policies);
  }

  private Diagnosis diagnose(
      AccessRequest request, ApplicablePolicies policies, List<String> settled) {
    State start = new State(request, policies);
    Explanation explanation = engine.explain(request, policies);
    if (explanation.result().decision() == Decision.UNKNOWN) {
      return new Undecided(engine).diagnose(start, explanation);
    }
    Parties parties = new Parties(engine.normalized(request), environment, catalog);
    List<Draft> drafts = new ArrayList<>();
    List<Candidate> chosen = new ArrayList<>();
    State now = start;
    Explanation here = explanation;
    for (int round = 0; round < ROUNDS && here.result().decision().isDenied(); round++) {
      List<Draft> found = obstacles(here, now, parties);
      boolean stuck = found.isEmpty();
      for (Draft draft : found) {
        Optional<Candidate> first = firstThatHelps(draft, now);
        drafts.add(draft);
        stuck |= first.isEmpty();
        if (first.isPresent()) {
          chosen.add(first.get());
          now = now.with(first.get());
        }
      }
      if (stuck) {
        break;
      }
      here = engine.explain(now.request(), now.policies());
    }
    Explanation last = engine.explain(now.request(), now.policies());
    Decision remedied = last.result().decision();
    List<Obstacle> obstacles = new ArrayList<>(tried(drafts, chosen, start, remedied, parties));
    if (remedied != Decision.UNKNOWN) {
      return new Diagnosis(
          request, explanation, obstacles, remedied, List.of(), List.of(), settled);
    }
    Diagnosis rest = new Undecided(engine).diagnose(now, last);
    obstacles.addAll(rest.obstacles());
    return new Diagnosis(
        request, explanation, obstacles, remedied, rest.deciding(), rest.missing(), settled);
  }

  private List<Draft> obstacles(Explanation here, State now, Parties parties) {
    return here.result().decision() == Decision.EXPLICIT_DENY
        ? denials(here, now, parties)
        : missingAllows(here, now, parties);
  }

  private List<Draft> denials(Explanation here, State now, Parties parties) {
    // a policy that is attached at several levels is one obstacle
    Map<Object, Draft> drafts = new LinkedHashMap<>();
    here.result().matchedStatements().stream()
        .filter(matched -> matched.certain() && matched.statement().effect() == Effect.DENY)
        .flatMap(matched -> here.statement(matched).stream())
        .forEach(
            deny ->
                drafts.putIfAbsent(
                    deny.layer() + " " + deny.statement().span(),
                    new Draft(
                        new Obstacle(
                            deny.layer(),
                            deny.target(),
                            true,
                            true,
                            deny,
                            "an explicit deny in the " + deny.layer().title() + at(deny.target()),
                            List.of()),
                        DenyRemedies.of(now, parties, deny))));
    return List.copyOf(drafts.values());
  }

  private static String at(@Nullable String target) {
    return target == null ? "" : " at " + target;
  }

  private List<Draft> missingAllows(Explanation here, State now, Parties parties) {
    EvaluationResult result = here.result();
    List<Draft> drafts = new ArrayList<>();
    for (LayerDecision level : result.layers()) {
      boolean blocks =
          result.decidedBy().contains(level.layer())
              && level.result() != LayerResult.ALLOWED
              && level.result() != LayerResult.UNKNOWN;
      if (blocks) {
        drafts.add(missingAllow(here, level, now, parties));
      }
    }
    if (drafts.isEmpty()) {
      drafts.add(new Draft(rule(result), List.of()));
    }
    return drafts;
  }

  private Draft missingAllow(Explanation here, LayerDecision level, State now, Parties parties) {
    Optional<StatementExplanation> nearest = nearest(here, level);
    String text =
        level.layer() == Layer.RESOURCE && !parties.resourceCanHavePolicy()
            ? "the resource is another account's, and resources of `"
                + parties.request().action().service()
                + "` have no policy that could share it: assume a role of that account"
            : "nothing in the " + level.layer().title() + at(level.target()) + " allows it";
    if (level.layer() == Layer.S3_BLOCK_PUBLIC_ACCESS) {
      return publicAccess(level, parties);
    }
    List<Candidate> candidates =
        new ArrayList<>(
            LayerAccess.get(now.policies(), level.layer()).isPresent()
                ? AllowRemedies.of(now, parties, level.layer(), level.target(), nearest)
                : List.of());
    if (level.layer() == Layer.IDENTITY && parties.atHome()) {
      candidates.addAll(byResource(here, now, parties));
    }
    return new Draft(
        new Obstacle(
            level.layer(), level.target(), false, true, nearest.orElse(null), text, List.of()),
        candidates);
  }

  /** In one account the resource's policy can grant as well (EVAL-12). */
  private List<Candidate> byResource(Explanation here, State now, Parties parties) {
    boolean canHavePolicy =
        now.policies().resource().applies()
            || environment.resource(parties.request().resource()).isPresent();
    Optional<LayerDecision> level =
        here.result().layers().stream().filter(each -> each.layer() == Layer.RESOURCE).findFirst();
    return canHavePolicy && parties.resourceCanHavePolicy()
        ? AllowRemedies.of(
            now, parties, Layer.RESOURCE, null, level.flatMap(found -> nearest(here, found)))
        : List.of();
  }

  private static Optional<StatementExplanation> nearest(Explanation here, LayerDecision level) {
    return here.nearestMisses().stream()
        .filter(miss -> miss.layer() == level.layer())
        .filter(miss -> Objects.equals(miss.target(), level.target()))
        .findFirst();
  }

  private static Draft publicAccess(LayerDecision level, Parties parties) {
    Remedy remedy =
        new Remedy(
            Remedy.Kind.SETTING,
            level.layer(),
            null,
            null,
            null,
            "turn Block Public Access off for the bucket and the account, or grant to callers by"
                + " name instead of to the public",
            null,
            parties.responsible(level.layer(), null),
            List.of(
                "whatever else the bucket's policy and access control lists grant to the public"));
    return new Draft(
        new Obstacle(
            level.layer(),
            null,
            false,
            true,
            null,
            "S3 Block Public Access keeps it from being allowed",
            List.of()),
        List.of(
            Candidate.ofPolicies(
                remedy, policies -> policies.withS3(policies.s3().withoutPublicAccessBlock()))));
  }

  private static Obstacle rule(EvaluationResult result) {
    String rules = result.rules().isEmpty() ? "" : " (" + String.join(", ", result.rules()) + ")";
    String said =
        result.notes().stream()
            .filter(note -> note.kind() == Note.Kind.RULE)
            .map(note -> ": " + note.text())
            .findFirst()
            .orElse("");
    return new Obstacle(
        null,
        null,
        false,
        true,
        null,
        "a rule of AWS denies it whatever the policies say" + rules + said,
        List.of());
  }

  /** The first change with which this obstacle is no longer in the way. */
  private Optional<Candidate> firstThatHelps(Draft draft, State now) {
    return draft.candidates().stream()
        .filter(candidate -> helps(draft.obstacle(), now.with(candidate)))
        .findFirst();
  }

  private boolean helps(Obstacle obstacle, State after) {
    Explanation explanation = engine.explain(after.request(), after.policies());
    EvaluationResult result = explanation.result();
    if (contradicts(result)) {
      return false;
    }
    if (result.decision() == Decision.ALLOWED) {
      return true;
    }
    StatementExplanation statement = obstacle.statement();
    if (obstacle.explicit() && statement != null) {
      return result.matchedStatements().stream()
          .noneMatch(matched -> matched.statement().span().equals(statement.statement().span()));
    }
    return result.layers().stream()
            .filter(level -> level.layer() == obstacle.layer())
            .filter(level -> Objects.equals(level.target(), obstacle.target()))
            .allMatch(level -> level.result().lets())
        || !result.decidedBy().contains(Objects.requireNonNull(obstacle.layer()));
  }

  /** What a request cannot carry is no remedy (CTX-4, CTX-20, MULTI-2). */
  private static boolean contradicts(EvaluationResult result) {
    return result.notes().stream()
        .anyMatch(
            note ->
                note.kind() == Note.Kind.WARNING
                    && (note.rule().equals("CTX-4")
                        || note.rule().equals("CTX-20")
                        || note.rule().equals("MULTI-2")));
  }

  /** A remedy that was tried, and what it does. */
  private record Tried(Candidate candidate, Remedy remedy) {}

  /** Every remedy that helps together with the first ones of all other obstacles. */
  private List<Obstacle> tried(
      List<Draft> drafts, List<Candidate> chosen, State start, Decision remedied, Parties parties) {
    List<List<Tried>> all = new ArrayList<>();
    for (Draft draft : drafts) {
      all.add(tried(draft, chosen, start, remedied, parties));
    }
    State first = start;
    for (List<Tried> each : all) {
      first = each.isEmpty() ? first : first.with(each.get(0).candidate());
    }
    boolean together = engine.authorize(first.request(), first.policies()).decision() == remedied;
    List<Obstacle> obstacles = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      List<Tried> each = new ArrayList<>(all.get(i));
      if (!together) {
        each.sort(Comparator.comparing(one -> !chosen.contains(one.candidate())));
      }
      obstacles.add(
          drafts
              .get(i)
              .obstacle()
              .with(each.stream().limit(MOST_REMEDIES).map(Tried::remedy).toList()));
    }
    return obstacles;
  }

  /** The remedies of one obstacle, those that allow least besides first. */
  private List<Tried> tried(
      Draft draft, List<Candidate> chosen, State start, Decision remedied, Parties parties) {
    SideEffects effects = new SideEffects(engine, catalog, parties);
    List<Tried> tried = new ArrayList<>();
    for (Candidate candidate : draft.candidates()) {
      State after = start;
      for (Candidate other : chosen) {
        after = draft.candidates().contains(other) ? after : after.with(other);
      }
      after = after.with(candidate);
      EvaluationResult result = engine.authorize(after.request(), after.policies());
      boolean good =
          remedied == Decision.ALLOWED
              ? result.decision() == Decision.ALLOWED && !contradicts(result)
              : chosen.contains(candidate);
      if (good) {
        tried.add(new Tried(candidate, effects.of(candidate, start, after)));
      }
    }
    tried.sort(Comparator.comparingInt(one -> rank(one.remedy())));
    return tried;
  }

  /** The request's own change comes before all. */
  private static int rank(Remedy remedy) {
    return remedy.kind() == Remedy.Kind.REQUEST ? -1 : remedy.alsoAllows().size();
  }
}
