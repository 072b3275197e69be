package io.iamsim.evaluate;

import io.iamsim.compile.CompiledResource;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.decision.Note;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourcePattern;
import io.iamsim.request.AccessRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a statement covers the resource (MATCH-20 to MATCH-35). */
public final class ResourceEvaluator {
  private ResourceEvaluator() {}

  static Truth evaluate(CompiledStatement statement, PolicyType type, EvaluationContext context) {
    CompiledResource resource = statement.resource();
    if (resource == null) {
      // GRAM-15: a key policy statement without Resource has no effect, others mean their own
      // resource
      return Truth.of(type != PolicyType.KMS_KEY);
    }
    if (resource.patterns().isEmpty()) {
      return Truth.FALSE;
    }
    Truth any = Truth.FALSE;
    for (CompiledResource.Pattern pattern : resource.patterns()) {
      any = any.or(covers(pattern, resource.negated(), context));
      if (any == Truth.TRUE) {
        break;
      }
    }
    return any.negatedIf(resource.negated());
  }

  private static Truth covers(
      CompiledResource.Pattern pattern, boolean negated, EvaluationContext context) {
    if (pattern instanceof CompiledResource.Pattern.Everything) {
      return Truth.TRUE;
    }
    if (context.resource().equals(AccessRequest.ANY_RESOURCE)) {
      noteListAllMyBuckets(pattern, context);
      return Truth.FALSE;
    }
    if (pattern instanceof CompiledResource.Pattern.Arns arns) {
      return Truth.of(arns.matches(context.resource()));
    }
    if (pattern instanceof CompiledResource.Pattern.Template template) {
      EvaluationContext.Variables variables = context.variables();
      CompiledResource.Pattern.@Nullable Arns arns = template.expand(variables::valueOf);
      if (arns != null) {
        return Truth.of(arns.matches(context.resource()));
      }
      if (!variables.unknown() && negated) {
        context.note(
            Note.Kind.LOW_CONFIDENCE,
            "MATCH-33",
            "`"
                + template.source().value()
                + "` has no value for a variable, so it excludes nothing");
      }
      return variables.unknown() ? Truth.UNKNOWN : Truth.FALSE;
    }
    return Truth.FALSE;
  }

  /** The entries of a statement's resource element that, each by itself, cover the resource. */
  public static List<ResourcePattern> covering(
      CompiledStatement statement, EvaluationContext context) {
    CompiledResource resource = statement.resource();
    if (resource == null) {
      return List.of();
    }
    return resource.patterns().stream()
        .filter(pattern -> covers(pattern, resource.negated(), context) == Truth.TRUE)
        .map(CompiledResource.Pattern::source)
        .toList();
  }

  /** DIS-8: documentation contradicts itself on this pair. */
  private static void noteListAllMyBuckets(
      CompiledResource.Pattern pattern, EvaluationContext context) {
    if (context.action().is("s3", "listallmybuckets")
        && pattern.source().value().text().equals("arn:aws:s3:::*")) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "MATCH-30",
          "s3:ListAllMyBuckets names no resource, so only `*` covers it, not `arn:aws:s3:::*`");
    }
  }
}
