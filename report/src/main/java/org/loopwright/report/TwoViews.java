package org.loopwright.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.lowering.Lowering.LoopNest;
import org.loopwright.model.count.AccessCounts;

/** What the data-centric model and the loop-nest model say of one mapped layer. */
public sealed interface TwoViews {
  LayerResult result();

  /**
   * Both have an answer.
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
      implements TwoViews {
    public Both {
      requireNonNull(result, "result");
      requireNonNull(nest, "nest");
      requireNonNull(analysed, "analysed");
      requireNonNull(executed, "executed");
    }
  }

  /** No loop nest does what the directives do, because of {@code reason}. */
  record OnlyDirectives(LayerResult result, String reason) implements TwoViews {
    public OnlyDirectives {
      requireNonNull(result, "result");
      requireNonNull(reason, "reason");
    }
  }
}
