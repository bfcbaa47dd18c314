package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

/**
 * How a network is laid out below one instance, and how much it moves.
 *
 * @param bandwidth words that it moves in a cycle: read limits those that go inward, write those
 *     that go outward, shared both together
 */
public record NetworkLayout(Topology topology, Bandwidth bandwidth) {
  /** A mesh that moves any number of words. */
  public static final NetworkLayout STANDARD =
      new NetworkLayout(Topology.MESH, Bandwidth.UNLIMITED);

  public NetworkLayout {
    requireNonNull(topology, "topology");
    requireNonNull(bandwidth, "bandwidth");
  }
}
