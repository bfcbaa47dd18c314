package org.loopwright.analysis;

import java.util.Arrays;

/**
 * The loops over one dimension as the digits of a number: an iteration of the dimension is the
 * number, a loop a digit that counts to its bound, and the iterations that run are those up to the
 * last one of the dimension. So loops with residuals are loops without that stop early, and what
 * follows needs the number of digit strings up to a limit only: a walk over the digits. Mutable
 * scratch of one thread.
 *
 * <p>Position {@code 2 x level} is the spatial loop of a storage level, {@code 2 x level + 1} its
 * temporal loop, innermost first; a loop that is not there has bound 1. A tile of a level is one
 * unit of the positions outside it.
 */
final class EdgeDigits {
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
    CHILD
  }

  final int positions;
  final long[] bound;

  /** Iterations of the dimension that one step of the position moves; the last entry is of none. */
  final long[] stride;

  /** Position of each temporal loop in the nest, the innermost 0; -1 for other positions. */
  final int[] nestIndex;

  /** What the digits may be, set by whoever asks. */
  final Kind[] kind;

  /** The last iteration of the dimension. */
  private final long last;

  EdgeDigits(int levels, long dimensionBound) {
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

  /** To be called when all loops are there. */
  void measureStrides() {
    stride[0] = 1;
    for (int at = 0; at < positions; at++) {
      stride[at + 1] = Math.multiplyExact(stride[at], bound[at]);
    }
  }

  /** Iterations inside a tile that does not stand on the edge. */
  long tile(int from) {
    return Math.min(stride[from], last + 1);
  }

  /** Iterations inside the tile on the edge. */
  long tileOnEdge(int from) {
    return last % stride[from] + 1;
  }

  /** The number of the tile on the edge. */
  long lastTile(int from) {
    return last / stride[from];
  }

  long lastDigit(int at) {
    return last / stride[at] % bound[at];
  }

  /** Tiles that one step of the position moves. */
  long weight(int from, int at) {
    return stride[at] / stride[from];
  }

  /** Tiles, of positions {@code from} on, up to number {@code limit} whose digits are allowed. */
  long count(int from, long limit) {
    if (limit < 0) {
      return 0;
    }
    long inside = 1;
    for (int at = from; at < positions; at++) {
      inside = Math.multiplyExact(inside, allowed(at, bound[at]));
    }
    long count = 0;
    long rest = limit;
    for (int at = positions - 1; at >= from; at--) {
      if (bound[at] > 1) {
        long weight = weight(from, at);
        long digit = rest / weight;
        inside = inside == 0 ? 0 : inside / allowed(at, bound[at]);
        count += allowed(at, digit) * inside;
        if (!allows(at, digit)) {
          return count;
        }
        rest -= digit * weight;
      }
    }
    return count + 1;
  }

  /** Whether the tile on the edge has digits that are allowed. */
  boolean allowsLast(int from) {
    for (int at = from; at < positions; at++) {
      if (!allows(at, lastDigit(at))) {
        return false;
      }
    }
    return true;
  }

  /** Digits below {@code limit} that the position may have. */
  long allowed(int at, long limit) {
    return switch (kind[at]) {
      case ZERO, RETURNED -> Math.min(limit, 1);
      case FREE, CHILD -> limit;
      case STEPPED -> Math.max(0, limit - 1);
    };
  }

  boolean allows(int at, long digit) {
    return switch (kind[at]) {
      case ZERO, RETURNED -> digit == 0;
      case FREE, CHILD -> true;
      case STEPPED -> digit > 0;
    };
  }

  /** The innermost position from {@code from} on that returns; -1 if none does. */
  int firstReturned(int from) {
    for (int at = from; at < positions; at++) {
      if (bound[at] > 1 && kind[at] == Kind.RETURNED) {
        return at;
      }
    }
    return -1;
  }
}
