package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;

/**
 * How a network is laid out below one instance, and how much it moves.
 *
 * @param topology of what goes inward
 * @param reduction of results, which go outward
 * @param isShared whether the networks below all instances are one, so that a word that several of
 *     them pass on crosses it once, and goes from there to the children of the others over a hop
 *     each
 * @param hopCycles cycles that a word takes for a hop
 * @param bandwidth words that it moves in a cycle: read limits those that go inward, write those
 *     that go outward, shared both together
 */
public record NetworkLayout(
    Topology topology, Topology reduction, boolean isShared, long hopCycles, Bandwidth bandwidth) {
  /** A mesh that moves any number of words. */
  public static final NetworkLayout STANDARD =
      new NetworkLayout(Topology.MESH, Bandwidth.UNLIMITED);

  public NetworkLayout {
    requireNonNull(topology, "topology");
    requireNonNull(reduction, "reduction");
    requireNonNull(bandwidth, "bandwidth");
    Require.notNegative((double) hopCycles, "cycles of a hop");
    Require.that(
        (topology == Topology.BUS) == (reduction == Topology.BUS),
        "a hop of a bus is its whole wire, so operands and results must both take one or neither,"
            + " but were %s and %s",
        topology.label(),
        reduction.label());
  }

  /** One layout both ways, of its own for each instance, whose hops take no time. */
  public NetworkLayout(Topology topology, Bandwidth bandwidth) {
    this(topology, topology, false, 0, bandwidth);
  }

  public NetworkLayout withBandwidth(Bandwidth other) {
    return new NetworkLayout(topology, reduction, isShared, hopCycles, other);
  }

  /** The topology that the words of a data space take. */
  public Topology topology(boolean isResult) {
    return isResult ? reduction : topology;
  }

  /** Cycles to the farthest child of a mesh and back from it. */
  public long latencyCycles(Mesh mesh) {
    double there = Math.ceil(topology.farthestHops(mesh));
    double back = Math.ceil(reduction.farthestHops(mesh));
    return Math.multiplyExact(hopCycles, (long) (there + back));
  }
}
