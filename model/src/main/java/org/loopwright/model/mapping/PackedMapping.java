package org.loopwright.model.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * A mapping as primitive arrays, for the inner loop of a search: mutable, reused, not shared
 * between threads. Levels, dimensions and data spaces are positions in the architecture (innermost
 * level first) and the workload. Each storage level has two nests, temporal and spatial; loops are
 * appended innermost first and loops of bound 1 are ignored.
 *
 * <p>An imperfect mapping's factors multiply to more than some bounds; its loops stop where the
 * dimensions end, so it holds no residuals.
 *
 * <p>It does not check that factors multiply to the bounds of the workload: {@link
 * #requireComplete} does.
 */
public final class PackedMapping {
  private final int levels;
  private final int dimensions;
  private final int[] temporalCount;
  private final int[] spatialCount;
  private final int[] temporalDimension;
  private final long[] temporalBound;
  private final int[] spatialDimension;
  private final long[] spatialBound;
  private final boolean[] spatialOnY;
  private final long[] keep;

  /** By level: the data spaces that were to be kept there, and are not: {@link #startInside}. */
  private final long[] idle;

  private boolean imperfect;
  private PackedSwitches switches = PackedSwitches.NONE;

  public PackedMapping(int levels, int dimensions) {
    this.levels = levels;
    this.dimensions = dimensions;
    temporalCount = new int[levels];
    spatialCount = new int[levels];
    temporalDimension = new int[levels * dimensions];
    temporalBound = new long[levels * dimensions];
    spatialDimension = new int[levels * dimensions];
    spatialBound = new long[levels * dimensions];
    spatialOnY = new boolean[levels * dimensions];
    keep = new long[levels];
    idle = new long[levels];
  }

  /** Packs a mapping of {@code workload} on {@code architecture}; the names must all be theirs. */
  public static PackedMapping of(Workload workload, Architecture architecture, Mapping mapping) {
    PackedMapping packed =
        new PackedMapping(architecture.storage().size(), workload.dimensions().size());
    mapping.requireFits(workload, architecture);
    for (int level = 0; level < packed.levels; level++) {
      packed.add(workload, level, mapping.levels().get(level));
    }
    packed.switches =
        PackedSwitches.of(workload, mapping.levels().stream().map(LevelMapping::reuse).toList());
    packed.startInside();
    if (!mapping.isPerfect()) {
      requireCountableResiduals(workload);
      mapping.requireIterations(workload);
      packed.imperfect(true);
    }
    return packed;
  }

  /**
   * Throws if mappings with residual factors of a workload cannot be counted: a result that several
   * dimensions index together has no known number of first updates, which need no read.
   */
  public static void requireCountableResiduals(Workload workload) {
    for (DataSpace dataSpace : workload.dataSpaces()) {
      Require.that(
          !dataSpace.readWrite() || dataSpace.ownsAllRanks(),
          "the result %s of workload %s has a rank that several dimensions index, or a dimension"
              + " that indexes several ranks: residual factors cannot be counted then; take factors"
              + " that divide the bounds",
          dataSpace.name(),
          workload.name());
    }
  }

  private void add(Workload workload, int level, LevelMapping levelMapping) {
    for (Loop loop : levelMapping.temporal()) {
      addTemporal(level, workload.indexOfDimension(loop.dimension()), loop.bound());
    }
    for (Loop loop : levelMapping.spatialX()) {
      addSpatial(level, workload.indexOfDimension(loop.dimension()), loop.bound(), false);
    }
    for (Loop loop : levelMapping.spatialY()) {
      addSpatial(level, workload.indexOfDimension(loop.dimension()), loop.bound(), true);
    }
    for (String dataSpace : levelMapping.keep()) {
      keep(level, workload.indexOfDataSpace(dataSpace));
    }
  }

  /**
   * Throws unless the loop bounds of every dimension multiply to its bound in the workload, or, if
   * the mapping is imperfect, to no less.
   */
  public void requireComplete(Workload workload) {
    for (int dimension = 0; dimension < dimensions; dimension++) {
      long product = 1;
      for (int level = 0; level < levels; level++) {
        product =
            Math.multiplyExact(
                product,
                Math.multiplyExact(
                    bound(level, dimension, temporalCount, temporalDimension, temporalBound),
                    bound(level, dimension, spatialCount, spatialDimension, spatialBound)));
      }
      long bound = workload.dimensions().get(dimension).bound();
      Require.that(
          imperfect ? product >= bound : product == bound,
          "factors of %s multiply to %s but its bound is %s",
          workload.dimensions().get(dimension).name(),
          product,
          bound);
    }
  }

  private long bound(int level, int dimension, int[] count, int[] dimensionOf, long[] boundOf) {
    for (int i = 0; i < count[level]; i++) {
      if (dimensionOf[level * dimensions + i] == dimension) {
        return boundOf[level * dimensions + i];
      }
    }
    return 1;
  }

  /** Empties every nest and every level; what reuse is turned off stays so. */
  public void clear() {
    Arrays.fill(temporalCount, 0);
    Arrays.fill(spatialCount, 0);
    Arrays.fill(keep, 0);
    Arrays.fill(idle, 0);
    imperfect = false;
  }

  /** Sets whether loops may make more iterations than the dimensions have. */
  public void imperfect(boolean imperfect) {
    this.imperfect = imperfect;
  }

  public boolean isImperfect() {
    return imperfect;
  }

  /**
   * Makes data spaces start at the outermost level that coalesces: one that does not hands on all
   * that is asked of it, and where nothing is further out it is as good as bypassed. To be called
   * when all that is kept is known.
   */
  public void startInside() {
    if (!switches.isNone()) {
      long inside = 0;
      for (int level = levels - 1; level >= 0; level--) {
        long off = switches.off(ReuseSwitch.COALESCING, level);
        idle[level] = keep[level] & off & ~inside;
        inside |= keep[level] & ~off;
        keep[level] &= ~idle[level];
      }
    }
  }

  /** Whether a level was to keep a data space that starts further inside. */
  public boolean isIdle(int level, int dataSpace) {
    return (idle[level] >>> dataSpace & 1) != 0;
  }

  /** Sets what reuse is turned off. */
  public void switches(PackedSwitches switches) {
    this.switches = switches;
  }

  /** What reuse is turned off. */
  public PackedSwitches switches() {
    return switches;
  }

  /** Appends a temporal loop outside those that {@code level} already has. */
  public void addTemporal(int level, int dimension, long bound) {
    if (bound > 1) {
      int at = level * dimensions + temporalCount[level]++;
      temporalDimension[at] = dimension;
      temporalBound[at] = bound;
    }
  }

  /**
   * Appends a spatial loop outside those that {@code level} already has; all X loops come before Y
   * loops.
   */
  public void addSpatial(int level, int dimension, long bound, boolean onY) {
    if (bound > 1) {
      int at = level * dimensions + spatialCount[level]++;
      spatialDimension[at] = dimension;
      spatialBound[at] = bound;
      spatialOnY[at] = onY;
    }
  }

  /** Gives data space {@code dataSpace} a buffer in {@code level}. */
  public void keep(int level, int dataSpace) {
    keep[level] |= 1L << dataSpace;
  }

  public int levels() {
    return levels;
  }

  public int dimensions() {
    return dimensions;
  }

  public int temporalLoops(int level) {
    return temporalCount[level];
  }

  public int temporalDimension(int level, int loop) {
    return temporalDimension[level * dimensions + loop];
  }

  public long temporalBound(int level, int loop) {
    return temporalBound[level * dimensions + loop];
  }

  public int spatialLoops(int level) {
    return spatialCount[level];
  }

  public int spatialDimension(int level, int loop) {
    return spatialDimension[level * dimensions + loop];
  }

  public long spatialBound(int level, int loop) {
    return spatialBound[level * dimensions + loop];
  }

  public boolean spatialOnY(int level, int loop) {
    return spatialOnY[level * dimensions + loop];
  }

  public boolean keeps(int level, int dataSpace) {
    return keepBit(level, dataSpace) != 0;
  }

  /** The outermost level that keeps a data space; -1 if none does. */
  public int outermostKeeping(int dataSpace) {
    int level = levels - 1;
    while (level >= 0 && !keeps(level, dataSpace)) {
      level--;
    }
    return level;
  }

  /** 1 if a level keeps a data space, else 0: products without a branch. */
  public long keepBit(int level, int dataSpace) {
    return keep[level] >>> dataSpace & 1;
  }

  /** Makes this a copy of {@code other}, which must have the same size. */
  public void copyFrom(PackedMapping other) {
    System.arraycopy(other.temporalCount, 0, temporalCount, 0, levels);
    System.arraycopy(other.spatialCount, 0, spatialCount, 0, levels);
    System.arraycopy(other.temporalDimension, 0, temporalDimension, 0, temporalDimension.length);
    System.arraycopy(other.temporalBound, 0, temporalBound, 0, temporalBound.length);
    System.arraycopy(other.spatialDimension, 0, spatialDimension, 0, spatialDimension.length);
    System.arraycopy(other.spatialBound, 0, spatialBound, 0, spatialBound.length);
    System.arraycopy(other.spatialOnY, 0, spatialOnY, 0, spatialOnY.length);
    System.arraycopy(other.keep, 0, keep, 0, levels);
    System.arraycopy(other.idle, 0, idle, 0, levels);
    imperfect = other.imperfect;
    switches = other.switches;
  }

  /** The readable form; the names come from what it was made for. */
  public Mapping unpack(Workload workload, Architecture architecture) {
    List<LevelMapping> unpacked = new ArrayList<>();
    for (int level = 0; level < levels; level++) {
      List<Loop> temporal = new ArrayList<>();
      for (int loop = 0; loop < temporalCount[level]; loop++) {
        temporal.add(
            new Loop(name(workload, temporalDimension(level, loop)), temporalBound(level, loop)));
      }
      // Across space, the loops along X and those along Y, each in their order.
      List<Loop> x = new ArrayList<>();
      List<Loop> y = new ArrayList<>();
      for (int loop = 0; loop < spatialCount[level]; loop++) {
        (spatialOnY(level, loop) ? y : x)
            .add(
                new Loop(name(workload, spatialDimension(level, loop)), spatialBound(level, loop)));
      }
      Set<String> kept = new HashSet<>();
      for (int dataSpace = 0; dataSpace < workload.dataSpaces().size(); dataSpace++) {
        if (keeps(level, dataSpace) || isIdle(level, dataSpace)) {
          kept.add(workload.dataSpaces().get(dataSpace).name());
        }
      }
      unpacked.add(
          new LevelMapping(
              architecture.storage().get(level).name(),
              temporal,
              x,
              y,
              kept,
              switches.unpack(workload, level)));
    }
    Mapping whole = new Mapping(unpacked);
    return imperfect ? whole.cutTo(bounds(workload)) : whole;
  }

  private static Map<String, Long> bounds(Workload workload) {
    Map<String, Long> bounds = new HashMap<>();
    workload.dimensions().forEach(dimension -> bounds.put(dimension.name(), dimension.bound()));
    return bounds;
  }

  private static String name(Workload workload, int dimension) {
    return workload.dimensions().get(dimension).name();
  }
}
