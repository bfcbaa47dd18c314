package org.loopwright.service.worker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * Many mappings as arrays that lie one after the other in little-endian bytes. For each mapping,
 * storage level (innermost first) and dimension: the factors in time, along X and along Y, 4 bytes
 * each; then the orders in time and in space, a byte for each dimension, innermost first; then for
 * each level and data space a byte that is not 0 where it is kept.
 */
final class MappingBlock {
  /** Arrays of factors: in time, along X, along Y. */
  private static final int FACTOR_ARRAYS = 3;

  /** Arrays of orders: in time, in space. */
  private static final int ORDER_ARRAYS = 2;

  private final int count;
  private final int levels;
  private final int dimensions;
  private final int spaces;
  private final long[] bounds;
  private final ByteBuffer bytes;

  MappingBlock(Workload workload, Architecture architecture, int count, byte[] bytes) {
    this.count = count;
    levels = architecture.storage().size();
    dimensions = workload.dimensions().size();
    spaces = workload.dataSpaces().size();
    bounds = workload.dimensions().stream().mapToLong(Dimension::bound).toArray();
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long expected = count * bytesEach(workload, architecture);
    if (bytes.length != expected) {
      throw new IllegalArgumentException(
          "%s mappings take %s bytes here but %s were sent"
              .formatted(count, expected, bytes.length));
    }
  }

  /** Bytes of one mapping, over all arrays. */
  static long bytesEach(Workload workload, Architecture architecture) {
    int dimensions = workload.dimensions().size();
    int ofLevel =
        dimensions * (FACTOR_ARRAYS * Integer.BYTES + ORDER_ARRAYS) + workload.dataSpaces().size();
    return (long) architecture.storage().size() * ofLevel;
  }

  int count() {
    return count;
  }

  /**
   * Writes a mapping into arrays that fit; says whether its orders have each dimension once, no
   * dimension of a level lies along both axes, and its factors multiply to the bounds.
   */
  MappingOutcome unpack(int mapping, PackedMapping packed) {
    packed.clear();
    for (int level = 0; level < levels; level++) {
      int at = (mapping * levels + level) * dimensions;
      boolean ordered =
          addTemporal(level, at, packed)
              && isAlongOneAxis(at)
              && addSpatial(level, at, 1, packed)
              && addSpatial(level, at, 2, packed);
      if (!ordered) {
        return MappingOutcome.MALFORMED;
      }
      int kept = keptStart() + (mapping * levels + level) * spaces;
      for (int space = 0; space < spaces; space++) {
        if (bytes.get(kept + space) != 0) {
          packed.keep(level, space);
        }
      }
    }
    return isWhole(mapping) ? MappingOutcome.VALID : MappingOutcome.INCOMPLETE;
  }

  private boolean addTemporal(int level, int at, PackedMapping packed) {
    long seen = 0;
    for (int place = 0; place < dimensions; place++) {
      int dimension = dimension(0, at + place);
      if (isWrong(dimension, seen)) {
        return false;
      }
      seen |= 1L << dimension;
      packed.addTemporal(level, dimension, factor(0, at + dimension));
    }
    return true;
  }

  /** A nest has one loop for each dimension, so it lies along X or along Y. */
  private boolean isAlongOneAxis(int at) {
    for (int dimension = 0; dimension < dimensions; dimension++) {
      if (factor(1, at + dimension) > 1 && factor(2, at + dimension) > 1) {
        return false;
      }
    }
    return true;
  }

  private boolean addSpatial(int level, int at, int axis, PackedMapping packed) {
    long seen = 0;
    for (int place = 0; place < dimensions; place++) {
      int dimension = dimension(1, at + place);
      if (isWrong(dimension, seen)) {
        return false;
      }
      seen |= 1L << dimension;
      packed.addSpatial(level, dimension, factor(axis, at + dimension), axis == 2);
    }
    return true;
  }

  private boolean isWrong(int dimension, long seen) {
    return dimension >= dimensions || (seen >>> dimension & 1) != 0;
  }

  private boolean isWhole(int mapping) {
    for (int dimension = 0; dimension < dimensions; dimension++) {
      long rest = bounds[dimension];
      for (int level = 0; level < levels; level++) {
        int at = (mapping * levels + level) * dimensions + dimension;
        for (int array = 0; array < FACTOR_ARRAYS; array++) {
          long factor = factor(array, at);
          if (factor < 1 || rest % factor != 0) {
            return false;
          }
          rest /= factor;
        }
      }
      if (rest != 1) {
        return false;
      }
    }
    return true;
  }

  private int cells() {
    return count * levels * dimensions;
  }

  private long factor(int array, int cell) {
    return bytes.getInt((array * cells() + cell) * Integer.BYTES);
  }

  private int dimension(int array, int cell) {
    return bytes.get((FACTOR_ARRAYS * Integer.BYTES + array) * cells() + cell) & 0xff;
  }

  private int keptStart() {
    return (FACTOR_ARRAYS * Integer.BYTES + ORDER_ARRAYS) * cells();
  }
}
