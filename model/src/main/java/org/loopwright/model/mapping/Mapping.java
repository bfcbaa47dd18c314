package org.loopwright.model.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * A way to run a workload on an architecture: how the loops are tiled, ordered, spread over space,
 * and staged in the storage levels (Parashar et al. 2019, section V-C). Levels come innermost
 * first, one for each storage level of the architecture.
 *
 * <p>The outermost loop over a dimension always runs its last tile, so its residual is its bound.
 */
public record Mapping(List<LevelMapping> levels) {
  public Mapping {
    levels = List.copyOf(levels);
    Require.that(!levels.isEmpty(), "a mapping needs a level");
    Require.distinct(levels.stream().map(LevelMapping::level).toList(), "level");
    requirePerfectOutside(levels);
  }

  private static void requirePerfectOutside(List<LevelMapping> levels) {
    Set<String> seen = new HashSet<>();
    forEachLoop(
        levels,
        loop ->
            Require.that(
                !seen.add(loop.dimension()) || loop.isPerfect(),
                "the outermost loop over %s always runs its residual, so its bound must be %s"
                    + " but was %s",
                loop.dimension(),
                loop.residual(),
                loop.bound()));
  }

  /** Whether every loop always runs all its iterations, so that bounds multiply. */
  public boolean isPerfect() {
    boolean[] perfect = {true};
    forEachLoop(levels, loop -> perfect[0] &= loop.isPerfect());
    return perfect[0];
  }

  /**
   * Throws unless the mapping has the levels of {@code architecture}, in order, and names only
   * dimensions and data spaces of {@code workload}.
   */
  public void requireFits(Workload workload, Architecture architecture) {
    Require.that(
        levels.size() == architecture.storage().size(),
        "a mapping on %s needs %s levels but has %s",
        architecture.name(),
        architecture.storage().size(),
        levels.size());
    for (int i = 0; i < levels.size(); i++) {
      LevelMapping level = levels.get(i);
      String name = architecture.storage().get(i).name();
      Require.that(
          level.level().equals(name),
          "level %s of a mapping must be %s but is %s",
          i,
          name,
          level.level());
      level.temporal().forEach(loop -> requireDimension(workload, loop));
      level.spatialX().forEach(loop -> requireDimension(workload, loop));
      level.spatialY().forEach(loop -> requireDimension(workload, loop));
      for (String dataSpace : level.keep()) {
        Require.that(
            workload.indexOfDataSpace(dataSpace) >= 0,
            "%s keeps %s, which is not a data space",
            name,
            dataSpace);
      }
      for (Set<String> dataSpaces : level.reuse().off().values()) {
        for (String dataSpace : dataSpaces) {
          Require.that(
              workload.indexOfDataSpace(dataSpace) >= 0,
              "%s turns off reuse of %s, which is not a data space",
              name,
              dataSpace);
        }
      }
    }
  }

  private static void requireDimension(Workload workload, Loop loop) {
    Require.that(
        workload.indexOfDimension(loop.dimension()) >= 0,
        "loop over %s, which is not a dimension",
        loop.dimension());
  }

  /** Throws unless the loops over each dimension make as many iterations as its bound. */
  public void requireIterations(Workload workload) {
    for (Dimension dimension : workload.dimensions()) {
      long iterations = iterations(dimension.name());
      Require.that(
          iterations == dimension.bound(),
          "factors of %s and residuals make %s but its bound is %s",
          dimension.name(),
          iterations,
          dimension.bound());
    }
  }

  /**
   * The iterations that all loops over a dimension make together. The last iteration, counted from
   * 0, is a number with a digit for each loop, outermost first, in the radix of the loop's bound;
   * the last digit that a loop reaches is its residual less 1.
   */
  public long iterations(String dimension) {
    long[] last = {0};
    forEachLoop(
        levels,
        loop -> {
          if (loop.dimension().equals(dimension)) {
            last[0] = Math.addExact(Math.multiplyExact(last[0], loop.bound()), loop.residual() - 1);
          }
        });
    return Math.addExact(last[0], 1);
  }

  /**
   * The mapping whose loops count as these do but stop where the dimensions end: residuals are the
   * digits of the last iteration. Loops that never leave their first iteration are left out.
   *
   * @param bounds by dimension; at most what the bounds of its loops multiply to
   */
  public Mapping cutTo(Map<String, Long> bounds) {
    Map<String, Long> rest = new HashMap<>();
    bounds.forEach((dimension, bound) -> rest.put(dimension, bound - 1));
    List<LevelMapping> cut = new ArrayList<>();
    for (LevelMapping level : levels) {
      List<Loop> x = cut(level.spatialX(), rest);
      List<Loop> y = cut(level.spatialY(), rest);
      cut.add(
          new LevelMapping(
              level.level(), cut(level.temporal(), rest), x, y, level.keep(), level.reuse()));
    }
    rest.forEach(
        (dimension, left) ->
            Require.that(
                left == 0,
                "the loops over %s make fewer iterations than its bound %s",
                dimension,
                bounds.get(dimension)));
    return new Mapping(cut);
  }

  private static List<Loop> cut(List<Loop> loops, Map<String, Long> rest) {
    List<Loop> cut = new ArrayList<>();
    for (Loop loop : loops) {
      long left = rest.get(loop.dimension());
      long residual = left % loop.bound() + 1;
      boolean outermost = left < loop.bound();
      rest.put(loop.dimension(), left / loop.bound());
      if (!outermost) {
        cut.add(new Loop(loop.dimension(), loop.bound(), residual));
      } else if (residual > 1) {
        cut.add(new Loop(loop.dimension(), residual));
      }
    }
    return cut;
  }

  /** All loops over one dimension come in order, the outermost first. */
  private static void forEachLoop(List<LevelMapping> levels, Consumer<Loop> action) {
    for (int i = levels.size() - 1; i >= 0; i--) {
      levels.get(i).temporal().forEach(action);
      levels.get(i).spatialY().forEach(action);
      levels.get(i).spatialX().forEach(action);
    }
  }
}
