package org.loopwright.search.strategy;

import java.util.random.RandomGenerator;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.TilingLevel;

/**
 * Random changes of factors that need not divide: one factor becomes any other that the constraints
 * allow, a second one follows so that the loops still reach the bound, and the outermost loop ends
 * where the dimension does. Scratch of one stream.
 */
final class ImperfectFactors {
  private static final int MAX_ATTEMPTS = 100;

  private final MapSpace space;
  private final RandomGenerator random;
  private final TilingLevel[] levels;

  ImperfectFactors(MapSpace space, RandomGenerator random) {
    this.space = space;
    this.random = random;
    levels = space.levels().toArray(TilingLevel[]::new);
  }

  /**
   * Changes a factor; if that leads out of the space, returns false with the point half changed.
   */
  boolean change(MapPoint point) {
    int dimension = random.nextInt(space.dimensions());
    int at = random.nextInt(levels.length);
    return replace(
        point, dimension, at, proposal(point, at, dimension), random.nextInt(levels.length));
  }

  /**
   * Makes tiles smaller: half of a factor of the level, or inside it, goes to a loop outside it.
   */
  boolean shrink(MapPoint point, int storage) {
    int dimension = random.nextInt(space.dimensions());
    int from = random.nextInt(levels.length);
    int to = random.nextInt(levels.length);
    long factor = point.factor(from, dimension);
    return factor > 1
        && levels[from].storage() <= storage
        && levels[to].storage() > storage
        && !levels[to].isSpatial()
        && replace(point, dimension, from, (factor + 1) / 2, to);
  }

  /** Any factors, of all dimensions; whether they were found. The rest of the point is kept. */
  boolean sample(MapPoint point) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (trySample(point)) {
        return true;
      }
    }
    return false;
  }

  private boolean trySample(MapPoint point) {
    for (int dimension = 0; dimension < space.dimensions(); dimension++) {
      for (int level = 0; level < levels.length; level++) {
        put(point, level, dimension, levels[level].least(dimension));
      }
      if (!reach(point, dimension, random.nextInt(levels.length))) {
        return false;
      }
      int changes = random.nextInt(levels.length + 1);
      for (int i = 0; i < changes; i++) {
        int at = random.nextInt(levels.length);
        long to = 1 + random.nextLong(space.bound(dimension));
        if (levels[at].allows(dimension, to)) {
          long before = point.factor(at, dimension);
          put(point, at, dimension, to);
          if (!reach(point, dimension, random.nextInt(levels.length))) {
            put(point, at, dimension, before);
          }
        }
      }
    }
    return settle(point) && fits(point);
  }

  private boolean replace(MapPoint point, int dimension, int at, long factor, int following) {
    if (at == following
        || factor == point.factor(at, dimension)
        || !levels[at].allows(dimension, factor)) {
      return false;
    }
    put(point, at, dimension, factor);
    return reach(point, dimension, following) && settle(point, dimension) && fits(point);
  }

  /** Gives a level the least factor with which the loops reach the bound of the dimension. */
  private boolean reach(MapPoint point, int dimension, int level) {
    long others = 1;
    for (int other = 0; other < levels.length; other++) {
      others = Math.multiplyExact(others, other == level ? 1 : point.factor(other, dimension));
      if (others >= space.bound(dimension)) {
        others = space.bound(dimension);
      }
    }
    long factor =
        Math.max(quotient(space.bound(dimension), others), levels[level].least(dimension));
    if (!levels[level].allows(dimension, factor)) {
      return false;
    }
    put(point, level, dimension, factor);
    return true;
  }

  /** Lets the outermost loops over all dimensions end where the dimensions do. */
  boolean settle(MapPoint point) {
    for (int dimension = 0; dimension < space.dimensions(); dimension++) {
      if (!settle(point, dimension)) {
        return false;
      }
    }
    return true;
  }

  private boolean settle(MapPoint point, int dimension) {
    long inside = 1;
    for (int level = 0; level < levels.length; level++) {
      long left = quotient(space.bound(dimension), inside);
      long factor = Math.min(point.factor(level, dimension), left);
      if (factor != point.factor(level, dimension)) {
        if (!levels[level].allows(dimension, factor)) {
          return false;
        }
        put(point, level, dimension, factor);
      }
      inside = Math.multiplyExact(inside, factor);
    }
    return inside >= space.bound(dimension);
  }

  private boolean fits(MapPoint point) {
    for (int level = 0; level < levels.length; level++) {
      if (levels[level].isSpatial() && !space.fitsMesh(point, level)) {
        return false;
      }
    }
    return true;
  }

  private void put(MapPoint point, int level, int dimension, long factor) {
    if (levels[level].isSpatial() && (factor == 1 || point.factor(level, dimension) == 1)) {
      point.putAxis(level, dimension, factor > 1 && random.nextBoolean());
    }
    point.putFactor(level, dimension, factor);
  }

  /** A step up or down, half or twice, what is left of a mesh, or any factor. */
  private long proposal(MapPoint point, int level, int dimension) {
    long factor = point.factor(level, dimension);
    long proposed =
        switch (random.nextInt(6)) {
          case 0 -> factor + 1;
          case 1 -> factor - 1;
          case 2 -> (factor + 1) / 2;
          case 3 -> 2 * factor;
          case 4 -> levels[level].isSpatial() ? room(point, level, dimension) : factor + 2;
          default -> 1 + random.nextLong(space.bound(dimension));
        };
    return Math.max(1, Math.min(proposed, space.bound(dimension)));
  }

  /** How far a spatial loop could reach along its axis. */
  private long room(MapPoint point, int level, int dimension) {
    boolean onY =
        point.factor(level, dimension) > 1 ? point.onY(level, dimension) : random.nextBoolean();
    Mesh fanout = space.architecture().fanout(levels[level].storage());
    long room = onY ? fanout.y() : fanout.x();
    for (int other = 0; other < space.dimensions(); other++) {
      if (other != dimension && point.factor(level, other) > 1 && point.onY(level, other) == onY) {
        room /= point.factor(level, other);
      }
    }
    return room;
  }

  private static long quotient(long bound, long divisor) {
    return (bound + divisor - 1) / divisor;
  }
}
