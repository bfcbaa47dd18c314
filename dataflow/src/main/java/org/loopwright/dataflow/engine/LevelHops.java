package org.loopwright.dataflow.engine;

import java.util.Optional;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.dataflow.spec.NocTopology;

/**
 * Hops of the elements in the network of a level, in one iteration of a case: the links that each
 * passes, each link once for all units that an operand goes to together, and once for a sum of
 * units. Where only a number of hops is known, it is that of each element.
 */
final class LevelHops {
  private final Noc noc;
  private final long size;
  private final LevelReuse reuse;

  LevelHops(Noc noc, ClusterLevel level, LevelReuse reuse) {
    this.noc = noc;
    size = level.units();
    this.reuse = reuse;
  }

  /** Hops of an operand to the units. */
  long operand(LayerTensor operand, IterationCases cases) {
    long sent = reuse.ingress(operand, cases);
    if (noc.inward().isEmpty() || sent == 0) {
      return Math.multiplyExact(sent, noc.hops());
    }
    UnitParts parts = reuse.parts(operand, cases);
    return noc.multicast()
        ? together(noc.inward().get(), size, parts)
        : apart(noc.inward().get(), parts, sent);
  }

  /** Hops of results from the units. */
  long output(IterationCases cases) {
    Optional<NocTopology> way = noc.outward();
    long sent = reuse.egress(cases);
    if (way.isEmpty() || sent == 0) {
      return Math.multiplyExact(sent, noc.hops());
    }
    UnitParts parts = reuse.parts(LayerTensor.OUTPUT, cases);
    if (!noc.reduction()) {
      return apart(way.get(), parts, sent);
    }
    return reuse.reducingUnits(cases) > 1
        ? Math.multiplyExact(sent, way.get().links(size, 0, reuse.reducingUnits(cases) - 1))
        : together(way.get(), size, parts);
  }

  /** Each unit is sent, or sends, its own: {@code all} elements. */
  private long apart(NocTopology way, UnitParts parts, long all) {
    long hops = 0;
    long left = all;
    for (long unit = 0; unit < parts.units() && left > 0; unit++) {
      long own = unit == parts.units() - 1 ? left : Math.min(parts.lead(), left);
      hops = add(hops, own, way.links(size, unit, unit));
      left -= own;
    }
    return hops;
  }

  /**
   * Each element goes once to all units that hold it. Where tiles of neighbours overlap, units hold
   * {@code lead} elements that begin {@code next} after those of the unit before: so an element of
   * block {@code i}, of {@code next} elements, is that of unit {@code i} and the units before it
   * whose tiles reach so far.
   */
  static long together(NocTopology way, long size, UnitParts parts) {
    long last = parts.units() - 1;
    if (!parts.split() || parts.next() <= 0) {
      return Math.multiplyExact(parts.total(), way.links(size, 0, last));
    }
    long next = Math.min(parts.next(), parts.lead());
    long reach = parts.lead() / next;
    long rest = parts.lead() % next;
    long hops = 0;
    long left = parts.total();
    for (long block = 0; left > 0; block++) {
      long to = Math.min(block, last);
      long farther = Math.min(rest, left);
      hops = add(hops, farther, way.links(size, within(block - reach, to), to));
      left -= farther;
      long nearer = Math.min(next - rest, left);
      hops = add(hops, nearer, way.links(size, within(block - reach + 1, to), to));
      left -= nearer;
    }
    return hops;
  }

  private static long within(long unit, long to) {
    return Math.max(0, Math.min(unit, to));
  }

  private static long add(long hops, long elements, long links) {
    return Math.addExact(hops, Math.multiplyExact(elements, links));
  }
}
