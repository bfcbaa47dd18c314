package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.LayerTensor;

/** The memory behind L2: what it has to deliver while an iteration of the outermost level runs. */
final class OffchipTraffic {
  private OffchipTraffic() {}

  /** Cycles to refill, or to drain, one half of the double-buffered L2. */
  static long delay(LevelStatistics statistics, DataflowHardware hardware) {
    long bandwidth = hardware.offchipBandwidthElementsPerCycle();
    long in = operands(statistics) / bandwidth / BufferNeeds.DOUBLE_BUFFERING;
    long out =
        statistics.upstreamNeeds[LayerTensor.OUTPUT.index()]
            / bandwidth
            / BufferNeeds.DOUBLE_BUFFERING;
    return Math.max(in, out);
  }

  /**
   * Takes one more case into the bandwidth that is needed to hide the transfer behind {@code
   * compute} cycles. Each case halves what is known so far, so the last cases weigh most.
   */
  static void require(LevelStatistics statistics, long compute) {
    long out = statistics.upstreamNeeds[LayerTensor.OUTPUT.index()] / compute;
    long in = operands(statistics) / compute;
    long most = Math.max(statistics.offchipBandwidth, Math.max(out, in));
    statistics.offchipBandwidth = most / BufferNeeds.DOUBLE_BUFFERING;
  }

  private static long operands(LevelStatistics statistics) {
    return Math.addExact(
        statistics.upstreamNeeds[LayerTensor.INPUT.index()],
        statistics.upstreamNeeds[LayerTensor.FILTER.index()]);
  }
}
