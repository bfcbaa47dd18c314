package org.loopwright.dataflow.search;

import java.util.function.BooleanSupplier;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Analyses points of a space, and keeps the best; one thread's own. Points of which the model
 * counts another number of multiply-accumulates than the layer has, or fewer transfers than it has
 * elements, are left out: they would win by its miscounts (docs/data-centric.md lists them).
 */
final class DirectiveEvaluator {
  private final PointDirectives directives;
  private final DataflowHardware hardware;
  private final DirectiveGoal goal;
  private final BooleanSupplier stopped;
  private final long macs;
  private final long[] elements = new long[LayerTensor.values().length];

  private RankedMapping best;
  private long evaluated;
  private long leftOut;

  DirectiveEvaluator(
      DirectiveSpace space,
      DataflowHardware hardware,
      DirectiveGoal goal,
      BooleanSupplier stopped) {
    directives = new PointDirectives(space);
    this.hardware = hardware;
    this.goal = goal;
    this.stopped = stopped;
    LayerBounds bounds = LayerBounds.of(space.layer());
    macs = bounds.macs();
    for (LayerTensor tensor : LayerTensor.values()) {
      elements[tensor.index()] = bounds.elements(tensor);
    }
  }

  /** The mapping at a point; none if it cannot be analysed or is left out. */
  RankedMapping at(DirectivePoint point) {
    evaluated++;
    RankedMapping mapping = analysed(directives.map(point));
    if (mapping == null) {
      leftOut++;
    } else if (mapping.isBetterThan(best)) {
      best = mapping;
    }
    return mapping;
  }

  private RankedMapping analysed(Layer layer) {
    try {
      LayerResult result = DataflowAnalysis.analyze(layer, hardware);
      return countsAll(result) ? new RankedMapping(result, goal.rank(result)) : null;
    } catch (SpecException refused) {
      return null;
    }
  }

  private boolean countsAll(LayerResult result) {
    return result.macs() == macs
        && result.tensor(LayerTensor.INPUT).l2().reads() >= elements[LayerTensor.INPUT.index()]
        && result.tensor(LayerTensor.FILTER).l2().reads() >= elements[LayerTensor.FILTER.index()]
        && result.tensor(LayerTensor.OUTPUT).l2().writes() >= elements[LayerTensor.OUTPUT.index()];
  }

  /** Whether the search is to end. */
  boolean isStopped() {
    return stopped.getAsBoolean();
  }

  /** The best so far, which may not fit into the buffers; none if there is no mapping at all. */
  RankedMapping best() {
    return best;
  }

  long evaluated() {
    return evaluated;
  }

  long leftOut() {
    return leftOut;
  }
}
