package org.loopwright.cost;

import org.loopwright.analysis.TileAnalysis;

/** How long the networks take for the words of the mapping counted last. One thread's own. */
final class NetworkDemand {
  private final HardwareRates hardware;
  private final TileAnalysis analysis;

  NetworkDemand(HardwareRates hardware, TileAnalysis analysis) {
    this.hardware = hardware;
    this.analysis = analysis;
  }

  /** Cycles that the words of the network below {@code level} take, 0 if nothing limits it. */
  double cycles(int level) {
    if (!hardware.isNetworkLimited(level)) {
      return 0;
    }
    double inward = 0;
    double outward = 0;
    for (int space = 0; space < analysis.dataSpaces(); space++) {
      double words = analysis.network(level, space).words();
      double results = Math.min(words, results(level, space, words));
      double scale = hardware.networkScale(level, space);
      outward += results * scale;
      inward += (words - results) * scale;
    }
    return hardware.networkCycles(level, inward, outward);
  }

  /** Words of a result that come from inside; where it is kept, sums that go back do not. */
  private double results(int level, int space, double words) {
    if (!analysis.isResult(space)) {
      return 0;
    }
    long updates = analysis.updates(level, space);
    return updates > 0 ? updates : words;
  }
}
