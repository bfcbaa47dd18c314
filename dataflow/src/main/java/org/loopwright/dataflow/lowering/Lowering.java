package org.loopwright.dataflow.lowering;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/** What becomes of directives in the loop-nest world. */
public sealed interface Lowering {
  /** The same computation in the same order, as a loop nest. */
  record LoopNest(Workload workload, Architecture architecture, Mapping mapping)
      implements Lowering {
    public LoopNest {
      requireNonNull(workload, "workload");
      requireNonNull(architecture, "architecture");
      requireNonNull(mapping, "mapping");
    }
  }

  /** No loop nest does the same, because of {@code reason}. */
  record NotExpressible(String reason) implements Lowering {
    public NotExpressible {
      requireNonNull(reason, "reason");
    }
  }
}
