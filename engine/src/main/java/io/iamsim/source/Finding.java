package io.iamsim.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input: where, what, and what to do about it.
 *
 * @param severity whether the input can still be used
 * @param code which kind of mistake
 * @param span where it stands, or null if it has no place in a text (a command line argument, say)
 * @param message what is wrong: lower case, no full stop, user input in backticks
 * @param help what to do, or empty
 */
public record Finding(
    Severity severity, FindingCode code, @Nullable SourceSpan span, String message, String help) {
  public Finding {
    Objects.requireNonNull(severity);
    Objects.requireNonNull(code);
    Objects.requireNonNull(message);
    Objects.requireNonNull(help);
  }

  /** A finding of the code's usual severity. */
  public static Finding of(
      FindingCode code, @Nullable SourceSpan span, String message, String help) {
    return new Finding(code.severity(), code, span, message, help);
  }

  /** True if the input cannot be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The same finding as a warning. */
  public Finding asWarning() {
    return new Finding(Severity.WARNING, code, span, message, help);
  }

  /** The same finding when the text that it was found in stands at {@code origin}. */
  public Finding movedTo(SourceSpan origin) {
    return span == null ? this : new Finding(severity, code, span.movedTo(origin), message, help);
  }

  /** {@code file:line:column: error: message (help)}, on one line. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (span != null) {
      out.append(span).append(": ");
    }
    out.append(severity.name().toLowerCase(java.util.Locale.ROOT)).append(": ").append(message);
    if (!help.isEmpty()) {
      out.append(" (").append(help).append(')');
    }
    return out.toString();
  }
}
