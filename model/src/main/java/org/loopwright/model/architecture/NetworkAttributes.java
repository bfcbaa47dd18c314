package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import org.loopwright.model.diagnostics.Require;

/**
 * The network between a storage level and the next inner level: inferred from the tree, with these
 * attributes.
 *
 * @param wordBits width of a transferred word, bits
 * @param fillLatencyCycles cycles that the first word takes inward, added once to the run
 * @param drainLatencyCycles cycles that the last word takes outward, added once to the run
 * @param sharing how it spares the level that feeds it
 * @param energy what the architecture says of its energy
 * @param layout how it joins the instances, and how much it moves
 */
public record NetworkAttributes(
    int wordBits,
    long fillLatencyCycles,
    long drainLatencyCycles,
    NetworkSharing sharing,
    StatedNetworkEnergy energy,
    NetworkLayout layout) {
  public NetworkAttributes {
    Require.positive(wordBits, "word bits of a network");
    Require.notNegative((double) fillLatencyCycles, "fill latency");
    Require.notNegative((double) drainLatencyCycles, "drain latency");
    requireNonNull(sharing, "sharing");
    requireNonNull(energy, "energy");
    requireNonNull(layout, "layout");
  }

  /** A mesh that moves any number of words. */
  public NetworkAttributes(
      int wordBits,
      long fillLatencyCycles,
      long drainLatencyCycles,
      NetworkSharing sharing,
      StatedNetworkEnergy energy) {
    this(wordBits, fillLatencyCycles, drainLatencyCycles, sharing, energy, NetworkLayout.STANDARD);
  }

  /** The same with another layout. */
  public NetworkAttributes withLayout(NetworkLayout other) {
    return new NetworkAttributes(
        wordBits, fillLatencyCycles, drainLatencyCycles, sharing, energy, other);
  }

  /**
   * A network that shares all it can.
   *
   * @param perHopPj energy of a word over one hop, pJ; 0 leaves wires out of the total
   * @param perRouterPj energy of a word through one router, pJ
   */
  public NetworkAttributes(
      int wordBits,
      long fillLatencyCycles,
      long drainLatencyCycles,
      double perHopPj,
      double perRouterPj) {
    this(
        wordBits,
        fillLatencyCycles,
        drainLatencyCycles,
        NetworkSharing.ALL,
        new StatedNetworkEnergy(
            perHopPj == 0 ? OptionalDouble.empty() : OptionalDouble.of(perHopPj),
            perRouterPj,
            0,
            OptionalDouble.empty()));
  }

  /** A network that costs neither time nor energy. */
  public static NetworkAttributes free(int wordBits) {
    return new NetworkAttributes(wordBits, 0, 0, NetworkSharing.ALL, StatedNetworkEnergy.NONE);
  }

  public NetworkAttributes withSharing(NetworkSharing sharing) {
    return new NetworkAttributes(
        wordBits, fillLatencyCycles, drainLatencyCycles, sharing, energy, layout);
  }
}
