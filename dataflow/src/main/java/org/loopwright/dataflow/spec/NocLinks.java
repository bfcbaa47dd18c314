package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.loopwright.model.diagnostics.Require;

/**
 * What the network of each cluster level is built of.
 *
 * @param inward the way of operands to the units; without one a hop count is stated
 * @param outward the way of results, which are added up on it if the network can; without one that
 *     of operands, or a tree where that is a bus, on which nothing can be added up
 * @param linkPj energy of one element over one link, from a unit to the next
 */
public record NocLinks(Optional<NocTopology> inward, Optional<NocTopology> outward, double linkPj) {
  /** A network of which only the hops are known, and whose wires are free. */
  public static final NocLinks UNKNOWN = new NocLinks(Optional.empty(), Optional.empty(), 0);

  public NocLinks {
    requireNonNull(inward, "inward");
    requireNonNull(outward, "outward");
    Require.that(
        !outward.equals(Optional.of(NocTopology.BUS)),
        "on a bus nothing can be added up: the reduction topology of a NoC is tree or chain");
    Require.notNegative(linkPj, "energy of a hop of the NoC");
  }

  /** Whether anything is to be priced or reported by links. */
  public boolean isKnown() {
    return inward.isPresent() || outward.isPresent() || linkPj > 0;
  }

  /** The way of results, where sums are to be added up on it or not. */
  Optional<NocTopology> outward(boolean reduction) {
    if (reduction && outward.isEmpty() && inward.equals(Optional.of(NocTopology.BUS))) {
      return Optional.of(NocTopology.TREE);
    }
    return outward.or(() -> inward);
  }
}
