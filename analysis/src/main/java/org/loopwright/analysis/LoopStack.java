package org.loopwright.analysis;

import java.util.Arrays;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;

/**
 * The loops of one mapping as one stack, innermost first, with the stride of each and the shape of
 * the operation space below it. Mutable scratch of one thread, refilled for each mapping.
 */
final class LoopStack {
  final int levels;
  final int dimensions;

  /** Number of temporal loops of all levels. */
  int temporalLoops;

  /** First temporal loop of each level; loops from there on are at that level or outside it. */
  final int[] temporalStart;

  final int[] temporalDimension;
  final long[] temporalBound;

  /** Iterations of the untiled loop that one step of this loop advances. */
  final long[] temporalStride;

  /**
   * How often the loop steps forward in the whole run: (bound - 1) x bounds of all loops outside
   * it.
   */
  final long[] temporalSteps;

  /** Iterations of the loop and all those outside it together; 1 beyond the last. */
  final long[] temporalIterations;

  /** First spatial loop of each level. */
  final int[] spatialStart;

  final int[] spatialDimension;
  final long[] spatialBound;
  final long[] spatialStride;
  final boolean[] spatialOnY;

  /** Instances of each level that work, in all and along the axes. */
  final long[] instances;

  final long[] instancesX;
  final long[] instancesY;

  /** Instances of the next inner level that one instance of each level feeds, along the axes. */
  final long[] fanoutX;

  final long[] fanoutY;

  /** Arithmetic units that work, along the axes. */
  long computeX;

  long computeY;

  /** Operations of one arithmetic unit. */
  long steps;

  private final Mesh[] physicalFanout;
  private final long[] running;

  LoopStack(Architecture architecture, int dimensions) {
    levels = architecture.storage().size();
    this.dimensions = dimensions;
    physicalFanout = new Mesh[levels];
    for (int level = 0; level < levels; level++) {
      physicalFanout[level] = architecture.fanout(level);
    }
    temporalStart = new int[levels + 1];
    temporalDimension = new int[levels * dimensions];
    temporalBound = new long[levels * dimensions];
    temporalStride = new long[levels * dimensions];
    temporalSteps = new long[levels * dimensions];
    temporalIterations = new long[levels * dimensions + 1];
    spatialStart = new int[levels + 1];
    spatialDimension = new int[levels * dimensions];
    spatialBound = new long[levels * dimensions];
    spatialStride = new long[levels * dimensions];
    spatialOnY = new boolean[levels * dimensions];
    instances = new long[levels];
    instancesX = new long[levels];
    instancesY = new long[levels];
    fanoutX = new long[levels];
    fanoutY = new long[levels];
    running = new long[dimensions];
  }

  /** Takes the loops of {@code mapping}. */
  void load(PackedMapping mapping) {
    Arrays.fill(running, 1);
    int temporal = 0;
    int spatial = 0;
    for (int level = 0; level < levels; level++) {
      spatialStart[level] = spatial;
      temporalStart[level] = temporal;
      spatial = loadSpatial(mapping, level, spatial);
      temporal = loadTemporal(mapping, level, temporal);
    }
    spatialStart[levels] = spatial;
    temporalStart[levels] = temporal;
    temporalLoops = temporal;
    countSteps();
    countInstances();
  }

  private int loadSpatial(PackedMapping mapping, int level, int start) {
    int at = start;
    long x = 1;
    long y = 1;
    for (int loop = 0; loop < mapping.spatialLoops(level); loop++) {
      int dimension = mapping.spatialDimension(level, loop);
      long bound = mapping.spatialBound(level, loop);
      spatialDimension[at] = dimension;
      spatialBound[at] = bound;
      spatialStride[at] = running[dimension];
      spatialOnY[at] = mapping.spatialOnY(level, loop);
      if (spatialOnY[at]) {
        y = Math.multiplyExact(y, bound);
      } else {
        x = Math.multiplyExact(x, bound);
      }
      running[dimension] = Math.multiplyExact(running[dimension], bound);
      at++;
    }
    fanoutX[level] = x;
    fanoutY[level] = y;
    return at;
  }

  private int loadTemporal(PackedMapping mapping, int level, int start) {
    int at = start;
    for (int loop = 0; loop < mapping.temporalLoops(level); loop++) {
      int dimension = mapping.temporalDimension(level, loop);
      long bound = mapping.temporalBound(level, loop);
      temporalDimension[at] = dimension;
      temporalBound[at] = bound;
      temporalStride[at] = running[dimension];
      running[dimension] = Math.multiplyExact(running[dimension], bound);
      at++;
    }
    return at;
  }

  private void countSteps() {
    long outer = 1;
    temporalIterations[temporalLoops] = 1;
    for (int loop = temporalLoops - 1; loop >= 0; loop--) {
      long bound = temporalBound[loop];
      temporalSteps[loop] = outer * (bound - 1);
      outer = Math.multiplyExact(outer, bound);
      temporalIterations[loop] = outer;
    }
    steps = outer;
  }

  private void countInstances() {
    long x = 1;
    long y = 1;
    for (int level = levels - 1; level >= 0; level--) {
      instancesX[level] = x;
      instancesY[level] = y;
      instances[level] = Math.multiplyExact(x, y);
      x = Math.multiplyExact(x, fanoutX[level]);
      y = Math.multiplyExact(y, fanoutY[level]);
    }
    computeX = x;
    computeY = y;
  }

  /** Instances of the next inner level that one instance of {@code level} feeds. */
  long fanout(int level) {
    return fanoutX[level] * fanoutY[level];
  }

  /**
   * Columns of the mesh below {@code level}: the physical ones, or more if the mapping takes more.
   */
  long meshX(int level) {
    return Math.max(physicalFanout[level].x(), fanoutX[level]);
  }

  /** Rows of the mesh below {@code level}. */
  long meshY(int level) {
    return Math.max(physicalFanout[level].y(), fanoutY[level]);
  }

  boolean hasSpatialLoops(int level) {
    return spatialStart[level + 1] > spatialStart[level];
  }
}
