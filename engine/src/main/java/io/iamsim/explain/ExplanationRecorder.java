package io.iamsim.explain;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.compile.CompiledAction;
import io.iamsim.compile.CompiledCondition;
import io.iamsim.compile.CompiledResource;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.evaluate.ResourceEvaluator;
import io.iamsim.evaluate.Trace;
import io.iamsim.evaluate.Truth;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Condition;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.request.AccessRequest;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Listens to an evaluation and turns what it hears into an explanation. */
public final class ExplanationRecorder implements Trace {
  private final AccessRequest request;
  private final ServiceCatalog catalog;
  private final List<Draft> drafts = new ArrayList<>();

  /**
   * A recorder for one request.
   *
   * @param catalog which actions carry which keys
   */
  public ExplanationRecorder(AccessRequest request, ServiceCatalog catalog) {
    this.request = request;
    this.catalog = catalog;
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
    PartTexts texts = new PartTexts(Compared.of(request, context, catalog));
    List<StatementExplanation> statements = new ArrayList<>(drafts.size());
    drafts.forEach(draft -> statements.add(finish(draft, context, texts)));
    return new Explanation(
        result, statements, NearestMisses.of(context.action(), result, statements), reads);
  }

  private StatementExplanation finish(Draft draft, EvaluationContext context, PartTexts texts) {
    List<PartExplanation> parts = new ArrayList<>(4);
    addAction(draft, texts, parts);
    addPrincipal(draft, texts, parts);
    addResource(draft, context, texts, parts);
    for (int i = 0; i < draft.conditions.size(); i++) {
      Condition condition = draft.conditions.get(i).source();
      parts.add(
          new PartExplanation(
              PartExplanation.Part.CONDITION,
              outcome(draft.truths.get(i)),
              condition.span(),
              () -> texts.condition(condition),
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

  private void addAction(Draft draft, PartTexts texts, List<PartExplanation> parts) {
    Truth truth = draft.action;
    if (truth != null) {
      Statement source = draft.compiled.source();
      parts.add(
          new PartExplanation(
              PartExplanation.Part.ACTION,
              outcome(truth),
              source.action() == null ? source.span() : source.action().span(),
              () -> texts.action(source, truth),
              () -> actionEntries(source.action(), texts.action())));
    }
  }

  private void addPrincipal(Draft draft, PartTexts texts, List<PartExplanation> parts) {
    PrincipalElement element = draft.compiled.source().principal();
    Truth truth = draft.principal;
    GrantClass grantClass = draft.grantClass;
    if (element != null && truth != null) {
      parts.add(
          new PartExplanation(
              PartExplanation.Part.PRINCIPAL,
              outcome(truth),
              element.span(),
              () -> texts.principal(element, truth, grantClass),
              List::of));
    }
  }

  private void addResource(
      Draft draft, EvaluationContext context, PartTexts texts, List<PartExplanation> parts) {
    ResourceElement element = draft.compiled.source().resource();
    CompiledResource resource = draft.compiled.resource();
    Truth truth = draft.resource;
    if (element != null && resource != null && truth != null) {
      parts.add(
          new PartExplanation(
              PartExplanation.Part.RESOURCE,
              outcome(truth),
              element.span(),
              () -> texts.resource(resource, truth),
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

  private static List<SourceSpan> actionEntries(
      @Nullable ActionElement element, ActionName action) {
    return element == null
        ? List.of()
        : element.patterns().stream()
            .filter(entry -> CompiledAction.names(entry, action))
            .map(ActionPattern::span)
            .toList();
  }
}
