package org.loopwright.cost;

import org.loopwright.analysis.TileAnalysis;
import org.loopwright.model.count.TransferCounts;

/**
 * Energy of the networks: wires by hops, routers by the nodes passed, forwarding over one hop, and
 * additions of partial sums (Parashar et al. 2019, section VI-C3). The units that multiply also
 * add: what reaches the innermost level that keeps a result has been added up by them.
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
      TransferCounts counts = analysis.network(level, space);
      double adding = additions(level, space, counts) * network.additionPj();
      double share = hardware.storage[level].blocks().share(space);
      pj += (pj(network, counts) * share + adding) * analysis.instances(level);
    }
    return pj;
  }

  private double additions(int level, int space, TransferCounts counts) {
    return analysis.isNextToArithmetic(level, space) ? 0 : counts.spatialReductions();
  }

  /** Partial sums added in the network below a level, in all its instances. */
  double additions(int level) {
    double additions = 0;
    for (int space = 0; space < analysis.dataSpaces(); space++) {
      additions += additions(level, space, analysis.network(level, space));
    }
    return additions * analysis.instances(level);
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
