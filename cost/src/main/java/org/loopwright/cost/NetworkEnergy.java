package org.loopwright.cost;

import org.loopwright.analysis.TileAnalysis;
import org.loopwright.model.count.TransferCounts;

/**
 * Energy of the networks: wires by hops, routers by the nodes passed, and forwarding over one hop
 * (Parashar et al. 2019, section VI-C3).
 */
final class NetworkEnergy {
  private final HardwareRates hardware;
  private final TileAnalysis analysis;

  NetworkEnergy(HardwareRates hardware, TileAnalysis analysis) {
    this.hardware = hardware;
    this.analysis = analysis;
  }

  /** pJ of the network below a storage level, all its instances together. */
  double pj(int level) {
    StorageHardware.NetworkPrices network = hardware.storage[level].network();
    double pj = 0;
    for (int space = 0; !network.isFree() && space < analysis.dataSpaces(); space++) {
      pj += pj(network, analysis.network(level, space)) * analysis.instances(level);
    }
    return pj;
  }

  private static double pj(StorageHardware.NetworkPrices network, TransferCounts counts) {
    double hop = network.hopPj();
    double router = network.routerPj();
    double wires = counts.words() * counts.hops() * hop;
    double routers = counts.routerPasses() * router;
    return wires + routers + counts.linkTransfers() * (hop + 2 * router);
  }

  /** Hops that the words of one instance make. */
  static double hops(TransferCounts counts) {
    return counts.words() * counts.hops() + counts.linkTransfers();
  }

  /** Routers that the words of one instance pass. */
  static double routerPasses(TransferCounts counts) {
    return counts.routerPasses() + 2 * counts.linkTransfers();
  }
}
