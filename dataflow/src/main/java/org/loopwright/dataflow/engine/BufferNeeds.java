package org.loopwright.dataflow.engine;

import java.util.List;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * The sizes of the double buffers of a level, and the traffic that fills and drains the upper one.
 */
final class BufferNeeds {
  /** A buffer holds what is in use, and what comes next or is on its way out. */
  static final int DOUBLE_BUFFERING = 2;

  static final List<LayerTensor> OPERANDS = List.of(LayerTensor.INPUT, LayerTensor.FILTER);

  private BufferNeeds() {}

  /**
   * Measures the case that stands first: it finds empty buffers, so it moves most. What is read or
   * written several times, without multicast or reduction, is held once.
   */
  static void measure(
      LevelStatistics statistics,
      LevelReuse level,
      IterationCases cases,
      long[] tile,
      ClusterHierarchy hierarchy) {
    for (LayerTensor tensor : OPERANDS) {
      int t = tensor.index();
      statistics.upstreamNeeds[t] =
          Math.addExact(statistics.upstreamNeeds[t], doubled(level.distinct(tensor, cases)));
      statistics.downstreamNeeds[t] =
          Math.addExact(statistics.downstreamNeeds[t], doubled(level.mappedVolume(tensor)));
      statistics.upstreamWrites[t] =
          tensor == LayerTensor.FILTER && !hierarchy.coupling().hasFilter()
              ? 0
              : operandVolume(hierarchy, tensor, tile);
    }
    int output = LayerTensor.OUTPUT.index();
    statistics.upstreamNeeds[output] = doubled(level.results(cases));
    statistics.downstreamNeeds[output] = doubled(level.mappedVolume(LayerTensor.OUTPUT));
    statistics.upstreamReads[output] = outputVolume(hierarchy, tile);
  }

  private static long doubled(long elements) {
    return Math.multiplyExact(DOUBLE_BUFFERING, elements);
  }

  private static long operandVolume(ClusterHierarchy hierarchy, LayerTensor tensor, long[] tile) {
    int coupled = hierarchy.coupling().of(tensor);
    ClusterLevel any = hierarchy.levels().get(0);
    long volume = 1;
    for (int i = 0; i < any.directives(); i++) {
      LayerDimension dimension = any.dimension(i);
      if (dimension.in(coupled)) {
        volume = Math.multiplyExact(volume, tile[dimension.index()]);
      }
    }
    return volume;
  }

  private static long outputVolume(ClusterHierarchy hierarchy, long[] tile) {
    int coupled = hierarchy.coupling().output();
    ClusterLevel any = hierarchy.levels().get(0);
    long volume = 1;
    for (int i = 0; i < any.directives(); i++) {
      LayerDimension dimension = any.dimension(i);
      if (dimension.in(coupled)) {
        volume = Math.multiplyExact(volume, outputs(hierarchy, dimension, tile));
      }
    }
    return volume;
  }

  private static long outputs(ClusterHierarchy hierarchy, LayerDimension dimension, long[] tile) {
    long extent = tile[dimension.index()];
    if (!dimension.isWindowed()) {
      return extent;
    }
    long taps = tile[dimension.window().index()];
    return extent - hierarchy.windowSpans().span(dimension, taps) + 1;
  }
}
