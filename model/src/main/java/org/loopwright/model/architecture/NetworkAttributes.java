package org.loopwright.model.architecture;

import org.loopwright.model.diagnostics.Require;

/**
 * The network between a storage level and the next inner level: inferred from the tree, with these
 * attributes.
 *
 * @param wordBits width of a transferred word, bits
 * @param fillLatencyCycles cycles that the first word takes inward, added once to the run
 * @param drainLatencyCycles cycles that the last word takes outward, added once to the run
 * @param energyPerHopPj energy of a word over one hop, pJ; 0 leaves wires out of the total
 * @param energyPerRouterPj energy of a word through one router, pJ
 */
public record NetworkAttributes(
    int wordBits,
    long fillLatencyCycles,
    long drainLatencyCycles,
    double energyPerHopPj,
    double energyPerRouterPj) {
  public NetworkAttributes {
    Require.positive(wordBits, "word bits of a network");
    Require.notNegative((double) fillLatencyCycles, "fill latency");
    Require.notNegative((double) drainLatencyCycles, "drain latency");
    Require.notNegative(energyPerHopPj, "energy per hop");
    Require.notNegative(energyPerRouterPj, "energy per router");
  }

  /** A network that costs neither time nor energy. */
  public static NetworkAttributes free(int wordBits) {
    return new NetworkAttributes(wordBits, 0, 0, 0, 0);
  }
}
