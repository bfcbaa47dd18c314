package org.loopwright.service;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.lowering.LoopNestLowering;
import org.loopwright.dataflow.lowering.Lowering;
import org.loopwright.dataflow.lowering.Lowering.LoopNest;
import org.loopwright.interpreter.LoopNestInterpreter;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.result.CrossCheckResult;

/** Counts one layer in both models: as directives, and as the loop nest that they lower to. */
public final class CrossCheck {
  private CrossCheck() {}

  /** Lowers the layer of {@code result}; runs the loop nest if it is at most {@code maxWork}. */
  public static CrossCheckResult of(LayerResult result, long maxWork) {
    Lowering lowering = LoopNestLowering.lower(result.layer(), result.hardware());
    if (lowering instanceof Lowering.NotExpressible refused) {
      return new CrossCheckResult.OnlyDirectives(result, refused.reason());
    }
    return compare(result, (LoopNest) requireNonNull(lowering), maxWork);
  }

  private static CrossCheckResult compare(LayerResult result, LoopNest nest, long maxWork) {
    AccessCounts analysed =
        TileAnalysis.analyze(nest.workload(), nest.architecture(), nest.mapping());
    boolean small = LoopNestInterpreter.work(nest.workload(), nest.architecture()) <= maxWork;
    Optional<AccessCounts> executed =
        small
            ? Optional.of(
                LoopNestInterpreter.run(nest.workload(), nest.architecture(), nest.mapping()))
            : Optional.empty();
    return new CrossCheckResult.Both(result, nest, analysed, executed, cycles(nest));
  }

  private static long cycles(LoopNest nest) {
    Verdict verdict =
        new Evaluator(nest.workload(), nest.architecture(), EnergyTable.EMPTY, AreaTable.EMPTY)
            .evaluate(nest.mapping());
    if (verdict instanceof Verdict.Valid valid) {
      return valid.evaluation().cycles();
    }
    throw new IllegalStateException("a lowered mapping must be valid: " + verdict);
  }
}
