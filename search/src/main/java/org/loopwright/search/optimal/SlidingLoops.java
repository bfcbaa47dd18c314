package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loopwright.search.optimal.LatticeMinima.PairValue;
import org.loopwright.search.optimal.LoopPatterns.Pattern;

/**
 * The least over the loops of one level under which a data space slides, at once or after loops
 * that leave it still. Either the loops that slide it end within the level, whose factors are then
 * known, or the level has no other loops that move it.
 */
final class SlidingLoops {
  private final TemporalLattice lattice;
  private final LatticeMinima minima;
  private final CutTable inner;
  private final int level;
  private final BoundaryCosts costs;
  private final DataSpaceShape shape;
  private final int sliding;
  private final double ceiling;
  private final boolean outermost;

  /** Loops that move the data space, a bit for each. */
  private final int movers;

  SlidingLoops(SkeletonModel model, int level, CutTable inner, int sliding, double ceiling) {
    this.level = level;
    this.inner = inner;
    this.ceiling = ceiling;
    outermost = level == model.problem.levels - 1;
    this.sliding = sliding;
    lattice = model.lattice;
    minima = model.minima;
    costs = inner.boundary[sliding];
    shape = model.problem.shapes[sliding];
    movers = model.loopsThatMove(sliding);
  }

  /**
   * Bounds by the element outside the level, one array for each way to slide.
   *
   * @param others by element inside: the cost of all but this data space
   * @param goesOn whether loops outside the level may go on sliding it
   * @param agree loops that the level does not have
   */
  List<double[]> leastInside(Pattern pattern, double[] others, boolean goesOn, int agree) {
    int[] inside = below(others);
    boolean rests = pattern.isStill(sliding);
    int still = rests ? ~movers & ((1 << lattice.loops.length) - 1) : 0;
    List<double[]> found = new ArrayList<>();
    if (rests) {
      PairValue whole = (in, out) -> others[in] + after(costs.full[in], in, out);
      found.add(least(inside, whole, still, agree));
    }
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      if (costs.slide[loop] != null && (rests || pattern.first(sliding) == loop)) {
        int along = loop;
        int rank = alongRank(shape.rank[lattice.loops[loop]]);
        PairValue ending =
            (in, out) -> {
              double slid = within(along, in, out);
              return others[in] + (rests ? after(slid, in, out) : slid);
            };
        found.add(least(inside, ending, still | rank, agree));
        if (goesOn) {
          PairValue going =
              (in, out) -> {
                double slid =
                    endsHere(along, rank, in, out)
                        ? within(along, in, out)
                        : Math.min(costs.full[in], costs.slide[along][in]);
                return others[in] + (rests ? after(slid, in, out) : slid);
              };
          int same = agree | (movers & ~rank);
          found.add(least(inside, going, still | rank, same));
        }
      }
    }
    return found;
  }

  private double[] least(int[] inside, PairValue value, int joint, int agree) {
    return outermost
        ? minima.leastInsideOutermost(level, inside, value, agree)
        : minima.leastInside(level, inside, value, joint, agree);
  }

  /** The elements that cost less than what matters. */
  private int[] below(double[] others) {
    return Arrays.stream(inner.elements).filter(element -> others[element] < ceiling).toArray();
  }

  /** Whether no loop further out can go on sliding as the loops of this level do. */
  private boolean endsHere(int along, int rank, int in, int out) {
    int mates = rank & ~(1 << along);
    if (Integer.bitCount(mates) > 1) {
      return false;
    }
    int mate = mates == 0 ? -1 : Integer.numberOfTrailingZeros(mates);
    return costs.sliding.endsHere(in, out, along, mate);
  }

  /** Loops of the lattice along a rank, a bit for each. */
  private int alongRank(int rank) {
    int set = 0;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      set |= shape.rank[lattice.loops[loop]] == rank ? 1 << loop : 0;
    }
    return set;
  }

  private double within(int along, int in, int out) {
    return lattice.value(in, along) == lattice.value(out, along)
        ? Double.POSITIVE_INFINITY
        : costs.sliding.within(in, out, along);
  }

  /** A cost after loops of the level that leave the data space still. */
  private double after(double cost, int in, int out) {
    double still = 1;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      if ((movers >>> loop & 1) == 0) {
        still *= (double) lattice.value(in, loop) / lattice.value(out, loop);
      }
    }
    return costs.after(cost, still);
  }
}
