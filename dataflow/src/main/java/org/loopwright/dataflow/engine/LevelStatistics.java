package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerTensor;

/** What the analysis of a cluster level on one tile counts, over all iterations. */
public final class LevelStatistics {
  final long[] upstreamReads = new long[3];
  final long[] upstreamWrites = new long[3];
  final long[] downstreamReads = new long[3];
  final long[] downstreamWrites = new long[3];
  final long[] upstreamNeeds = new long[3];
  final long[] downstreamNeeds = new long[3];
  final DelayRange.Collector ingressDelays = new DelayRange.Collector();
  final DelayRange.Collector egressDelays = new DelayRange.Collector();
  final DelayRange.Collector computeDelays = new DelayRange.Collector();
  final UnsharedTraffic unshared = new UnsharedTraffic();
  long runtime;
  long macs;
  long iterations;
  long peakBandwidth;
  long bandwidthSum;
  long offchipBandwidth;
  double activePeSum;
  double arithmeticIntensity;
  long ingressBound;
  long computeBound;
  long egressBound;
  long offchipBound;

  LevelStatistics() {}

  /** Reads of the buffer above the level (L2 at the outermost), in elements. */
  public long upstreamReads(LayerTensor tensor) {
    return upstreamReads[tensor.index()];
  }

  /** Writes of the buffer above the level, in elements. */
  public long upstreamWrites(LayerTensor tensor) {
    return upstreamWrites[tensor.index()];
  }

  /** Reads of the buffers below the level (L1), in elements. */
  public long downstreamReads(LayerTensor tensor) {
    return downstreamReads[tensor.index()];
  }

  /** Writes of the buffers below the level, in elements. */
  public long downstreamWrites(LayerTensor tensor) {
    return downstreamWrites[tensor.index()];
  }

  /** Elements that the buffer above has to hold, twice for double buffering. */
  public long upstreamNeed(LayerTensor tensor) {
    return upstreamNeeds[tensor.index()];
  }

  /** Elements that one buffer below has to hold, twice for double buffering. */
  public long downstreamNeed(LayerTensor tensor) {
    return downstreamNeeds[tensor.index()];
  }

  public long runtimeCycles() {
    return runtime;
  }

  /** Multiply-accumulates made. */
  public long macs() {
    return macs;
  }

  /** Iterations that computed something. */
  public long iterations() {
    return iterations;
  }

  /** The most elements a cycle that any case moves while it computes. */
  public long peakBandwidthElementsPerCycle() {
    return peakBandwidth;
  }

  /** Elements a cycle moved while computing, on average over the iterations. */
  public double averageBandwidthElementsPerCycle() {
    return (double) bandwidthSum / iterations;
  }

  /** Elements a cycle that the memory behind L2 has to deliver. */
  public long offchipBandwidthElementsPerCycle() {
    return offchipBandwidth;
  }

  /** PEs with work, on average over the iterations. */
  public double averageActivePes() {
    return iterations == 0 ? 0 : activePeSum / iterations;
  }

  /** Multiply-accumulates for each element brought in, in the last case. */
  public double arithmeticIntensity() {
    return arithmeticIntensity;
  }

  public DelayRange ingressDelay() {
    return ingressDelays.over(iterations);
  }

  public DelayRange egressDelay() {
    return egressDelays.over(iterations);
  }

  public DelayRange computeDelay() {
    return computeDelays.over(iterations);
  }

  /** Cycles of iterations that waited longest for their operands. */
  public long ingressBoundCycles() {
    return ingressBound;
  }

  /** Cycles of iterations that waited longest for the computation. */
  public long computeBoundCycles() {
    return computeBound;
  }

  /** Cycles of iterations that waited longest for their outputs to leave. */
  public long egressBoundCycles() {
    return egressBound;
  }

  /** Cycles of iterations that waited longest for the memory behind L2. */
  public long offchipBoundCycles() {
    return offchipBound;
  }
}
