package io.iamsim.benchmarks.run;

import io.iamsim.benchmarks.contender.Contender;
import java.util.Set;

/** Something to measure. */
sealed interface Measurement {
  /** Workloads with code of many kinds. */
  Set<String> SLOWLY = Set.of("typical", "typical-many", "small64");

  /** What results call it. */
  String id();

  /** True if it is long until the compiler is done with it, so that it has to warm up for long. */
  default boolean warmsUpSlowly() {
    return true;
  }

  /** Decisions of a contender on a workload. */
  record Decide(String workload, Contender.Kind contender, int threads) implements Measurement {
    @Override
    public String id() {
      return "decide/" + workload + "/" + contender + (threads == 1 ? "" : "/threads" + threads);
    }

    @Override
    public boolean warmsUpSlowly() {
      return contender == Contender.Kind.EXPLAIN || SLOWLY.contains(workload);
    }
  }

  /** A benchmark method over policy texts. */
  record Read(String workload, String method) implements Measurement {
    @Override
    public String id() {
      return "read/" + workload + "/" + method;
    }
  }

  /** One decision of a table of many. */
  record Matrix() implements Measurement {
    @Override
    public String id() {
      return "matrix/typical";
    }
  }

  /** A benchmark method over all principals of an organisation. */
  record Many(String method) implements Measurement {
    @Override
    public String id() {
      return "many/" + method;
    }
  }

  /** The start of a command: {@code java -version} or {@code iamsim can}. */
  record Start(String what) implements Measurement {
    @Override
    public String id() {
      return "start/" + what;
    }
  }

  /** {@code iamsim batch --lean}, with requests that bring their policies or with {@code --env}. */
  record Batch(String form) implements Measurement {
    @Override
    public String id() {
      return "batch/" + form;
    }
  }

  /** The heap that a number of statements keeps. */
  record Memory(int statements) implements Measurement {
    @Override
    public String id() {
      return "memory/" + statements;
    }
  }
}
