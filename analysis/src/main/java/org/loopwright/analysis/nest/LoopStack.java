package org.loopwright.analysis.nest;

import java.util.Arrays;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.PackedMapping;

/**
 * The loops of one mapping as one stack, innermost first, with the stride of each and the shape of
 * the operation space below it. Mutable scratch of one thread, refilled for each mapping.
 */
public final class LoopStack {
  /** The arithmetic units, next inside the innermost storage level. */
  public static final int ARITHMETIC = -1;

  private final int levels;
  private final int dimensions;
  private int temporalLoops;
  private final int[] temporalStart;
  private final int[] temporalDimension;
  private final long[] temporalBound;
  private final long[] temporalStride;
  private final long[] temporalSteps;
  private final long[] temporalIterations;
  private final int[] spatialStart;
  private final int[] spatialDimension;
  private final long[] spatialBound;
  private final long[] spatialStride;
  private final boolean[] spatialOnY;
  private final long[] instances;
  private final long[] instancesX;
  private final long[] instancesY;
  private final long[] fanoutX;
  private final long[] fanoutY;
  private long computeX;
  private long computeY;
  private long steps;
  private final Mesh[] physicalFanout;
  private final long[] running;

  public LoopStack(Architecture architecture, int dimensions) {
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
  public void load(PackedMapping mapping) {
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

  public int levels() {
    return levels;
  }

  public int dimensions() {
    return dimensions;
  }

  /** Number of temporal loops of all levels. */
  public int temporalLoops() {
    return temporalLoops;
  }

  /** First temporal loop of a level; loops from there on are at that level or outside it. */
  public int temporalStart(int level) {
    return temporalStart[level];
  }

  public int temporalDimension(int loop) {
    return temporalDimension[loop];
  }

  public long temporalBound(int loop) {
    return temporalBound[loop];
  }

  /** Iterations of the untiled loop that one step of a temporal loop advances. */
  public long temporalStride(int loop) {
    return temporalStride[loop];
  }

  /** How often a temporal loop steps forward: (bound - 1) x bounds of all loops outside it. */
  public long temporalSteps(int loop) {
    return temporalSteps[loop];
  }

  /** Iterations of a temporal loop and all those outside it together; 1 beyond the last. */
  public long temporalIterations(int loop) {
    return temporalIterations[loop];
  }

  /** First spatial loop of a level. */
  public int spatialStart(int level) {
    return spatialStart[level];
  }

  public int spatialDimension(int loop) {
    return spatialDimension[loop];
  }

  public long spatialBound(int loop) {
    return spatialBound[loop];
  }

  /** Iterations of the untiled loop that one step of a spatial loop advances. */
  public long spatialStride(int loop) {
    return spatialStride[loop];
  }

  public boolean spatialOnY(int loop) {
    return spatialOnY[loop];
  }

  /** Instances of a level that the spatial loops take. */
  public long instances(int level) {
    return instances[level];
  }

  /** Columns of the mesh that the instances of a level take. */
  public long instancesX(int level) {
    return instancesX[level];
  }

  /** Rows of the mesh that the instances of a level take. */
  public long instancesY(int level) {
    return instancesY[level];
  }

  /** Columns of the mesh that the arithmetic units take. */
  public long computeX() {
    return computeX;
  }

  /** Rows of the mesh that the arithmetic units take. */
  public long computeY() {
    return computeY;
  }

  /** Iterations of all temporal loops together. */
  public long steps() {
    return steps;
  }

  /** Columns of the children of one instance of a level. */
  public long fanoutX(int level) {
    return fanoutX[level];
  }

  /** Rows of the children of one instance of a level. */
  public long fanoutY(int level) {
    return fanoutY[level];
  }

  /** Instances of the next inner level that one instance of {@code level} feeds. */
  public long fanout(int level) {
    return fanoutX[level] * fanoutY[level];
  }

  /**
   * Columns of the mesh below {@code level}: the physical ones, or more if the mapping takes more.
   */
  public long meshX(int level) {
    return Math.max(physicalFanout[level].x(), fanoutX[level]);
  }

  /** Rows of the mesh below {@code level}. */
  public long meshY(int level) {
    return Math.max(physicalFanout[level].y(), fanoutY[level]);
  }

  public boolean hasSpatialLoops(int level) {
    return spatialStart[level + 1] > spatialStart[level];
  }
}
