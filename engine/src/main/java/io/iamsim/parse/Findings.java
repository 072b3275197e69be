package io.iamsim.parse;

import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.Severity;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the findings of one text in the order in which they are made. */
public final class Findings {
  private final List<Finding> list = new ArrayList<>();

  /** Adds a finding of the code's usual severity. */
  public void add(FindingCode code, @Nullable SourceSpan span, String message, String help) {
    list.add(Finding.of(code, span, message, help));
  }

  /** Adds a finding that leaves its subject usable, whatever the code's usual severity. */
  public void warn(FindingCode code, @Nullable SourceSpan span, String message, String help) {
    list.add(new Finding(Severity.WARNING, code, span, message, help));
  }

  /** Adds what another reader found. */
  public void addAll(List<Finding> findings) {
    list.addAll(findings);
  }

  /** How many there are; a mark for {@link #errorsSince} and {@link #forgiveSince}. */
  public int size() {
    return list.size();
  }

  /** True if an error came after the mark. */
  public boolean errorsSince(int mark) {
    return list.subList(mark, list.size()).stream().anyMatch(Finding::isError);
  }

  /** Turns the errors after the mark into warnings. */
  public void forgiveSince(int mark) {
    list.subList(mark, list.size()).replaceAll(Finding::asWarning);
  }

  /** What was found so far. */
  public List<Finding> list() {
    return List.copyOf(list);
  }
}
