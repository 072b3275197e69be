package io.iamsim.evaluate;

import io.iamsim.compile.CompiledResource;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.compile.CompiledTemplate;
import io.iamsim.decision.Note;
import io.iamsim.match.ArnIndex;
import io.iamsim.match.IntList;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourcePattern;
import io.iamsim.request.AccessRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a statement covers the resource (MATCH-20 to MATCH-35). */
public final class ResourceEvaluator {
  private static final List<String> EVERY_BUCKET =
      List.of("arn:aws:s3:::*", "arn:aws-cn:s3:::*", "arn:aws-us-gov:s3:::*");

  private ResourceEvaluator() {}

  static Truth evaluate(CompiledStatement statement, EvaluationContext context) {
    @Nullable CompiledResource resource = statement.resource();
    if (resource == null) {
      // GRAM-15: a key policy statement without Resource has no effect, others mean their own
      // resource
      return Truth.of(statement.type() != PolicyType.KMS_KEY);
    }
    if (resource.patterns().isEmpty()) {
      return Truth.FALSE;
    }
    @Nullable ArnIndex index = isInDispute(context) ? null : resource.index();
    Truth any = index == null ? anyOf(resource, context) : anyOfFound(resource, index, context);
    return any.negatedIf(resource.negated());
  }

  private static Truth anyOf(CompiledResource resource, EvaluationContext context) {
    List<CompiledResource.Pattern> patterns = resource.patterns();
    Truth any = Truth.FALSE;
    for (int i = 0; i < patterns.size() && any != Truth.TRUE; i++) {
      any = any.or(covers(patterns.get(i), resource.negated(), context));
    }
    return any;
  }

  private static Truth anyOfFound(
      CompiledResource resource, ArnIndex index, EvaluationContext context) {
    IntList found = context.candidates();
    int start = found.size();
    index.collect(context.hashedResource(), found);
    Truth any = Truth.FALSE;
    for (int i = start; i < found.size() && any != Truth.TRUE; i++) {
      CompiledResource.Pattern pattern = resource.patterns().get(found.get(i));
      any = any.or(covers(pattern, resource.negated(), context));
    }
    found.truncate(start);
    return any;
  }

  private static Truth covers(
      CompiledResource.Pattern pattern, boolean negated, EvaluationContext context) {
    if (pattern instanceof CompiledResource.Pattern.Everything) {
      return Truth.TRUE;
    }
    if (context.resource().equals(AccessRequest.ANY_RESOURCE)) {
      return coversEveryBucket(pattern, context);
    }
    if (pattern instanceof CompiledResource.Pattern.Arns arns) {
      return Truth.of(arns.matches(context.resource()));
    }
    return pattern instanceof CompiledResource.Pattern.Template template
        ? covers(template, negated, context)
        : Truth.FALSE;
  }

  private static Truth covers(
      CompiledResource.Pattern.Template pattern, boolean negated, EvaluationContext context) {
    CompiledTemplate template = pattern.template();
    Truth built = TemplateEvaluator.build(template, true, context);
    if (built != Truth.FALSE) {
      // ROOM-102: what fits for no value of an unknown variable does not fit
      boolean fits = context.pattern().matchesResource(context.resource());
      return fits ? built : Truth.FALSE;
    }
    if (negated && context.takesNotes()) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "MATCH-33",
          "`" + template.source() + "` has no value for a variable, so it excludes nothing");
    }
    return built;
  }

  /** True if an entry of the statement's resource element has variables. */
  public static boolean hasVariables(CompiledStatement statement) {
    CompiledResource resource = statement.resource();
    return resource != null
        && resource.patterns().stream()
            .anyMatch(CompiledResource.Pattern.Template.class::isInstance);
  }

  /** The same as the other, of a statement without variables. */
  public static List<ResourcePattern> covering(CompiledStatement statement, String resource) {
    EvaluationContext context = new EvaluationContext();
    context.begin(resource);
    return covering(statement, context);
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

  /**
   * True for s3:ListAllMyBuckets, the one action that works on no resource and that pages of AWS
   * nevertheless grant on an ARN (DIS-8).
   */
  private static boolean isInDispute(EvaluationContext context) {
    return context.resource().equals(AccessRequest.ANY_RESOURCE)
        && context.action().is("s3", "listallmybuckets");
  }

  /** Whether an entry that is no {@code *} covers a request that names no resource (MATCH-30). */
  private static Truth coversEveryBucket(
      CompiledResource.Pattern pattern, EvaluationContext context) {
    boolean perhaps =
        isInDispute(context)
            && pattern instanceof CompiledResource.Pattern.Arns arns
            && pattern.source().value().text().indexOf("${") < 0
            && EVERY_BUCKET.stream().anyMatch(arns::matches);
    if (perhaps && context.takesNotes()) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "DIS-8",
          "AWS says that s3:ListAllMyBuckets names no resource, so that only `*` covers it, and"
              + " grants it on `arn:aws:s3:::*` in several examples: whether `"
              + pattern.source().value().text()
              + "` covers it is not known; write `*`");
    }
    return perhaps ? Truth.UNKNOWN : Truth.FALSE;
  }
}
