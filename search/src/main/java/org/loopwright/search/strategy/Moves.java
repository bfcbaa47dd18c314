package org.loopwright.search.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.loopwright.model.math.PrimeFactors;
import org.loopwright.model.math.PrimeFactors.PrimePower;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.TilingLevel;

/**
 * Small random steps from one point of a mapspace to another that the constraints allow as well: a
 * factor moves between tiling levels, two change places, a loop moves within its nest, a spatial
 * loop turns to the other axis, a data space is kept or bypassed. Scratch of one stream.
 */
final class Moves {
  private static final int MAX_ATTEMPTS = 200;
  private static final int NO_LOOP = -1;

  /** Of a hundred steps, how many are of this kind or of one named before it; the rest bypass. */
  private static final int FACTOR_MOVES = 30;

  private static final int EXCHANGES = 60;
  private static final int LOOP_MOVES = 85;
  private static final int SPATIAL_CHANGES = 93;

  private final MapSpace space;
  private final RandomGenerator random;

  /** Changes factors that need not divide; null if they must. */
  private final ImperfectFactors residuals;

  private final TilingLevel[] levels;
  private final int dimensions;
  private final long[][] primes;

  /** Dimensions, each once for every prime factor of its bound. */
  private final int[] looping;

  /** Temporal tiling levels whose loops may change places. */
  private final int[] orderable;

  private final int[] spatial;

  private final List<Bypass> bypasses = new ArrayList<>();

  /** A choice between keeping and bypassing that the constraints leave open. */
  private record Bypass(int storage, int dataSpace) {}

  /** Whether the step has changed the point. */
  private boolean touched;

  Moves(MapSpace space, RandomGenerator random, ImperfectFactors residuals) {
    this.space = space;
    this.random = random;
    this.residuals = residuals;
    levels = space.levels().toArray(TilingLevel[]::new);
    dimensions = space.dimensions();
    primes = new long[dimensions][];
    List<Integer> loops = new ArrayList<>();
    for (int dimension = 0; dimension < dimensions; dimension++) {
      List<PrimePower> powers = PrimeFactors.of(space.bound(dimension)).powers();
      primes[dimension] = powers.stream().mapToLong(PrimePower::prime).toArray();
      int factors = powers.stream().mapToInt(PrimePower::exponent).sum();
      loops.addAll(Collections.nCopies(factors, dimension));
    }
    looping = loops.stream().mapToInt(Integer::intValue).toArray();
    orderable = levels(level -> !level.isSpatial() && level.freeLoops() > 1);
    spatial = levels(TilingLevel::isSpatial);
    for (int storage = 0; storage < space.architecture().storage().size(); storage++) {
      for (int dataSpace = 0; dataSpace < space.workload().dataSpaces().size(); dataSpace++) {
        if (space.isBypassFree(storage, dataSpace)) {
          bypasses.add(new Bypass(storage, dataSpace));
        }
      }
    }
  }

  private int[] levels(Predicate<TilingLevel> which) {
    return IntStream.range(0, levels.length).filter(level -> which.test(levels[level])).toArray();
  }

  /** Makes {@code to} a neighbour of {@code from}; the same point if it has none. */
  void toNeighbour(MapPoint from, MapPoint to) {
    to.copyFrom(from);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      touched = false;
      if (step(to)) {
        return;
      }
      if (touched) {
        to.copyFrom(from);
      }
    }
  }

  /** Takes a step; if it leads out of the mapspace, returns false with the point half changed. */
  private boolean step(MapPoint point) {
    int percent = random.nextInt(100);
    if (residuals != null && percent < EXCHANGES) {
      touched = true;
      return changeFactors(point, percent);
    }
    if (percent < FACTOR_MOVES) {
      return moveFactor(point);
    }
    if (percent < EXCHANGES) {
      return exchangeFactors(point);
    }
    if (percent < LOOP_MOVES) {
      return moveLoop(point);
    }
    return percent < SPATIAL_CHANGES ? changeSpatial(point) : flipBypass(point);
  }

  /** Factors may also move as wholes; then the outermost loops must end at the bound again. */
  private boolean changeFactors(MapPoint point, int percent) {
    return percent < FACTOR_MOVES
        ? residuals.change(point)
        : (percent % 2 == 0 ? moveFactor(point) : exchangeFactors(point))
            && residuals.settle(point);
  }

  private boolean moveFactor(MapPoint point) {
    if (looping.length == 0) {
      return false;
    }
    int dimension = looping[random.nextInt(looping.length)];
    int from = levelWithLoop(point, dimension);
    int to = random.nextInt(levels.length);
    if (from == to) {
      return false;
    }
    long factor = part(point.factor(from, dimension), dimension);
    return transfer(point, dimension, from, to, factor);
  }

  /**
   * A tiling level where a dimension loops; there is one for every dimension of a bound above 1.
   */
  private int levelWithLoop(MapPoint point, int dimension) {
    int chosen = 0;
    int seen = 0;
    for (int level = 0; level < levels.length; level++) {
      if (point.factor(level, dimension) > 1 && random.nextInt(++seen) == 0) {
        chosen = level;
      }
    }
    return chosen;
  }

  /** A factor goes one way, and one of another dimension, or of this one, comes back. */
  private boolean exchangeFactors(MapPoint point) {
    if (looping.length == 0) {
      return false;
    }
    int dimension = looping[random.nextInt(looping.length)];
    int other = looping[random.nextInt(looping.length)];
    int from = levelWithLoop(point, dimension);
    int to = levelWithLoop(point, other);
    if (from == to) {
      return false;
    }
    long factor = part(point.factor(from, dimension), dimension);
    long back = part(point.factor(to, other), other);
    return transferUnchecked(point, other, to, from, back)
        && transferUnchecked(point, dimension, from, to, factor)
        && fits(point, from)
        && fits(point, to);
  }

  /** A divisor of {@code factor} greater than 1, small ones more often; 1 if there is none. */
  private long part(long factor, int dimension) {
    long part = 1;
    long rest = factor;
    do {
      long prime = prime(rest, dimension);
      part *= prime;
      rest /= prime;
    } while (rest > 1 && random.nextInt(3) == 0);
    return part;
  }

  private long prime(long factor, int dimension) {
    long chosen = 1;
    int seen = 0;
    for (long prime : primes[dimension]) {
      if (factor % prime == 0 && random.nextInt(++seen) == 0) {
        chosen = prime;
      }
    }
    return chosen;
  }

  private boolean transfer(MapPoint point, int dimension, int from, int to, long factor) {
    return transferUnchecked(point, dimension, from, to, factor)
        && fits(point, from)
        && fits(point, to);
  }

  private boolean transferUnchecked(MapPoint point, int dimension, int from, int to, long factor) {
    long less = point.factor(from, dimension) / factor;
    long more = point.factor(to, dimension) * factor;
    if (from == to
        || !levels[from].allows(dimension, less)
        || !levels[to].allows(dimension, more)) {
      return false;
    }
    touched = true;
    if (levels[to].isSpatial() && point.factor(to, dimension) == 1) {
      point.putAxis(to, dimension, random.nextBoolean());
    }
    if (levels[from].isSpatial() && less == 1) {
      point.putAxis(from, dimension, false);
    }
    point.putFactor(from, dimension, less);
    point.putFactor(to, dimension, more);
    return true;
  }

  private boolean fits(MapPoint point, int level) {
    return !levels[level].isSpatial() || space.fitsMesh(point, level);
  }

  private boolean moveLoop(MapPoint point) {
    return orderable.length > 0 && moveLoop(point, orderable[random.nextInt(orderable.length)]);
  }

  /** Moves one loop of a nest to another place among the loops that no constraint orders. */
  private boolean moveLoop(MapPoint point, int level) {
    int first = levels[level].firstFree();
    int loops = levels[level].freeLoops();
    int from = loopPlace(point, level, first, loops);
    int to = loopPlace(point, level, first, loops);
    if (from == NO_LOOP || from == to) {
      return false;
    }
    int step = from < to ? 1 : -1;
    int dimension = point.dimensionAt(level, from);
    for (int place = from; place != to; place += step) {
      point.putDimensionAt(level, place, point.dimensionAt(level, place + step));
    }
    point.putDimensionAt(level, to, dimension);
    return true;
  }

  /** The place of one of some dimensions that loops here, or {@link #NO_LOOP}. */
  private int loopPlace(MapPoint point, int level, int first, int loops) {
    int chosen = NO_LOOP;
    int seen = 0;
    for (int place = first; place < first + loops; place++) {
      if (point.factor(level, point.dimensionAt(level, place)) > 1 && random.nextInt(++seen) == 0) {
        chosen = place;
      }
    }
    return chosen;
  }

  /** Turns a loop to the other axis or moves it along its own. */
  private boolean changeSpatial(MapPoint point) {
    if (spatial.length == 0) {
      return false;
    }
    int level = spatial[random.nextInt(spatial.length)];
    if (levels[level].freeLoops() > 1 && random.nextBoolean()) {
      return moveLoop(point, level);
    }
    int place = loopPlace(point, level, 0, dimensions);
    if (place == NO_LOOP) {
      return false;
    }
    int dimension = point.dimensionAt(level, place);
    touched = true;
    point.putAxis(level, dimension, !point.onY(level, dimension));
    return fits(point, level);
  }

  private boolean flipBypass(MapPoint point) {
    if (bypasses.isEmpty()) {
      return false;
    }
    Bypass chosen = bypasses.get(random.nextInt(bypasses.size()));
    boolean kept = point.keeps(chosen.storage, chosen.dataSpace);
    point.putKeep(chosen.storage, chosen.dataSpace, !kept);
    return true;
  }

  /**
   * Makes tiles smaller: a factor moves from storage level {@code storage} or inside it to a
   * temporal nest outside it.
   *
   * @return whether it did; if not, {@code point} may have changed and must be thrown away
   */
  boolean shrinkTiles(MapPoint point, int storage) {
    if (residuals != null) {
      return residuals.shrink(point, storage);
    }
    for (int attempt = 0; looping.length > 0 && attempt < MAX_ATTEMPTS; attempt++) {
      int dimension = looping[random.nextInt(looping.length)];
      int from = random.nextInt(levels.length);
      int to = random.nextInt(levels.length);
      if (levels[from].storage() <= storage
          && levels[to].storage() > storage
          && !levels[to].isSpatial()) {
        long factor = prime(point.factor(from, dimension), dimension);
        if (factor > 1 && transfer(point, dimension, from, to, factor)) {
          return true;
        }
      }
    }
    return false;
  }
}
