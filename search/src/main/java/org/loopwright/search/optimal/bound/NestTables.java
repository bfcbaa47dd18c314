package org.loopwright.search.optimal.bound;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.LatticeMinima.PairValue;
import org.loopwright.search.optimal.tiling.LoopPattern;
import org.loopwright.search.optimal.tiling.OuterEffect;
import org.loopwright.search.optimal.tiling.SkeletonTiling;

/**
 * Least cost of everything inside the cut above a storage level, by the element at the cut and what
 * the loops outside do.
 *
 * <p>A level either has no loops, and what is outside acts on the cut inside, or it has a first
 * loop, whose pattern says what crosses that cut. The least over both, all elements inside and all
 * data spaces that may wait to be paid for further out is admissible for every completion, by
 * induction from the inside out (docs/optimal-search.md, lemma 3). The tables depend on what the
 * levels inside keep and on where they get it from, so subproblems that agree in that share them.
 * One thread's own.
 */
public final class NestTables {
  private final SkeletonTiling tiling;
  private final int level;

  /** The tables of the next level inside; null at the innermost level. */
  private final NestTables below;

  /** Of the cut inside the level; null at the innermost level. */
  private final CutTable inner;

  /** The elements that are possible at the cut above the level. */
  private final int[] elements;

  private final double ceiling;
  private final boolean isExact;
  private final IntConsumer growth;

  /** By data space: the outermost boundary that it crosses inside; null for none. */
  private final BoundaryCosts[] next;

  /** Data spaces that cross a boundary inside. */
  private final IndexSet pending;

  /** Data spaces that cross the inner cut and slide. */
  private final IndexSet sliding;

  private final Map<OuterEffect, List<Waiting>> byOuterEffect = new HashMap<>();

  /** By what the loops outside do and the data spaces that wait. */
  private final Map<OuterEffect, Map<IndexSet, double[]>> inside = new HashMap<>();

  private final Map<FirstLoopKey, double[]> startingWith = new HashMap<>();
  private final Map<LoopPattern, double[]> costs = new HashMap<>();
  private final Map<LoopPattern, int[]> rankings = new HashMap<>();

  private record FirstLoopKey(LoopPattern pattern, IndexSet waiting, boolean mayContinue) {}

  /** Data spaces that wait to be paid for further out, and by place the least cost then. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Waiting(IndexSet dataSpaces, double[] inside) {}

  private NestTables(Builder builder, NestTables below, CutTable inner) {
    this.below = below;
    this.inner = inner;
    tiling = builder.tiling;
    level = builder.level;
    elements = builder.elements;
    ceiling = builder.ceiling;
    isExact = builder.isExact;
    growth = builder.growth;
    next = new BoundaryCosts[tiling.problem().dataSpaces()];
    for (int dataSpace = 0; dataSpace < next.length && below != null; dataSpace++) {
      boolean crosses = inner.crossing().contains(dataSpace);
      next[dataSpace] = crosses ? inner.boundary(dataSpace) : below.next[dataSpace];
    }
    pending = IndexSet.where(next.length, this::crosses);
    sliding =
        IndexSet.where(
            next.length,
            v ->
                below != null
                    && inner.crossing().contains(v)
                    && tiling.problem().shape(v).slides());
  }

  /**
   * What the tables of a level are made of.
   *
   * @param elements that are possible at the cut above the level
   * @param ceiling what everything inside must stay below to matter
   * @param isExact whether to follow what slides closely, which takes longer
   * @param growth takes the number of numbers by which tables grow
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Builder(
      SkeletonTiling tiling,
      int level,
      int[] elements,
      double ceiling,
      boolean isExact,
      IntConsumer growth) {
    /** The tables of the innermost level. */
    NestTables innermost() {
      return new NestTables(this, null, null);
    }

    /** The tables of the next level outward, with the cut between. */
    NestTables around(NestTables below, CutTable inner) {
      return new NestTables(this, below, inner);
    }
  }

  /** The cut inside the level; null at the innermost level. */
  CutTable inner() {
    return inner;
  }

  /** Whether a data space crosses a boundary inside. */
  public boolean crosses(int dataSpace) {
    return next[dataSpace] != null;
  }

  /** The least at the outermost level, outside of which nothing loops. */
  public double lowerBound() {
    return inside(OuterEffect.NONE, IndexSet.EMPTY)[0];
  }

  /**
   * The least at one place if its surroundings are known.
   *
   * @param outer what the loops outside do
   * @param stationary by data space: iterations of the next loops outside that leave it so
   */
  public double lowerBound(int place, OuterEffect outer, double[] stationary) {
    double least = Double.POSITIVE_INFINITY;
    for (Waiting waiting : waiting(outer)) {
      double cost = waiting.inside[place];
      for (int dataSpace = 0; dataSpace < next.length && cost < least; dataSpace++) {
        if (waiting.dataSpaces.contains(dataSpace)) {
          double all = tiling.stationaryIterations(dataSpace, elements[place]);
          cost += next[dataSpace].stationaryIncrement() * (all / stationary[dataSpace] - 1);
        }
      }
      least = Math.min(least, cost);
    }
    return least;
  }

  /** Of each set of data spaces that may wait: the least by place. */
  private List<Waiting> waiting(OuterEffect outer) {
    List<Waiting> known = byOuterEffect.get(outer);
    if (known == null) {
      known =
          outer.stationary().intersect(pending).subsets().stream()
              .map(waiting -> new Waiting(waiting, inside(outer, waiting)))
              .toList();
      byOuterEffect.put(outer, known);
    }
    return known;
  }

  /** By place at the inner cut: the least under a pattern of the level, with what crosses. */
  public double[] costs(LoopPattern pattern) {
    return costs.computeIfAbsent(
        pattern,
        key -> {
          OuterEffect outer = pattern.outerEffect();
          IndexSet mayWait = outer.stationary().intersect(below.pending);
          double[] all = below.insideWith(outer, IndexSet.EMPTY, mayWait);
          inner.addCosts(pattern, inner.crossing(), all);
          return all;
        });
  }

  /** The places at the inner cut in ascending order of the {@link #costs} under a pattern. */
  public int[] ranking(LoopPattern pattern) {
    return rankings.computeIfAbsent(
        pattern,
        key -> {
          double[] all = costs(pattern);
          return IntStream.range(0, all.length)
              .boxed()
              .sorted(Comparator.comparingDouble(place -> all[place]))
              .mapToInt(Integer::intValue)
              .toArray();
        });
  }

  /**
   * The least by place.
   *
   * @param waiting data spaces, of those stationary outside, that no loop inside moves before their
   *     next boundary; what crosses that is counted as if all loops outside that leave them
   *     stationary were the next ones
   */
  private double[] inside(OuterEffect outer, IndexSet waiting) {
    OuterEffect key = outer.restrictedTo(pending);
    Map<IndexSet, double[]> byWaiting = inside.computeIfAbsent(key, none -> new HashMap<>());
    double[] known = byWaiting.get(waiting);
    if (known == null) {
      known = below == null ? innermost() : computeInside(key, waiting);
      byWaiting.put(waiting, known);
      growth.accept(known.length);
    }
    return known;
  }

  /**
   * A copy of {@link #inside}, with those waiting, of the data spaces that may, that cost least.
   */
  private double[] insideWith(OuterEffect outer, IndexSet waiting, IndexSet mayWait) {
    double[] least = inside(outer, waiting).clone();
    if (!mayWait.isEmpty()) {
      for (IndexSet more : mayWait.subsets()) {
        lower(least, inside(outer, waiting.union(more)));
      }
    }
    return least;
  }

  private static void lower(double[] least, double[] other) {
    for (int place = 0; place < least.length; place++) {
      least[place] = Math.min(least[place], other[place]);
    }
  }

  private double[] innermost() {
    int full = tiling.lattice().full();
    return Arrays.stream(elements)
        .mapToDouble(e -> tiling.lattice().fits(0, e, full) ? 0 : Double.POSITIVE_INFINITY)
        .toArray();
  }

  private double[] computeInside(OuterEffect outer, IndexSet waiting) {
    double[] least = new double[elements.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    if (waiting.containsAll(outer.stationary().intersect(inner.crossing()))) {
      passThrough(least, outer, waiting);
    }
    for (LoopPattern pattern : inner.patterns()) {
      if (pattern.outerEffect().stationary().containsAll(waiting)) {
        lower(least, startingWith(pattern, waiting, outer));
      }
    }
    return least;
  }

  /** The level has no loops: what is outside it acts on the cut inside. */
  private void passThrough(double[] least, OuterEffect outer, IndexSet waiting) {
    IndexSet mayWait = outer.stationary().intersect(below.pending).intersect(inner.crossing());
    double[] rest = below.insideWith(outer, waiting.minus(inner.crossing()), mayWait);
    for (int place = 0; place < least.length; place++) {
      int element = elements[place];
      if (inner.contains(element) && tiling.lattice().fits(level, element, element)) {
        least[place] = withCrossing(rest[inner.place(element)], outer, element);
      }
    }
  }

  /** A cost and what crosses the inner cut at an element if the level has no loops. */
  private double withCrossing(double inside, OuterEffect outer, int element) {
    double cost = inside;
    for (int dataSpace = 0; dataSpace < next.length; dataSpace++) {
      if (inner.crossing().contains(dataSpace)) {
        BoundaryCosts boundary = inner.boundary(dataSpace);
        if (outer.stationary().contains(dataSpace)) {
          cost += boundary.stationary(element);
        } else if (outer.sliding().contains(dataSpace)) {
          cost += boundary.least(element);
        } else {
          cost += boundary.full(element);
        }
      }
    }
    return cost;
  }

  /** As {@link #inside}, if the first loop of the level is of a pattern. */
  private double[] startingWith(LoopPattern pattern, IndexSet waiting, OuterEffect outer) {
    OptionalInt followed = followed(pattern, waiting);
    boolean mayContinue = followed.isPresent() && outer.sliding().contains(followed.getAsInt());
    FirstLoopKey key = new FirstLoopKey(pattern, waiting, mayContinue);
    double[] known = startingWith.get(key);
    if (known == null) {
      known = computeStartingWith(key, followed);
      startingWith.put(key, known);
      growth.accept(known.length);
    }
    return known;
  }

  /** The data space whose slide is followed closely: the first that slides, if it is paid here. */
  private OptionalInt followed(LoopPattern pattern, IndexSet waiting) {
    int first = sliding.first();
    boolean follows =
        isExact
            && !sliding.isEmpty()
            && pattern.effect(first) != Effect.WHOLE
            && !waiting.contains(first);
    return follows ? OptionalInt.of(first) : OptionalInt.empty();
  }

  private double[] computeStartingWith(FirstLoopKey key, OptionalInt followed) {
    OuterEffect outer = key.pattern.outerEffect();
    IndexSet stationary = outer.stationary().intersect(below.pending);
    IndexSet bypassed = stationary.minus(inner.crossing());
    IndexSet others =
        followed.isPresent() ? inner.crossing().without(followed.getAsInt()) : inner.crossing();
    // What waits is not paid for inside, so no loop of the level may move it.
    IndexSet fixed = moversOf(key.waiting);
    double[] least = new double[elements.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (IndexSet paidHere : bypassed.minus(key.waiting).subsets()) {
      IndexSet waiting = bypassed.intersect(key.waiting).union(paidHere);
      double[] costs = below.insideWith(outer, waiting, stationary.intersect(inner.crossing()));
      inner.addCosts(key.pattern, others, costs);
      int[] inside = belowCeiling(costs);
      IndexSet paying = outer.stationary().intersect(others).union(paidHere).minus(key.waiting);
      if (inside.length > 0 && followed.isEmpty()) {
        PairValue value = (in, out) -> costs[inner.place(in)];
        lower(
            least,
            tiling.minima().leastInside(level, inside, value, IndexSet.EMPTY, fixed),
            paying);
      } else if (inside.length > 0) {
        new SlidingLoops(tiling, level, inner, followed.getAsInt())
            .leastInside(key.pattern, inside, costs, key.mayContinue, fixed)
            .forEach(slid -> lower(least, slid, paying));
      }
    }
    return least;
  }

  /** The loops that move any of some data spaces. */
  private IndexSet moversOf(IndexSet dataSpaces) {
    IndexSet movers = IndexSet.EMPTY;
    for (int dataSpace = 0; dataSpace < next.length; dataSpace++) {
      movers = dataSpaces.contains(dataSpace) ? movers.union(tiling.movers(dataSpace)) : movers;
    }
    return movers;
  }

  /** The elements at the inner cut that cost less than what matters. */
  private int[] belowCeiling(double[] costs) {
    int[] found = new int[costs.length];
    int count = 0;
    for (int place = 0; place < costs.length; place++) {
      if (costs[place] < ceiling) {
        found[count++] = inner.element(place);
      }
    }
    return Arrays.copyOf(found, count);
  }

  /**
   * Lowers the bounds.
   *
   * @param values by lattice element at the cut outside
   * @param paying data spaces whose next boundary inside pays for the loops outside the cut, too
   */
  private void lower(double[] least, double[] values, IndexSet paying) {
    for (int place = 0; place < least.length; place++) {
      int element = elements[place];
      double cost = values[element];
      for (int dataSpace = 0; dataSpace < next.length && cost < least[place]; dataSpace++) {
        if (paying.contains(dataSpace)) {
          double more = tiling.stationaryIterations(dataSpace, element) - 1;
          cost += next[dataSpace].stationaryIncrement() * more;
        }
      }
      least[place] = Math.min(least[place], cost);
    }
  }
}
