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

  private final int levels;
  private final int dataSpaces;

  Subproblem(SkeletonModel model, Residency residency) {
    this.model = model;
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
      CutTable table =
          new CutTable(cut, elements, lattice.size, boundary, model.patterns(cut + 1));
      cuts[cut] = table;
      for (int p = 0; p < table.patterns.size(); p++) {
        Pattern pattern = table.patterns.get(p);
        double[] rest = inside(cut, stillSet(pattern));
        for (int i = 0; i < elements.length; i++) {
          table.least[p][i] = rest[i] + table.moving(elements[i], pattern);
        }
        table.rank(p);
      }
    }
  }

  private int stillSet(Pattern pattern) {
    int set = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      set |= pattern.isStill(dataSpace) ? 1 << dataSpace : 0;
    }
    return set;
  }

  /** Least cost of everything inside a cut, by place, if {@code still} are at rest above it. */
  private double[] inside(int cut, int still) {
    double[] known = inside.get(cut).get(still);
    if (known == null) {
      int[] elements = cut == levels - 1 ? new int[] {0} : model.elements(cut, residency);
      known = new double[elements.length];
      for (int i = 0; i < known.length; i++) {
        known[i] = insideOf(cut, elements[i], still);
      }
      inside.get(cut).put(still, known);
    }
    return known;
  }

  /** Least cost inside the element at {@code place} of a cut. */
  double least(int cut, int place, int still) {
    return inside(cut, still)[place];
  }

  private double insideOf(int cut, int element, int still) {
    if (cut == 0) {
      return lattice.fits(0, element, lattice.full()) ? 0 : Double.POSITIVE_INFINITY;
    }
    CutTable inner = cuts[cut - 1];
    double best = Double.POSITIVE_INFINITY;
    int same = inner.place[element];
    if (same >= 0 && lattice.fits(cut, element, element)) {
      best = pass(inner, element, still) + least(cut - 1, same, still);
    }
    for (int p = 0; p < inner.patterns.size(); p++) {
      Pattern pattern = inner.patterns.get(p);
      best = scan(cut, element, inner, p, stillCost(inner, pattern, element, 0), 0, best);
      int reaching = stillSet(pattern) & still & crossing(inner);
      if (reaching != 0) {
        for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
          if ((reaching >>> dataSpace & 1) != 0) {
            best =
                scan(
                    cut,
                    element,
                    inner,
                    p,
                    stillCost(inner, pattern, element, reaching),
                    model.loopsThatMove(dataSpace),
                    best);
          }
        }
      }
    }
    return best;
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
            (still >>> dataSpace & 1) != 0 ? costs.still[element] : costs.least(element);
      }
    }
    return cost;
  }

  /** Least cost of what stays still under a pattern; {@code reaching} do so further out too. */
  double stillCost(CutTable inner, Pattern pattern, int outer, int reaching) {
    double cost = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      BoundaryCosts costs = inner.boundary[dataSpace];
      if (costs != null && pattern.isStill(dataSpace)) {
        double times =
            (reaching >>> dataSpace & 1) != 0 ? 1 : model.stillIterations(dataSpace, outer);
        cost += costs.leastStill * times;
      }
    }
    return cost;
  }

  private double scan(
      int level, int outer, CutTable inner, int p, double base, int agree, double best) {
    double[] least = inner.least[p];
    double found = best;
    for (int place : inner.ranking[p]) {
      if (base + least[place] >= found) {
        break;
      }
      int element = inner.elements[place];
      if (lattice.fits(level, outer, element)
          && (agree == 0 || lattice.agree(outer, element, agree))) {
        double exact = base + least[place] + uneven(inner, inner.patterns.get(p), element, outer, agree);
        found = Math.min(found, exact);
      }
    }
    return found;
  }

  /** What stays still costs more at this element than at the cheapest. */
  private double uneven(CutTable inner, Pattern pattern, int element, int outer, int agree) {
    double more = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      BoundaryCosts costs = inner.boundary[dataSpace];
      if (costs != null && pattern.isStill(dataSpace) && !costs.evenStill) {
        double times = agree != 0 ? 1 : model.stillIterations(dataSpace, outer);
        more += (costs.still[element] - costs.leastStill) * times;
      }
    }
    return more;
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
