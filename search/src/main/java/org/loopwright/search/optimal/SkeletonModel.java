package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.search.optimal.LoopPatterns.Pattern;

/** What all subproblems with one spatial skeleton share. One thread's own. */
final class SkeletonModel {
  /** Tables are forgotten when they hold more numbers than this, so that memory is bounded. */
  private static final long MOST_NUMBERS = 20_000_000;

  final MappingProblem problem;
  final SpatialSkeleton skeleton;
  final TemporalLattice lattice;
  final LatticeMinima minima;

  /** By data space and element: its iterations that do not move the data space. */
  private final double[][] stillIterations;

  private final int[] movers;
  private final Map<Integer, BoundaryCosts> boundaries = new HashMap<>();
  private final Map<Integer, int[]> elements = new HashMap<>();
  private final double[][][] words;
  private final List<List<Pattern>> patterns;
  private final List<Pattern> anyLevel;
  private final Map<List<Integer>, NestTables> nests = new HashMap<>();
  private final Map<Integer, Neighbours> neighbours = new HashMap<>();
  private final Map<List<Integer>, CutTable> cuts = new HashMap<>();
  private final Map<CutTable, Double> leastCrossing = new HashMap<>();
  private long grown;

  SkeletonModel(MappingProblem problem, SpatialSkeleton skeleton) {
    this.problem = problem;
    this.skeleton = skeleton;
    lattice = new TemporalLattice(problem, skeleton);
    minima = new LatticeMinima(lattice, problem.levels);
    int dataSpaces = problem.shapes.length;
    stillIterations = new double[dataSpaces][lattice.size];
    movers = new int[dataSpaces];
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      Arrays.fill(stillIterations[dataSpace], 1);
      for (int loop = 0; loop < lattice.loops.length; loop++) {
        if (problem.shapes[dataSpace].moves(lattice.loops[loop])) {
          movers[dataSpace] |= 1 << loop;
        } else {
          for (int element = 0; element < lattice.size; element++) {
            stillIterations[dataSpace][element] *= lattice.value(element, loop);
          }
        }
      }
    }
    words = new double[problem.levels][dataSpaces][];
    patterns = new ArrayList<>();
    int loops = 0;
    for (int level = 0; level < problem.levels; level++) {
      patterns.add(LoopPatterns.of(problem, lattice, lattice.loopsOf(level)));
      loops |= lattice.loopsOf(level);
    }
    anyLevel = LoopPatterns.of(problem, lattice, loops);
  }

  double stillIterations(int dataSpace, int element) {
    return stillIterations[dataSpace][element];
  }

  /** The loops that move a data space, a bit for each. */
  int loopsThatMove(int dataSpace) {
    return movers[dataSpace];
  }

  /** The tables of a level, shared by all residencies that agree in what they depend on. */
  NestTables nest(
      int level, Residency residency, double[] ceilings, boolean exact, NestTables below) {
    boolean follows = exact && slidesInside(level, residency);
    List<Integer> key = new ArrayList<>();
    key.add(level);
    key.add(follows ? 1 : 0);
    for (int dataSpace = 0; dataSpace < problem.shapes.length; dataSpace++) {
      int keepers = residency.keepers[dataSpace] & ((2 << level) - 1);
      int inside = keepers & ((1 << level) - 1);
      key.add(keepers);
      key.add(
          inside == 0
              ? -1
              : residency.parent(31 - Integer.numberOfLeadingZeros(inside), dataSpace));
    }
    if (grown > MOST_NUMBERS) {
      nests.clear();
      grown = 0;
    }
    NestTables known = nests.get(key);
    if (known == null) {
      int[] outer =
          level == problem.levels - 1
              ? new int[] {TemporalLattice.OUTERMOST}
              : elements(level, residency);
      known =
          level == 0
              ? NestTables.innermost(this, outer)
              : NestTables.around(
                  below, cut(level - 1, residency), outer, ceilings[level], follows);
      nests.put(key, known);
    }
    return known;
  }

  /** The children of a level on its mesh. */
  Neighbours neighbours(int level) {
    return neighbours.computeIfAbsent(level, l -> Neighbours.of(problem, skeleton, l));
  }

  /** Whether a boundary inside a level is crossed by what slides. */
  private boolean slidesInside(int level, Residency residency) {
    for (int dataSpace = 0; dataSpace < problem.shapes.length; dataSpace++) {
      DataSpaceShape shape = problem.shapes[dataSpace];
      int inside = residency.keepers[dataSpace] & ((1 << level) - 1);
      if (inside != 0 && !shape.ownsAllRanks() && !shape.tangled) {
        return true;
      }
    }
    return false;
  }

  /** Tells that tables have grown by so many numbers. */
  void grow(int numbers) {
    grown += numbers;
  }

  /**
   * Least cost of the boundaries of a residency, each cut by itself: the tiles of one need not nest
   * in those of another. By storage level, of the cut above it and all further out.
   */
  double[] separately(Residency residency) {
    double[] cost = new double[problem.levels];
    for (int cut = problem.levels - 2; cut >= 0; cut--) {
      CutTable table = cut(cut, residency);
      cost[cut] = cost[cut + 1] + leastCrossing.computeIfAbsent(table, this::leastCrossing);
    }
    return cost;
  }

  private double leastCrossing(CutTable table) {
    double least = Double.POSITIVE_INFINITY;
    for (Pattern pattern : anyLevel) {
      double[] costs = new double[table.elements.length];
      table.addCosts(pattern, -1, costs);
      for (double cost : costs) {
        least = Math.min(least, cost);
      }
    }
    return anyLevel.isEmpty() ? 0 : least;
  }

  private CutTable cut(int cut, Residency residency) {
    List<Integer> key = new ArrayList<>();
    key.add(cut);
    BoundaryCosts[] boundary = new BoundaryCosts[problem.shapes.length];
    for (int dataSpace = 0; dataSpace < boundary.length; dataSpace++) {
      boolean keeps = residency.keeps(cut, dataSpace);
      int parent = keeps ? residency.parent(cut, dataSpace) : -1;
      key.add(keeps ? problem.levels + parent : parent);
      if (parent >= 0) {
        boundary[dataSpace] = boundary(dataSpace, cut, parent);
      }
    }
    return cuts.computeIfAbsent(
        key,
        k -> new CutTable(elements(cut, residency), lattice.size, boundary, patterns.get(cut + 1)));
  }

  private BoundaryCosts boundary(int dataSpace, int child, int parent) {
    int key = (dataSpace * problem.levels + child) * problem.levels + parent;
    return boundaries.computeIfAbsent(key, k -> BoundaryCosts.of(this, dataSpace, child, parent));
  }

  /** The elements whose tiles fit at a cut. */
  private int[] elements(int cut, Residency residency) {
    int kept = 0;
    for (int dataSpace = 0; dataSpace < problem.shapes.length; dataSpace++) {
      kept |= residency.keeps(cut, dataSpace) ? 1 << dataSpace : 0;
    }
    int mask = kept;
    return elements.computeIfAbsent(cut << problem.shapes.length | mask, key -> fitting(cut, mask));
  }

  private int[] fitting(int cut, int kept) {
    int[] found = new int[lattice.size];
    int count = 0;
    for (int element = 0; element < lattice.size; element++) {
      double sum = 0;
      for (int dataSpace = 0; dataSpace < problem.shapes.length; dataSpace++) {
        if ((kept >>> dataSpace & 1) != 0) {
          sum += words(cut, dataSpace)[element];
        }
      }
      if (sum <= problem.rates.usableWords(cut) && sum >= problem.rates.minWords(cut)) {
        found[count++] = element;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private double[] words(int cut, int dataSpace) {
    if (words[cut][dataSpace] == null) {
      double[] all = new double[lattice.size];
      long[] extents = new long[problem.dimensions];
      for (int element = 0; element < all.length; element++) {
        lattice.extents(problem, skeleton, cut, element, extents);
        all[element] = problem.shapes[dataSpace].words(extents);
      }
      words[cut][dataSpace] = all;
    }
    return words[cut][dataSpace];
  }

  /**
   * Whether an arrangement of the spatial loops below a level can make a difference.
   *
   * @param passes whether neighbours may pass on words of data spaces kept right inside the level
   */
  boolean arrangementMatters(int level, Residency residency, boolean passes) {
    if (level == 0 || passes || problem.rates.networksCost()) {
      return true;
    }
    for (int dataSpace = 0; dataSpace < problem.shapes.length; dataSpace++) {
      DataSpaceShape shape = problem.shapes[dataSpace];
      if (shape.tangled || !residency.keeps(level - 1, dataSpace)) {
        for (int[] loops : shape.dimensions) {
          int spread = 0;
          for (int dimension : loops) {
            spread += skeleton.factors[level][dimension] > 1 ? 1 : 0;
          }
          if (spread > (shape.tangled ? 0 : 1)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
