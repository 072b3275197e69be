package io.iamsim.compile;

import static io.iamsim.match.ObjectSize.REFERENCE;
import static io.iamsim.match.ObjectSize.array;
import static io.iamsim.match.ObjectSize.list;
import static io.iamsim.match.ObjectSize.object;
import static io.iamsim.match.ObjectSize.set;
import static io.iamsim.match.ObjectSize.text;

import io.iamsim.match.ArnGlob;
import io.iamsim.match.ArnIndex;
import io.iamsim.match.Glob;
import io.iamsim.model.ActionName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the compiled form takes in memory, counted record by record. What it refers to in the
 * document (texts of the model) is not counted.
 */
final class RetainedBytes {
  /** An empty map with its counters. */
  private static final int MAP = 64;

  private RetainedBytes() {}

  /** The plans by action. */
  static long of(Map<ActionName, ActionPlan> plans) {
    long bytes = MAP + (plans.isEmpty() ? 0 : array(2L * plans.size() + 2, REFERENCE));
    for (ActionPlan plan : plans.values()) {
      bytes += object(16) + plan.retainedBytes();
    }
    return bytes;
  }

  /** An action element. */
  static long of(CompiledAction action) {
    long bytes = object(6) + list(action.patterns().size());
    for (CompiledAction.Pattern pattern : action.patterns()) {
      bytes += object(12) + text(pattern.service()) + text(pattern.name());
      bytes += pattern.glob() == null ? 0 : pattern.glob().retainedBytes();
    }
    return bytes;
  }

  /** A statement, its action aside. */
  static long of(CompiledStatement statement) {
    long bytes = object(20) + list(statement.conditions().size());
    CompiledResource resource = statement.resource();
    if (resource != null) {
      bytes += object(9) + list(resource.patterns().size());
      bytes += resource.arnIndex().map(ArnIndex::bytes).orElse(0L);
      for (CompiledResource.Pattern pattern : resource.patterns()) {
        bytes += of(pattern);
      }
    }
    for (CompiledCondition condition : statement.conditions()) {
      bytes += object(17) + of(condition.values()) + list(condition.templates().size());
      for (CompiledTemplate template : condition.templates()) {
        bytes += of(template);
      }
    }
    return bytes;
  }

  private static long of(CompiledResource.Pattern pattern) {
    if (pattern instanceof CompiledResource.Pattern.Arns arns) {
      ArnGlob padded = arns.padded();
      return object(12)
          + arns.glob().retainedBytes()
          + (padded == null ? 0 : of(padded, arns.source().value().text()));
    }
    return pattern instanceof CompiledResource.Pattern.Template template
        ? object(8) + of(template.template())
        : object(4);
  }

  /** A padded pattern, which may have a longer literal beginning than the entry that it pads. */
  private static long of(ArnGlob padded, String entry) {
    String beginning = padded.literalPrefix();
    return padded.retainedBytes() + (beginning.length() > entry.length() ? text(beginning) : 0);
  }

  private static long of(CompiledTemplate template) {
    long bytes = object(8) + list(template.parts().size());
    for (CompiledTemplate.Part part : template.parts()) {
      boolean own =
          part.kind() == CompiledTemplate.Kind.LITERAL
              || part.kind() == CompiledTemplate.Kind.VARIABLE;
      bytes += object(16) + (own ? text(part.text()) : 0);
    }
    return bytes;
  }

  private static long of(@Nullable CompiledValues values) {
    if (values == null) {
      return 0;
    } else if (values instanceof CompiledValues.Texts texts) {
      return object(4) + set(texts.texts().size());
    } else if (values instanceof CompiledValues.TextsInAnyCase texts) {
      return object(4) + list(texts.texts().size());
    } else if (values instanceof CompiledValues.Patterns patterns) {
      return object(4) + globs(patterns.globs());
    } else if (values instanceof CompiledValues.ArnPatterns patterns) {
      return object(5) + arnGlobs(patterns.globs());
    } else if (values instanceof CompiledValues.Numbers numbers) {
      return object(4) + objects(numbers.numbers(), 4);
    } else if (values instanceof CompiledValues.Dates dates) {
      return object(4) + objects(dates.instants(), 12);
    } else if (values instanceof CompiledValues.Binaries binaries) {
      return object(4) + texts(binaries.base64());
    } else if (values instanceof CompiledValues.Addresses addresses) {
      return object(4) + addresses.ranges().retainedBytes();
    }
    return object(2);
  }

  private static long globs(List<Glob> globs) {
    long bytes = list(globs.size());
    for (Glob glob : globs) {
      bytes += glob.retainedBytes();
    }
    return bytes;
  }

  private static long arnGlobs(List<ArnGlob> globs) {
    long bytes = list(globs.size());
    for (ArnGlob glob : globs) {
      bytes += glob.retainedBytes();
    }
    return bytes;
  }

  private static long objects(List<?> list, int fields) {
    return list(list.size()) + list.size() * object(fields);
  }

  private static long texts(Collection<String> texts) {
    long bytes = set(texts.size());
    for (String text : texts) {
      bytes += text(text);
    }
    return bytes;
  }
}
