package org.loopwright.dataflow;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.check.LayerCheck;
import org.loopwright.dataflow.engine.ClusterAnalysis;
import org.loopwright.dataflow.engine.ClusterHierarchy;
import org.loopwright.dataflow.engine.EngineResult;
import org.loopwright.dataflow.engine.PerformanceAnalysis;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Analyses mapped layers: tensors, clusters, reuse, performance and cost in turn, each a function
 * from values to values.
 */
public final class DataflowAnalysis {
  private final BuildingBlocks blocks;

  public DataflowAnalysis(BuildingBlocks blocks) {
    this.blocks = blocks;
  }

  /** Analyses {@code layer} with the cost table of the reference. */
  public static LayerResult analyze(Layer layer, DataflowHardware hardware) {
    return new DataflowAnalysis(BuildingBlocks.reference()).evaluate(layer, hardware);
  }

  /** Analyses every layer of {@code network} with the cost table of the reference. */
  public static NetworkResult analyze(DataflowNetwork network, DataflowHardware hardware) {
    return new DataflowAnalysis(BuildingBlocks.reference()).evaluate(network, hardware);
  }

  /**
   * Analyses one layer.
   *
   * @throws SpecException if the mapping is not legal, or does not fit on the hardware
   */
  public LayerResult evaluate(Layer layer, DataflowHardware hardware) {
    try {
      refuse(LayerCheck.clusterErrors(layer, hardware));
      ClusterHierarchy hierarchy = ClusterAnalysis.analyze(layer, hardware.pes());
      refuse(LayerCheck.windowErrors(hierarchy));
      return evaluate(hierarchy, hardware);
    } catch (ArithmeticException overflow) {
      throw new SpecException(LayerCheck.overflow(layer));
    }
  }

  private static void refuse(List<Problem> errors) {
    if (!errors.isEmpty()) {
      throw new SpecException(errors);
    }
  }

  private LayerResult evaluate(ClusterHierarchy hierarchy, DataflowHardware hardware) {
    EngineResult result = PerformanceAnalysis.analyze(hierarchy, hardware);
    if (result instanceof EngineResult.Refusal refusal) {
      throw new SpecException(LayerCheck.refusal(hierarchy, refusal));
    }
    return LayerResult.of(
        hierarchy.layer(), hardware, ((EngineResult.Analysed) result).statistics(), blocks);
  }

  /**
   * Analyses all layers.
   *
   * @throws SpecException with the problems of all layers, if one of them cannot be analysed
   */
  public NetworkResult evaluate(DataflowNetwork network, DataflowHardware hardware) {
    List<Problem> problems = new ArrayList<>();
    List<LayerResult> results = new ArrayList<>();
    for (Layer layer : network.layers()) {
      try {
        results.add(evaluate(layer, hardware));
      } catch (SpecException refused) {
        problems.addAll(refused.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
    return new NetworkResult(network, results);
  }
}
