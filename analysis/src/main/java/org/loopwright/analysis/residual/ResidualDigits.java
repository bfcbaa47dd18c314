package org.loopwright.analysis.residual;

import java.util.Arrays;

/**
 * The loops over one dimension as the digits of a number: an iteration of the dimension is the
 * number, a loop a digit that counts to its bound, and the iterations that run are those up to the
 * last one of the dimension. So loops with residuals are loops without that stop early, and what
 * follows needs the number of digit strings up to a limit only: a walk over the digits. Mutable
 * scratch of one thread.
 *
 * <p>Each storage level has two positions, innermost first: its {@link #spatial} and its {@link
 * #temporal} loop; a missing loop has bound 1. A tile of a level is one unit of the positions
 * {@link #outside} it; the last tile of a dimension, the <em>residual</em> one, may be smaller.
 */
final class ResidualDigits {
  /** Which digits a position may have. */
  enum Kind {
    /** Its first iteration only. */
    ZERO,
    /** Any. */
    FREE,
    /** Any but the first iteration: the loop has just stepped. */
    STEPPED,
    /** Its first iteration now; before the step, its last one: a loop inside one that steps. */
    RETURNED,
    /** One for each receiver below a sender; any. */
    RECEIVER
  }

  private final int positions;
  private final long[] bound;

  /** Iterations of the dimension that one step of the position moves; the last entry is of none. */
  private final long[] stride;

  /** Position of each temporal loop in the nest, the innermost 0; -1 for other positions. */
  private final int[] nestIndex;

  private final Kind[] kind;

  /** The last iteration of the dimension. */
  private final long last;

  ResidualDigits(int levels, long dimensionBound) {
    positions = 2 * levels;
    last = dimensionBound - 1;
    bound = new long[positions];
    stride = new long[positions + 1];
    nestIndex = new int[positions];
    kind = new Kind[positions];
  }

  /** Forgets all loops. */
  void clear() {
    Arrays.fill(bound, 1);
    Arrays.fill(nestIndex, -1);
  }

  /** The position of the spatial loop of a level. */
  static int spatial(int level) {
    return 2 * level;
  }

  /** The level of a position. */
  static int levelOf(int position) {
    return position / 2;
  }

  /** The position of the temporal loop of a level. */
  static int temporal(int level) {
    return 2 * level + 1;
  }

  /** The first position outside the tile of a level, or of the arithmetic. */
  static int outside(int level) {
    return 2 * (level + 1);
  }

  static boolean isSpatial(int position) {
    return position % 2 == 0;
  }

  void addSpatial(int level, long loopBound) {
    bound[spatial(level)] = loopBound;
  }

  /**
   * Adds the temporal loop of a level.
   *
   * @param index its position in the nest of all dimensions, the innermost 0
   */
  void addTemporal(int level, long loopBound, int index) {
    bound[temporal(level)] = loopBound;
    nestIndex[temporal(level)] = index;
  }

  int levels() {
    return positions / 2;
  }

  int positions() {
    return positions;
  }

  long bound(int position) {
    return bound[position];
  }

  long stride(int position) {
    return stride[position];
  }

  int nestIndex(int position) {
    return nestIndex[position];
  }

  Kind kind(int position) {
    return kind[position];
  }

  void allow(int position, Kind digits) {
    kind[position] = digits;
  }

  /** Allows the same digits at all spatial, and at all temporal, positions from one on. */
  void allow(int from, Kind inSpace, Kind inTime) {
    for (int position = from; position < positions; position++) {
      kind[position] = isSpatial(position) ? inSpace : inTime;
    }
  }

  /** Measures the strides, once all loops have been added. */
  void measureStrides() {
    stride[0] = 1;
    for (int position = 0; position < positions; position++) {
      stride[position + 1] = Math.multiplyExact(stride[position], bound[position]);
    }
  }

  /** Iterations inside a tile that is not the residual one. */
  long tile(int from) {
    return Math.min(stride[from], last + 1);
  }

  /** Iterations inside the residual tile. */
  long residualTile(int from) {
    return last % stride[from] + 1;
  }

  /** The number of the residual tile. */
  long lastTile(int from) {
    return last / stride[from];
  }

  long lastDigit(int position) {
    return last / stride[position] % bound[position];
  }

  /** Tiles that one step of the position moves. */
  long weight(int from, int position) {
    return stride[position] / stride[from];
  }

  /** Tiles, of positions {@code from} on, whose digits are allowed. */
  long count(int from) {
    return count(from, lastTile(from));
  }

  /** Tiles, of positions {@code from} on, up to number {@code limit} whose digits are allowed. */
  long count(int from, long limit) {
    if (limit < 0) {
      return 0;
    }
    long inside = 1;
    for (int position = from; position < positions; position++) {
      inside = Math.multiplyExact(inside, allowed(position, bound[position]));
    }
    long count = 0;
    long rest = limit;
    for (int position = positions - 1; position >= from; position--) {
      if (bound[position] > 1) {
        long weight = weight(from, position);
        long digit = rest / weight;
        inside = inside == 0 ? 0 : inside / allowed(position, bound[position]);
        count += allowed(position, digit) * inside;
        if (!allows(position, digit)) {
          return count;
        }
        rest -= digit * weight;
      }
    }
    return count + 1;
  }

  /** Whether the residual tile has digits that are allowed. */
  boolean allowsLast(int from) {
    for (int position = from; position < positions; position++) {
      if (!allows(position, lastDigit(position))) {
        return false;
      }
    }
    return true;
  }

  /** Digits below {@code limit} that the position may have. */
  long allowed(int position, long limit) {
    return switch (kind[position]) {
      case ZERO, RETURNED -> Math.min(limit, 1);
      case FREE, RECEIVER -> limit;
      case STEPPED -> Math.max(0, limit - 1);
    };
  }

  boolean allows(int position, long digit) {
    return switch (kind[position]) {
      case ZERO, RETURNED -> digit == 0;
      case FREE, RECEIVER -> true;
      case STEPPED -> digit > 0;
    };
  }

  /** The innermost position from {@code from} on that returns; -1 if none does. */
  int firstReturned(int from) {
    for (int position = from; position < positions; position++) {
      if (bound[position] > 1 && kind[position] == Kind.RETURNED) {
        return position;
      }
    }
    return -1;
  }
}
