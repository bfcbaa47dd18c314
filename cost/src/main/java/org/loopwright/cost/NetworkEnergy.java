package org.loopwright.cost;

import org.loopwright.analysis.TileAnalysis;
import org.loopwright.model.count.TransferCounts;

/**
 * Energy of the networks: wires by hops, routers by the nodes passed, and forwarding over one hop
 * (Parashar et al. 2019, section VI-C3).
 */
final class NetworkEnergy {
  private final HardwareCosts costs;
  private final TileAnalysis analysis;

  NetworkEnergy(HardwareCosts costs, TileAnalysis analysis) {
    this.costs = costs;
    this.analysis = analysis;
  }

  /** pJ of the network below each storage level, all its instances together. */
  double[] byLevelPj() {
    double[] energy = new double[costs.levels];
    for (int level = 0; level < costs.levels; level++) {
      for (int space = 0; costs.networkCosts(level) && space < analysis.dataSpaces(); space++) {
        energy[level] += ofOne(level, analysis.network(level, space)) * analysis.instances(level);
      }
    }
    return energy;
  }

  private double ofOne(int level, TransferCounts counts) {
    double hop = costs.hopPj[level];
    double router = costs.routerPj[level];
    double wires = counts.words() * counts.hops() * hop;
    double routers = counts.words() * (1 + Math.floor(counts.hops())) * router;
    return wires + routers + counts.linkTransfers() * (hop + 2 * router);
  }
}
