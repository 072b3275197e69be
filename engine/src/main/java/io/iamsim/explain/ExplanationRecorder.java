package io.iamsim.explain;

import io.iamsim.compile.CompiledAction;
import io.iamsim.compile.CompiledCondition;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.evaluate.ResourceEvaluator;
import io.iamsim.evaluate.Trace;
import io.iamsim.evaluate.Truth;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Condition;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Listens to an evaluation and turns what it hears into an explanation. */
public final class ExplanationRecorder implements Trace {
  private final AccessRequest request;
  private final List<Draft> drafts = new ArrayList<>();

  /** A recorder for one request. */
  public ExplanationRecorder(AccessRequest request) {
    this.request = request;
  }

  /** What is heard of one statement, until the context is there to speak of values. */
  private static final class Draft {
    final Layer layer;
    final @Nullable String target;
    final String policy;
    final PolicyType type;
    final CompiledStatement compiled;
    final List<CompiledCondition> conditions = new ArrayList<>(2);
    final List<Truth> truths = new ArrayList<>(2);
    @Nullable Truth action;
    @Nullable Truth principal;
    @Nullable GrantClass grantClass;
    @Nullable Truth resource;
    Truth matched = Truth.FALSE;

    Draft(
        Layer layer,
        @Nullable String target,
        String policy,
        PolicyType type,
        CompiledStatement compiled) {
      this.layer = layer;
      this.target = target;
      this.policy = policy;
      this.type = type;
      this.compiled = compiled;
    }
  }

  @Override
  public boolean wantsEveryPart() {
    return true;
  }

  @Override
  public void statement(
      Layer layer,
      @Nullable String target,
      String policy,
      PolicyType type,
      CompiledStatement statement) {
    drafts.add(new Draft(layer, target, policy, type, statement));
  }

  private Draft current() {
    return drafts.get(drafts.size() - 1);
  }

  @Override
  public void action(CompiledStatement statement, Truth truth) {
    current().action = truth;
  }

  @Override
  public void principal(CompiledStatement statement, Truth truth, @Nullable GrantClass grantClass) {
    current().principal = truth;
    current().grantClass = grantClass;
  }

  @Override
  public void resource(CompiledStatement statement, Truth truth) {
    current().resource = truth;
  }

  @Override
  public void condition(CompiledCondition condition, Truth truth) {
    current().conditions.add(condition);
    current().truths.add(truth);
  }

  @Override
  public void matched(CompiledStatement statement, Truth truth) {
    current().matched = truth;
  }

  private static PartExplanation.Outcome outcome(Truth truth) {
    return switch (truth) {
      case TRUE -> PartExplanation.Outcome.MATCHES;
      case FALSE -> PartExplanation.Outcome.DOES_NOT_MATCH;
      case UNKNOWN -> PartExplanation.Outcome.UNKNOWN;
    };
  }

  /** The explanation of the evaluation that this recorder heard. */
  public Explanation explain(EvaluationResult result, EvaluationContext context) {
    List<ContextRead> reads = new ArrayList<>();
    context
        .reads()
        .forEach((key, value) -> reads.add(new ContextRead(key.text(), value.orElse(null))));
    List<StatementExplanation> statements = new ArrayList<>(drafts.size());
    drafts.forEach(draft -> statements.add(finish(draft, context)));
    return new Explanation(result, statements, nearestMisses(result, statements), reads);
  }

  private StatementExplanation finish(Draft draft, EvaluationContext context) {
    List<PartExplanation> parts = new ArrayList<>(4);
    addAction(draft, parts);
    addPrincipal(draft, parts);
    addResource(draft, context, parts);
    for (int i = 0; i < draft.conditions.size(); i++) {
      Condition condition = draft.conditions.get(i).source();
      Optional<ContextValue> value = context.peek(condition.key());
      parts.add(
          new PartExplanation(
              PartExplanation.Part.CONDITION,
              outcome(draft.truths.get(i)),
              condition.span(),
              () -> PartTexts.condition(condition, value),
              List::of));
    }
    return new StatementExplanation(
        draft.layer,
        draft.target,
        draft.type,
        draft.policy,
        draft.compiled.source(),
        outcome(draft.matched),
        parts);
  }

  private void addAction(Draft draft, List<PartExplanation> parts) {
    Truth truth = draft.action;
    if (truth != null) {
      Statement source = draft.compiled.source();
      parts.add(
          new PartExplanation(
              PartExplanation.Part.ACTION,
              outcome(truth),
              source.action() == null ? source.span() : source.action().span(),
              () -> PartTexts.action(source, request, truth),
              () -> actionEntries(source.action())));
    }
  }

  private void addPrincipal(Draft draft, List<PartExplanation> parts) {
    PrincipalElement element = draft.compiled.source().principal();
    Truth truth = draft.principal;
    GrantClass grantClass = draft.grantClass;
    if (element != null && truth != null) {
      parts.add(
          new PartExplanation(
              PartExplanation.Part.PRINCIPAL,
              outcome(truth),
              element.span(),
              () -> PartTexts.principal(request, truth, grantClass),
              List::of));
    }
  }

  private void addResource(Draft draft, EvaluationContext context, List<PartExplanation> parts) {
    ResourceElement element = draft.compiled.source().resource();
    Truth truth = draft.resource;
    if (element != null && truth != null) {
      parts.add(
          new PartExplanation(
              PartExplanation.Part.RESOURCE,
              outcome(truth),
              element.span(),
              () -> PartTexts.resource(element, request, truth),
              resourceEntries(draft.compiled, context)));
    }
  }

  private static Supplier<List<SourceSpan>> resourceEntries(
      CompiledStatement statement, EvaluationContext context) {
    if (ResourceEvaluator.hasVariables(statement)) {
      List<SourceSpan> now = spans(ResourceEvaluator.covering(statement, context));
      return () -> now;
    }
    String resource = context.resource();
    return () -> spans(ResourceEvaluator.covering(statement, resource));
  }

  private static List<SourceSpan> spans(List<ResourcePattern> patterns) {
    return patterns.stream().map(ResourcePattern::span).toList();
  }

  private List<SourceSpan> actionEntries(@Nullable ActionElement element) {
    return element == null
        ? List.of()
        : element.patterns().stream()
            .filter(entry -> CompiledAction.names(entry, request.action()))
            .map(ActionPattern::span)
            .toList();
  }

  /**
   * In each blocking layer or level the Allow with the least wrong; one whose actions are of
   * another service is not near.
   */
  private List<StatementExplanation> nearestMisses(
      EvaluationResult result, List<StatementExplanation> statements) {
    List<StatementExplanation> nearest = new ArrayList<>();
    for (LayerDecision level : result.layers()) {
      boolean blocks =
          result.decidedBy().contains(level.layer())
              && (level.result() == LayerResult.IMPLICIT_DENY
                  || level.result() == LayerResult.UNKNOWN
                  || level.result() == LayerResult.ALLOWED);
      if (blocks && result.decision() != Decision.ALLOWED) {
        nearestMiss(level, statements).ifPresent(nearest::add);
      }
    }
    nearest.sort(Comparator.comparingInt(ExplanationRecorder::distance));
    return nearest;
  }

  private Optional<StatementExplanation> nearestMiss(
      LayerDecision level, List<StatementExplanation> statements) {
    return statements.stream()
        .filter(statement -> statement.layer() == level.layer())
        .filter(statement -> statement.targetNode().equals(level.targetNode()))
        .filter(statement -> statement.statement().effect() == Effect.ALLOW)
        .filter(statement -> statement.outcome() != PartExplanation.Outcome.MATCHES)
        .filter(this::isNear)
        .min(Comparator.comparingInt(ExplanationRecorder::distance));
  }

  private boolean isNear(StatementExplanation statement) {
    return namesService(statement.statement().action())
        || statement.parts().stream()
            .anyMatch(
                part ->
                    part.part() == PartExplanation.Part.ACTION
                        && part.outcome() == PartExplanation.Outcome.MATCHES);
  }

  private boolean namesService(@Nullable ActionElement element) {
    String prefix = request.action().service() + ":";
    return element != null
        && !element.negated()
        && element.patterns().stream()
            .anyMatch(pattern -> pattern.text().regionMatches(true, 0, prefix, 0, prefix.length()));
  }

  private static int distance(StatementExplanation statement) {
    int distance = 0;
    for (PartExplanation part : statement.parts()) {
      int weight =
          switch (part.part()) {
            case ACTION -> 100;
            case PRINCIPAL -> 20;
            case RESOURCE -> 10;
            case CONDITION -> 2;
          };
      distance +=
          switch (part.outcome()) {
            case MATCHES -> 0;
            case UNKNOWN -> 1;
            case DOES_NOT_MATCH -> weight;
          };
    }
    return distance;
  }
}
