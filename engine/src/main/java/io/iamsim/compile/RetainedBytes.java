package io.iamsim.compile;

import io.iamsim.match.ArnGlob;
import java.util.List;

/**
 * What the compiled form takes in memory, counted by the layout of objects on a 64-bit JVM with
 * compressed references: headers of 12 and 16 bytes, references of 4. What it shares with the
 * document (texts of the model) is not counted.
 */
final class RetainedBytes {
  private static final long OBJECT = 24;
  private static final long LIST = 40;
  private static final long TOKEN = 4;
  private static final long INDEX_ENTRY = 28;

  private RetainedBytes() {}

  static long of(List<CompiledStatement> statements) {
    long bytes = LIST;
    for (CompiledStatement statement : statements) {
      bytes += 4 + INDEX_ENTRY + OBJECT + of(statement);
    }
    return bytes;
  }

  private static long of(CompiledStatement statement) {
    long bytes = 0;
    CompiledAction action = statement.action();
    if (action != null) {
      bytes += OBJECT + LIST;
      for (CompiledAction.Pattern pattern : action.patterns()) {
        bytes += OBJECT + text(pattern.service()) + text(pattern.name());
        bytes += pattern.glob() == null ? 0 : 2 * OBJECT + TOKEN * pattern.name().length();
      }
    }
    CompiledResource resource = statement.resource();
    if (resource != null) {
      bytes += OBJECT + LIST + resource.arnIndex().map(index -> index.bytes()).orElse(0L);
      for (CompiledResource.Pattern pattern : resource.patterns()) {
        bytes += OBJECT + of(pattern);
      }
    }
    for (CompiledCondition condition : statement.conditions()) {
      bytes += 2 * OBJECT + LIST + of(condition);
    }
    return bytes;
  }

  private static long of(CompiledResource.Pattern pattern) {
    if (pattern instanceof CompiledResource.Pattern.Arns arns) {
      long bytes = LIST;
      for (ArnGlob glob : arns.globs()) {
        bytes += glob.retainedBytes();
      }
      return bytes;
    }
    return pattern instanceof CompiledResource.Pattern.Template template
        ? LIST + of(template.template())
        : 0;
  }

  private static long of(CompiledTemplate template) {
    return OBJECT + LIST + template.parts().size() * 2 * OBJECT;
  }

  private static long of(CompiledCondition condition) {
    long bytes = 0;
    if (condition.values() != null) {
      long values = condition.source().values().size();
      long characters =
          condition.source().values().stream()
              .mapToLong(value -> value.value().text().length())
              .sum();
      bytes += OBJECT + LIST + values * (2 * OBJECT) + TOKEN * characters;
    }
    for (CompiledTemplate template : condition.templates()) {
      bytes += of(template);
    }
    return bytes;
  }

  private static long text(String text) {
    return 40L + text.length();
  }
}
