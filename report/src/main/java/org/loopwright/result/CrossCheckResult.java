package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.lowering.Lowering.LoopNest;
import org.loopwright.model.count.AccessCounts;

/** One mapped layer as counted by the data-centric model and by the loop-nest model. */
public sealed interface CrossCheckResult {
  LayerResult result();

  /**
   * Both models have counts.
   *
   * @param analysed counts in closed form
   * @param executed counts of the interpreter, if the layer is small enough to run
   * @param cycles duration of the loop nest
   */
  record Both(
      LayerResult result,
      LoopNest nest,
      AccessCounts analysed,
      Optional<AccessCounts> executed,
      long cycles)
      implements CrossCheckResult {
    public Both {
      requireNonNull(result, "result");
      requireNonNull(nest, "nest");
      requireNonNull(analysed, "analysed");
      requireNonNull(executed, "executed");
    }
  }

  /** No loop nest does what the directives do, because of {@code reason}. */
  record OnlyDirectives(LayerResult result, String reason) implements CrossCheckResult {
    public OnlyDirectives {
      requireNonNull(result, "result");
      requireNonNull(reason, "reason");
    }
  }
}
