package io.iamsim.benchmarks.contender;

import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;

/**
 * An engine that is ready to answer one workload's questions. Everything that does not belong to a
 * decision (parsing, compiling, collecting policies, completing contexts) is done when it is made,
 * unless its kind says otherwise.
 */
public interface Contender {

  /** The answer to the question of that number. */
  Decision decide(int question);

  /** The contenders by name. */
  enum Kind {
    /** The engine, with what does not change from request to request made ready. */
    PREPARED(false),
    /** The engine, from a bare request: policies collected, context completed. */
    REQUEST(false),
    /** The engine, with an explanation made of every decision. */
    EXPLAIN(false),
    /** Compiled patterns, every statement looked at. */
    LINEAR_SCAN(false),
    /** A regular expression made for every pattern at every look. */
    NAIVE(false),
    /** jCasbin with a rule for each statement; it knows no two kinds of denial. */
    JCASBIN(true),
    /** Cedar with a policy for each statement; it knows no two kinds of denial. */
    CEDAR(true);

    private final boolean deniesInOneWay;

    Kind(boolean deniesInOneWay) {
      this.deniesInOneWay = deniesInOneWay;
    }

    /** The contender, ready for a workload. */
    public Contender ready(Workload workload) {
      return switch (this) {
        case PREPARED -> new PreparedContender(workload);
        case REQUEST -> new EngineContender(workload);
        case EXPLAIN -> new ExplainContender(workload);
        case LINEAR_SCAN -> new LinearScan(workload);
        case NAIVE -> new NaiveInterpreter(workload);
        case JCASBIN -> new CasbinContender(workload);
        case CEDAR -> new CedarContender(workload);
      };
    }

    /** True if the answer is as good as the one expected, for all that this engine can tell. */
    public boolean accepts(Decision expected, Decision answer) {
      return deniesInOneWay ? expected.isDenied() == answer.isDenied() : expected == answer;
    }
  }
}
