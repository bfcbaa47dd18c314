package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.loopwright.search.optimal.LoopPatterns.Pattern;

/**
 * Least cost of everything inside the cut above a storage level, by what stands at the cut and what
 * the loops outside do (docs/optimal-search.md, lemma 3). Depends on what the levels inside keep
 * and on where they get it from, so subproblems that agree in that share it. One thread's own.
 */
final class NestTables {
  /** Of the cut inside the level; null at the innermost level. */
  final CutTable inner;

  private final SkeletonModel model;
  private final int level;
  private final NestTables below;

  /** That can stand at the cut above the level. */
  private final int[] elements;

  private final boolean exact;
  private final double ceiling;
  private final int dataSpaces;

  /** Data spaces that cross a boundary inside, a bit for each. */
  private final int pending;

  /** By data space: the outermost of these boundaries; null for none. */
  private final BoundaryCosts[] next;

  private final Map<Integer, double[]> inside = new HashMap<>();
  private final Map<Integer, double[]> looped = new HashMap<>();

  /** By pattern: least costs inside, with what crosses the inner cut, by place; once asked for. */
  private final List<double[]> costs = new ArrayList<>();

  /** By pattern: places in the order of {@link #costs}. */
  private final List<int[]> rankings = new ArrayList<>();

  private NestTables(
      SkeletonModel model,
      int level,
      NestTables below,
      CutTable inner,
      int[] elements,
      double ceiling,
      boolean exact) {
    this.model = model;
    this.level = level;
    this.below = below;
    this.inner = inner;
    this.elements = elements;
    this.ceiling = ceiling;
    this.exact = exact;
    dataSpaces = model.problem.shapes.length;
    next = new BoundaryCosts[dataSpaces];
    int set = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces && level > 0; dataSpace++) {
      BoundaryCosts crossing = inner.boundary[dataSpace];
      next[dataSpace] = crossing == null ? below.next[dataSpace] : crossing;
      set |= next[dataSpace] == null ? 0 : 1 << dataSpace;
    }
    pending = set;
    for (int p = 0; level > 0 && p < inner.patterns.size(); p++) {
      costs.add(null);
      rankings.add(null);
    }
  }

  static NestTables innermost(SkeletonModel model, int[] elements) {
    return new NestTables(model, 0, null, null, elements, 0, false);
  }

  /**
   * The tables of the next level outward.
   *
   * @param inner the cut between
   * @param ceiling what everything inside must stay below to matter
   * @param exact whether to follow what slides closely, which takes longer
   */
  static NestTables around(
      NestTables below, CutTable inner, int[] elements, double ceiling, boolean exact) {
    return new NestTables(below.model, below.level + 1, below, inner, elements, ceiling, exact);
  }

  /** Whether a data space crosses a boundary inside. */
  boolean crosses(int dataSpace) {
    return next[dataSpace] != null;
  }

  /**
   * The least if a place is taken and its surroundings are known.
   *
   * @param above what the loops outside do, see {@link Pattern#above}
   * @param rest by data space: iterations of the next loops outside that leave it still
   */
  double least(int place, int above, double[] rest) {
    int resting = above & pending;
    double least = inside(above, 0)[place];
    for (int waiting = resting; waiting != 0; waiting = (waiting - 1) & resting) {
      double cost = inside(above, waiting)[place];
      for (int dataSpace = 0; dataSpace < dataSpaces && cost < least; dataSpace++) {
        if ((waiting >>> dataSpace & 1) != 0) {
          double all = model.stillIterations(dataSpace, elements[place]);
          cost += next[dataSpace].leastStill * (all / rest[dataSpace] - 1);
        }
      }
      least = Math.min(least, cost);
    }
    return least;
  }

  /** The least at the outermost level, outside of which nothing loops. */
  double least() {
    return inside(0, 0)[0];
  }

  /** By place at the inner cut: the least under a pattern, with what crosses. */
  double[] costs(int pattern) {
    if (costs.get(pattern) == null) {
      Pattern loops = inner.patterns.get(pattern);
      double[] all = below.insideWith(loops.above(), 0, loops.above() & below.pending).clone();
      inner.addCosts(loops, -1, all);
      costs.set(pattern, all);
    }
    return costs.get(pattern);
  }

  /** The places at the inner cut in ascending order of {@link #costs}. */
  int[] ranking(int pattern) {
    if (rankings.get(pattern) == null) {
      double[] all = costs(pattern);
      rankings.set(
          pattern,
          IntStream.range(0, all.length)
              .boxed()
              .sorted((a, b) -> Double.compare(all[a], all[b]))
              .mapToInt(Integer::intValue)
              .toArray());
    }
    return rankings.get(pattern);
  }

  /**
   * The least by place.
   *
   * @param waiting data spaces, of those that stay still above, that no loop inside moves before
   *     their next boundary; what crosses that is counted as if all loops outside that leave them
   *     still were the next ones
   */
  private double[] inside(int above, int waiting) {
    int key = above | (waiting << (2 * dataSpaces));
    double[] known = inside.get(key);
    if (known == null) {
      known = level == 0 ? innermost() : insideOf(above, waiting);
      inside.put(key, known);
      model.grow(known.length);
    }
    return known;
  }

  /** As {@link #inside}, with those of {@code some} waiting for which it is least. */
  private double[] insideWith(int above, int waiting, int some) {
    double[] least = inside(above, waiting);
    if (some == 0) {
      return least;
    }
    least = least.clone();
    for (int more = some; more != 0; more = (more - 1) & some) {
      lower(least, inside(above, waiting | more));
    }
    return least;
  }

  private static void lower(double[] least, double[] other) {
    for (int i = 0; i < least.length; i++) {
      least[i] = Math.min(least[i], other[i]);
    }
  }

  private double[] innermost() {
    double[] least = new double[elements.length];
    for (int i = 0; i < least.length; i++) {
      boolean fits = model.lattice.fits(0, elements[i], model.lattice.full());
      least[i] = fits ? 0 : Double.POSITIVE_INFINITY;
    }
    return least;
  }

  private double[] insideOf(int above, int waiting) {
    double[] least = new double[elements.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int resting = above & pending;
    if ((resting & inner.crossing & ~waiting) == 0) {
      pass(least, above, waiting, resting);
    }
    for (int p = 0; p < inner.patterns.size(); p++) {
      if ((waiting & ~inner.patterns.get(p).above()) == 0) {
        lower(least, looped(p, waiting, above));
      }
    }
    return least;
  }

  /** The level has no loops: what is above it acts on the cut inside. */
  private void pass(double[] least, int above, int waiting, int resting) {
    double[] rest =
        below.insideWith(
            above, waiting & ~inner.crossing, resting & below.pending & inner.crossing);
    for (int i = 0; i < least.length; i++) {
      int same = inner.place[elements[i]];
      if (same >= 0 && model.lattice.fits(level, elements[i], elements[i])) {
        double cost = rest[same];
        for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
          BoundaryCosts crossing = inner.boundary[dataSpace];
          if (crossing != null) {
            cost +=
                (above >>> dataSpace & 1) != 0
                    ? crossing.still[elements[i]]
                    : mayGoOn(above, dataSpace)
                        ? crossing.least(elements[i])
                        : crossing.full[elements[i]];
          }
        }
        least[i] = cost;
      }
    }
  }

  private boolean mayGoOn(int above, int dataSpace) {
    return (above >>> (dataSpaces + dataSpace) & 1) != 0;
  }

  /** As {@link #inside}, if the first loop of the level is of pattern {@code p}. */
  private double[] looped(int p, int waiting, int above) {
    int sliding = slidingSpace();
    boolean follows =
        exact
            && sliding >= 0
            && inner.patterns.get(p).first(sliding) != LoopPatterns.WHOLE
            && (waiting >>> sliding & 1) == 0;
    boolean goesOn = follows && mayGoOn(above, sliding);
    int key = (((p << 1) | (goesOn ? 1 : 0)) << dataSpaces) | waiting;
    double[] known = looped.get(key);
    if (known == null) {
      known = loopedOf(p, waiting, follows ? sliding : -1, goesOn);
      looped.put(key, known);
      model.grow(known.length);
    }
    return known;
  }

  /** The first data space that crosses the inner cut and slides, or -1. */
  private int slidingSpace() {
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      DataSpaceShape shape = model.problem.shapes[dataSpace];
      if (inner.boundary[dataSpace] != null && !shape.ownsAllRanks() && !shape.tangled) {
        return dataSpace;
      }
    }
    return -1;
  }

  private double[] loopedOf(int p, int waiting, int sliding, boolean goesOn) {
    Pattern pattern = inner.patterns.get(p);
    int resting = pattern.above() & below.pending;
    int bypassed = resting & ~inner.crossing;
    int agree = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      agree |= (waiting >>> dataSpace & 1) != 0 ? model.loopsThatMove(dataSpace) : 0;
    }
    double[] least = new double[elements.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int open = bypassed & ~waiting;
    int still = open;
    while (true) {
      double[] rest =
          below.insideWith(pattern.above(), (bypassed & waiting) | still, resting & inner.crossing);
      double[] costs = rest.clone();
      inner.addCosts(pattern, sliding, costs);
      double[] values = new double[model.lattice.size];
      Arrays.fill(values, Double.POSITIVE_INFINITY);
      boolean matters = false;
      for (int i = 0; i < costs.length; i++) {
        if (costs[i] < ceiling) {
          values[inner.elements[i]] = costs[i];
          matters = true;
        }
      }
      int paying = ((pattern.above() & inner.crossing) | still) & ~waiting;
      if (matters && sliding < 0) {
        lower(least, leastInside(values, agree), paying);
      } else if (matters) {
        int others = paying & ~(1 << sliding);
        new SlidingLoops(model, level, inner, sliding, ceiling)
            .leastInside(pattern, values, goesOn, agree)
            .forEach(slid -> lower(least, slid, others));
      }
      if (still == 0) {
        return least;
      }
      still = (still - 1) & open;
    }
  }

  private double[] leastInside(double[] values, int agree) {
    return level == model.problem.levels - 1
        ? model.minima.leastInsideOutermost(level, inner.elements, (in, out) -> values[in], agree)
        : model.minima.leastInside(level, values, agree);
  }

  /**
   * Lowers the bounds.
   *
   * @param values by lattice element at the cut outside
   * @param paying data spaces whose next boundary inside pays for the loops outside the cut, too
   */
  private void lower(double[] least, double[] values, int paying) {
    for (int i = 0; i < least.length; i++) {
      double cost = values[elements[i]];
      for (int dataSpace = 0; dataSpace < dataSpaces && cost < least[i]; dataSpace++) {
        if ((paying >>> dataSpace & 1) != 0) {
          cost += next[dataSpace].leastStill * (model.stillIterations(dataSpace, elements[i]) - 1);
        }
      }
      least[i] = Math.min(least[i], cost);
    }
  }
}
