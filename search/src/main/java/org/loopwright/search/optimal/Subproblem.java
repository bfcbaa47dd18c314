package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.search.optimal.LoopPatterns.Pattern;

/**
 * The mappings with one spatial skeleton and one residency: a chain of cuts, each with its table of
 * elements and bounds, built from the inside out (docs/optimal-search.md).
 */
final class Subproblem {
  final SkeletonModel model;
  final Residency residency;
  final TemporalLattice lattice;

  /** By cut; the outermost cut, which has one element, has none. */
  final CutTable[] cuts;

  /** By cut and set of data spaces that stay still above it: least cost inside, by place. */
  private final List<Map<Integer, double[]>> inside = new ArrayList<>();

  private final double ceiling;
  private final boolean exact;
  private final int levels;
  private final int dataSpaces;

  /**
   * Builds the tables.
   *
   * @param ceiling what all boundaries together must stay below to matter
   * @param exact whether to follow what slides closely, which takes longer
   */
  Subproblem(SkeletonModel model, Residency residency, double ceiling, boolean exact) {
    this.model = model;
    this.ceiling = ceiling;
    this.exact = exact;
    this.residency = residency;
    lattice = model.lattice;
    levels = model.problem.levels;
    dataSpaces = model.problem.shapes.length;
    cuts = new CutTable[levels - 1];
    for (int cut = 0; cut < levels; cut++) {
      inside.add(new HashMap<>());
    }
    for (int cut = 0; cut < cuts.length; cut++) {
      BoundaryCosts[] boundary = new BoundaryCosts[dataSpaces];
      for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
        int parent = residency.parent(cut, dataSpace);
        if (residency.keeps(cut, dataSpace) && parent >= 0) {
          boundary[dataSpace] = model.boundary(dataSpace, cut, parent);
        }
      }
      int[] elements = model.elements(cut, residency);
      CutTable table = new CutTable(cut, elements, lattice.size, boundary, model.patterns(cut + 1));
      cuts[cut] = table;
      for (int p = 0; p < table.patterns.size(); p++) {
        Pattern pattern = table.patterns.get(p);
        double[] rest = inside(cut, above(pattern));
        for (int i = 0; i < elements.length; i++) {
          table.least[p][i] = rest[i] + table.moving(elements[i], pattern, -1);
          table.others[p][i] = rest[i] + table.moving(elements[i], pattern, slidingSpace(table));
        }
        table.rank(p);
      }
    }
  }

  /**
   * What a pattern above a cut does, as a set: the data spaces that it leaves still, and, that many
   * places further, those that may go on sliding under it.
   */
  int above(Pattern pattern) {
    int set = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      set |= pattern.isStill(dataSpace) ? 1 << dataSpace : 0;
      set |= pattern.first(dataSpace) != LoopPatterns.WHOLE ? 1 << (dataSpaces + dataSpace) : 0;
    }
    return set;
  }

  private boolean mayGoOn(int above, int dataSpace) {
    return (above >>> (dataSpaces + dataSpace) & 1) != 0;
  }

  /** Least cost of everything inside a cut, by place, if {@code still} are at rest above it. */
  private double[] inside(int cut, int still) {
    return inside.get(cut).computeIfAbsent(still, set -> insideOf(cut, set));
  }

  private double[] insideOf(int cut, int still) {
    int[] elements = cut == levels - 1 ? new int[] {0} : model.elements(cut, residency);
    double[] least = new double[elements.length];
    if (cut == 0) {
      for (int i = 0; i < least.length; i++) {
        least[i] = lattice.fits(0, elements[i], lattice.full()) ? 0 : Double.POSITIVE_INFINITY;
      }
      return least;
    }
    CutTable inner = cuts[cut - 1];
    for (int i = 0; i < least.length; i++) {
      int same = inner.place[elements[i]];
      least[i] =
          same >= 0 && lattice.fits(cut, elements[i], elements[i])
              ? pass(inner, elements[i], still) + least(cut - 1, same, still)
              : Double.POSITIVE_INFINITY;
    }
    for (int p = 0; p < inner.patterns.size(); p++) {
      Pattern pattern = inner.patterns.get(p);
      lower(least, elements, cut, inner, p, 0, 0, still);
      int reaching = above(pattern) & still & crossing(inner);
      for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
        if ((reaching >>> dataSpace & 1) != 0) {
          int agree = model.loopsThatMove(dataSpace);
          lower(least, elements, cut, inner, p, agree, reaching, still);
        }
      }
    }
    return least;
  }

  /**
   * Lowers the bounds to the least under pattern {@code p}.
   *
   * @param agree loops that the level does not have
   * @param reaching data spaces that stay still further out too
   */
  private void lower(
      double[] least,
      int[] elements,
      int cut,
      CutTable inner,
      int p,
      int agree,
      int reaching,
      int above) {
    Pattern pattern = inner.patterns.get(p);
    int sliding = slidingSpace(inner);
    if (exact
        && sliding >= 0
        && pattern.first(sliding) != LoopPatterns.WHOLE
        && (reaching >>> sliding & 1) == 0) {
      lowerSliding(
          least, elements, cut, inner, p, sliding, mayGoOn(above, sliding), agree, reaching);
    } else {
      double[] values = inner.spread(p, lattice.size);
      lower(least, elements, lattice.leastInside(cut, values, agree), inner, pattern, reaching, -1);
    }
  }

  /** The first data space that crosses a cut and slides, or -1. */
  private int slidingSpace(CutTable cut) {
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      DataSpaceShape shape = model.problem.shapes[dataSpace];
      if (cut.boundary[dataSpace] != null && !shape.ownsAllRanks() && !shape.tangled) {
        return dataSpace;
      }
    }
    return -1;
  }

  /**
   * A pattern under which data space {@code sliding} slides, at once or after loops that leave it
   * still. Either the loops that slide it end within the level, whose factors are then known, or
   * the level has no other loops that move it.
   */
  private void lowerSliding(
      double[] least,
      int[] elements,
      int cut,
      CutTable inner,
      int p,
      int sliding,
      boolean goesOn,
      int agree,
      int reaching) {
    Pattern pattern = inner.patterns.get(p);
    int[] inside = inner.below(ceiling, p);
    BoundaryCosts costs = inner.boundary[sliding];
    DataSpaceShape shape = model.problem.shapes[sliding];
    boolean rests = pattern.isStill(sliding);
    int movers = model.loopsThatMove(sliding);
    int still = rests ? ~movers & ((1 << lattice.loops.length) - 1) : 0;
    if (rests) {
      lower(
          least,
          elements,
          lattice.leastInside(
              cut,
              inside,
              (in, out) -> inner.others(p, in, sliding) + after(sliding, costs.full[in], in, out),
              still,
              agree),
          inner,
          pattern,
          reaching,
          sliding);
    }
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      if (costs.slide[loop] != null && (rests || pattern.first(sliding) == loop)) {
        int along = loop;
        int rank = alongRank(shape, shape.rank[lattice.loops[loop]]);
        lower(
            least,
            elements,
            lattice.leastInside(
                cut,
                inside,
                (in, out) -> {
                  double others = inner.others(p, in, sliding);
                  double slid = within(costs, along, in, out);
                  return others + (rests ? after(sliding, slid, in, out) : slid);
                },
                still | rank,
                agree),
            inner,
            pattern,
            reaching,
            sliding);
        if (!goesOn) {
          continue;
        }
        lower(
            least,
            elements,
            lattice.leastInside(
                cut,
                inside,
                (in, out) -> {
                  double others = inner.others(p, in, sliding);
                  double slid =
                      endsHere(costs, along, rank, in, out)
                          ? within(costs, along, in, out)
                          : Math.min(costs.full[in], costs.slide[along][in]);
                  return others + (rests ? after(sliding, slid, in, out) : slid);
                },
                still | rank,
                agree | (movers & ~rank)),
            inner,
            pattern,
            reaching,
            sliding);
      }
    }
  }

  /** Whether no loop further out can go on sliding as the loops of this level do. */
  private boolean endsHere(BoundaryCosts costs, int along, int rank, int in, int out) {
    int mate = -1;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      if (loop != along && (rank >>> loop & 1) != 0) {
        if (mate >= 0) {
          return false;
        }
        mate = loop;
      }
    }
    return costs.endsHere(in, out, along, mate);
  }

  /** Loops of the lattice along a rank, a bit for each. */
  private int alongRank(DataSpaceShape shape, int rank) {
    int set = 0;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      set |= shape.rank[lattice.loops[loop]] == rank ? 1 << loop : 0;
    }
    return set;
  }

  private double within(BoundaryCosts costs, int along, int in, int out) {
    return lattice.value(in, along) == lattice.value(out, along)
        ? Double.POSITIVE_INFINITY
        : costs.slidingWithin(in, out, along);
  }

  /** A cost after loops of the level that leave the data space still. */
  private double after(int dataSpace, double cost, int in, int out) {
    double still = 1;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      if ((model.loopsThatMove(dataSpace) >>> loop & 1) == 0) {
        still *= (double) lattice.value(in, loop) / lattice.value(out, loop);
      }
    }
    return cost / still;
  }

  private void lower(
      double[] least,
      int[] elements,
      double[] inside,
      CutTable inner,
      Pattern pattern,
      int reaching,
      int counted) {
    for (int i = 0; i < least.length; i++) {
      double cost = inside[elements[i]];
      if (cost < least[i]) {
        least[i] =
            Math.min(least[i], cost + stillCost(inner, pattern, elements[i], reaching, counted));
      }
    }
  }

  /** Least cost inside the element at {@code place} of a cut. */
  double least(int cut, int place, int still) {
    return inside(cut, still)[place];
  }

  private int crossing(CutTable cut) {
    int set = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      set |= cut.boundary[dataSpace] != null ? 1 << dataSpace : 0;
    }
    return set;
  }

  /** The level has no loops: what is above it acts on the cut inside. */
  double pass(CutTable inner, int element, int still) {
    double cost = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      BoundaryCosts costs = inner.boundary[dataSpace];
      if (costs != null) {
        cost +=
            (still >>> dataSpace & 1) != 0
                ? costs.still[element]
                : mayGoOn(still, dataSpace) ? costs.least(element) : costs.full[element];
      }
    }
    return cost;
  }

  /**
   * Least cost of what stays still under a pattern, but for data space {@code counted}; {@code
   * reaching} do so further out too.
   */
  double stillCost(CutTable inner, Pattern pattern, int outer, int reaching, int counted) {
    double cost = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      BoundaryCosts costs = inner.boundary[dataSpace];
      if (costs != null && pattern.isStill(dataSpace) && dataSpace != counted) {
        double times =
            (reaching >>> dataSpace & 1) != 0 ? 1 : model.stillIterations(dataSpace, outer);
        cost += costs.leastStill * times;
      }
    }
    return cost;
  }

  /** Least cost of all boundaries; infinite if nothing fits. */
  double bound() {
    return least(levels - 1, 0, 0);
  }

  @Override
  public String toString() {
    return Arrays.toString(residency.keepers);
  }
}
