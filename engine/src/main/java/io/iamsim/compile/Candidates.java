package io.iamsim.compile;

import io.iamsim.match.ArnGlob;
import io.iamsim.match.ArnIndex;
import io.iamsim.match.HashedText;
import io.iamsim.match.IntList;
import io.iamsim.match.ObjectSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one effect that cover one action. Of many, an index finds those whose resource may
 * match.
 */
public final class Candidates {
  /** As few are tried one after the other; an index would only cost. */
  private static final int FEW = 8;

  private final List<CompiledStatement> statements;
  private final @Nullable ArnIndex index;

  private Candidates(List<CompiledStatement> statements, @Nullable ArnIndex index) {
    this.statements = statements;
    this.index = index;
  }

  static Candidates of(List<CompiledStatement> statements) {
    List<CompiledStatement> all = List.copyOf(statements);
    return new Candidates(all, all.size() <= FEW ? null : index(all));
  }

  private static ArnIndex index(List<CompiledStatement> statements) {
    ArnIndex.Builder index = ArnIndex.builder();
    for (int i = 0; i < statements.size(); i++) {
      CompiledResource resource = statements.get(i).resource();
      if (resource == null || resource.negated() || resource.patterns().isEmpty()) {
        index.addAlways(i);
        continue;
      }
      boolean always = false;
      for (CompiledResource.Pattern pattern : resource.patterns()) {
        if (pattern instanceof CompiledResource.Pattern.Arns arns) {
          for (ArnGlob glob : arns.globs()) {
            index.add(glob, i);
          }
        } else {
          always |= !(pattern instanceof CompiledResource.Pattern.Nothing);
        }
      }
      if (always) {
        index.addAlways(i);
      }
    }
    return index.build();
  }

  /** True if {@link #collect} narrows the statements down. */
  public boolean isIndexed() {
    return index != null;
  }

  /** Adds the places of the statements whose resource may match; a place may come twice. */
  public void collect(HashedText resource, IntList out) {
    if (index != null) {
      index.collect(resource, out);
    }
  }

  /** How many statements there are. */
  public int size() {
    return statements.size();
  }

  /** The statement at a place. */
  public CompiledStatement get(int place) {
    return statements.get(place);
  }

  /** The bytes that finding them takes. */
  long bytes() {
    return ObjectSize.object(8)
        + ObjectSize.list(statements.size())
        + (index == null ? 0 : index.bytes());
  }
}
