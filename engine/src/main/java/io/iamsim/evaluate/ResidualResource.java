package io.iamsim.evaluate;

import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.CompiledResource;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.compile.CompiledTemplate;
import io.iamsim.match.ArnGlob;
import io.iamsim.match.ArnTail;
import io.iamsim.model.PolicyType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a statement's resources for a kind of request: of ARN patterns what follows the
 * common beginning. A pattern with variables is such a pattern too as long as the request gives
 * none of the keys that it reads, if these are settled.
 */
final class ResidualResource {
  /** What has still to be found out of one ARN: nothing, its end, or everything. */
  private enum Left {
    COVERS_ALL,
    COVERS_NOTHING,
    TAILS,
    EVERYTHING
  }

  private final CompiledStatement statement;
  private final Left left;
  private final ArnTail[] tails;
  private final CompiledKey[] insertedKeys;
  private final boolean negated;

  private ResidualResource(
      CompiledStatement statement,
      Left left,
      List<ArnTail> tails,
      List<CompiledKey> insertedKeys,
      boolean negated) {
    this.statement = statement;
    this.left = left;
    this.tails = tails.toArray(new ArnTail[0]);
    this.insertedKeys = insertedKeys.toArray(new CompiledKey[0]);
    this.negated = negated;
  }

  static ResidualResource of(CompiledStatement statement, RequestFrame frame) {
    @Nullable CompiledResource resource = statement.resource();
    if (resource == null) {
      return settled(statement, statement.type() != PolicyType.KMS_KEY);
    }
    boolean fixed =
        resource.patterns().stream().noneMatch(CompiledResource.Pattern.Template.class::isInstance);
    if (frame.namesNoResource() || (fixed && frame.isWhole())) {
      Truth covers = ResourceEvaluator.evaluate(statement, frame.context());
      return covers == Truth.UNKNOWN ? whole(statement) : settled(statement, covers == Truth.TRUE);
    }
    if (resource.index() != null || resource.patterns().isEmpty()) {
      return whole(statement);
    }
    List<CompiledKey> inserted = new ArrayList<>();
    List<ArnTail> tails = new ArrayList<>();
    boolean all = false;
    for (CompiledResource.Pattern pattern : resource.patterns()) {
      all |= pattern instanceof CompiledResource.Pattern.Everything;
      if (pattern instanceof CompiledResource.Pattern.Arns arns) {
        arns.globs().forEach(glob -> addTail(glob, frame, tails));
      } else if (pattern instanceof CompiledResource.Pattern.Template template) {
        Truth built = build(template.template(), frame, inserted);
        if (built == Truth.UNKNOWN) {
          return whole(statement);
        }
        if (built == Truth.TRUE) {
          addTail(frame.context().pattern().buildArn(), frame, tails);
        }
      }
    }
    for (ArnTail tail : tails) {
      all |= tail.matchesAll();
    }
    return inserted.isEmpty() && (all || tails.isEmpty())
        ? settled(statement, all != resource.negated())
        : new ResidualResource(statement, Left.TAILS, tails, inserted, resource.negated());
  }

  private static ResidualResource settled(CompiledStatement statement, boolean covers) {
    Left left = covers ? Left.COVERS_ALL : Left.COVERS_NOTHING;
    return new ResidualResource(statement, left, List.of(), List.of(), false);
  }

  /** Nothing is known of it beforehand. */
  private static ResidualResource whole(CompiledStatement statement) {
    return new ResidualResource(statement, Left.EVERYTHING, List.of(), List.of(), false);
  }

  private static void addTail(ArnGlob glob, RequestFrame frame, List<ArnTail> tails) {
    @Nullable ArnTail tail = glob.tail(frame.beginning());
    if (tail != null) {
      tails.add(tail);
    }
  }

  /** Builds a pattern as a request that gives no key has it; unknown if that is not settled. */
  private static Truth build(
      CompiledTemplate template, RequestFrame frame, List<CompiledKey> inserted) {
    for (CompiledTemplate.Part part : template.parts()) {
      @Nullable CompiledKey key = part.key();
      if (key != null) {
        if (!frame.isSettled(key)) {
          return Truth.UNKNOWN;
        }
        inserted.add(key);
      }
    }
    return TemplateEvaluator.build(template, true, frame.context());
  }

  /** True if it covers whatever is asked. */
  boolean coversAll() {
    return left == Left.COVERS_ALL;
  }

  /** True if it covers nothing. */
  boolean coversNothing() {
    return left == Left.COVERS_NOTHING;
  }

  Truth evaluate(EvaluationContext context) {
    return switch (left) {
      case COVERS_ALL -> Truth.TRUE;
      case COVERS_NOTHING -> Truth.FALSE;
      case TAILS ->
          givesInserted(context)
              ? ResourceEvaluator.evaluate(statement, context)
              : Truth.of(anyTail(context.resource()) != negated);
      case EVERYTHING -> ResourceEvaluator.evaluate(statement, context);
    };
  }

  private boolean givesInserted(EvaluationContext context) {
    for (CompiledKey key : insertedKeys) {
      if (context.gives(key)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyTail(String arn) {
    for (ArnTail tail : tails) {
      if (tail.matches(arn)) {
        return true;
      }
    }
    return false;
  }
}
