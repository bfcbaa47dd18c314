package org.loopwright.search.optimal.bound;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.Boundary;
import org.loopwright.search.optimal.tiling.BypassChoice;
import org.loopwright.search.optimal.tiling.LoopPattern;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.SkeletonTiling;
import org.loopwright.search.optimal.tiling.SpatialSkeleton;
import org.loopwright.search.optimal.tiling.TemporalLattice;

/** The tables that subproblems with one spatial skeleton share. One thread's own. */
public final class SkeletonTables {
  /** Tables are forgotten when they hold more numbers than this, so that memory is bounded. */
  private static final long MAX_NUMBERS = 20_000_000;

  private final SkeletonTiling tiling;
  private final Map<Boundary, BoundaryCosts> boundaries = new HashMap<>();
  private final Map<CutKey, CutTable> cuts = new HashMap<>();
  private final Map<NestKey, NestTables> nests = new HashMap<>();
  private final Map<CutTable, Double> leastCrossing = new HashMap<>();
  private long grown;

  /** What the table of a cut depends on: by data space, the keepers on both sides of it. */
  private record CutKey(int cut, List<IndexSet> keepers) {}

  /** What the tables of a level depend on: by data space, the keepers inside. */
  private record NestKey(int level, boolean isExact, List<IndexSet> keepers) {}

  public SkeletonTables(SearchProblem problem, SpatialSkeleton skeleton) {
    tiling = new SkeletonTiling(problem, skeleton);
  }

  SkeletonTiling tiling() {
    return tiling;
  }

  /**
   * The tables of a level, shared by all bypass choices that agree in what they depend on.
   *
   * @param below the tables of the next level inside; null at the innermost level
   */
  NestTables nest(
      int level, BypassChoice bypass, double ceiling, boolean isExact, NestTables below) {
    if (grown > MAX_NUMBERS) {
      nests.clear();
      grown = 0;
    }
    boolean follows = isExact && slidesInside(level, bypass);
    NestKey key = new NestKey(level, follows, bypass.keepersUpTo(level));
    NestTables known = nests.get(key);
    if (known == null) {
      int[] elements =
          level == tiling.problem().levels() - 1
              ? new int[] {TemporalLattice.OUTERMOST}
              : tiling.fitting(level, bypass.kept(level));
      NestTables.Builder builder =
          new NestTables.Builder(tiling, level, elements, ceiling, follows, more -> grown += more);
      known = level == 0 ? builder.innermost() : builder.around(below, cut(level - 1, bypass));
      nests.put(key, known);
    }
    return known;
  }

  /** Whether a boundary inside a level is crossed by what slides. */
  private boolean slidesInside(int level, BypassChoice bypass) {
    IndexSet inside = IndexSet.below(level);
    return IntStream.range(0, tiling.problem().dataSpaces())
        .filter(v -> tiling.problem().shape(v).slides())
        .anyMatch(v -> !bypass.keepers().get(v).intersect(inside).isEmpty());
  }

  /**
   * Least cost of the boundaries of a bypass choice, each cut by itself: the tiles of one need not
   * nest in those of another (docs/optimal-search.md, lemma 3, each cut by itself).
   *
   * @return by storage level, of the cut above it and all further out
   */
  public double[] leastByCut(BypassChoice bypass) {
    double[] cost = new double[tiling.problem().levels()];
    for (int cut = cost.length - 2; cut >= 0; cut--) {
      CutTable table = cut(cut, bypass);
      cost[cut] = cost[cut + 1] + leastCrossing.computeIfAbsent(table, this::leastCrossing);
    }
    return cost;
  }

  private double leastCrossing(CutTable table) {
    double least = Double.POSITIVE_INFINITY;
    for (LoopPattern pattern : tiling.allPatterns()) {
      double[] costs = new double[table.size()];
      table.addCosts(pattern, table.crossing(), costs);
      for (double cost : costs) {
        least = Math.min(least, cost);
      }
    }
    return tiling.allPatterns().isEmpty() ? 0 : least;
  }

  private CutTable cut(int cut, BypassChoice bypass) {
    return cuts.computeIfAbsent(new CutKey(cut, bypass.keepersFrom(cut)), this::newCut);
  }

  private CutTable newCut(CutKey key) {
    BoundaryCosts[] crossing = new BoundaryCosts[key.keepers.size()];
    for (int dataSpace = 0; dataSpace < crossing.length; dataSpace++) {
      IndexSet levels = key.keepers.get(dataSpace);
      crossing[dataSpace] =
          levels.size() > 1 ? costs(new Boundary(dataSpace, key.cut, levels.last())) : null;
    }
    return new CutTable(
        tiling.fitting(
            key.cut, IndexSet.where(crossing.length, v -> !key.keepers.get(v).isEmpty())),
        tiling.lattice().size(),
        crossing,
        tiling.patterns(key.cut + 1));
  }

  private BoundaryCosts costs(Boundary boundary) {
    return boundaries.computeIfAbsent(boundary, key -> new BoundaryCosts(tiling, key));
  }
}
