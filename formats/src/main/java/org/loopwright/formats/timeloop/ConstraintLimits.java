package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * The limits of all levels while the entries that set them are read. Remembers where each was set,
 * so that two that disagree can both be named.
 */
final class ConstraintLimits {
  private final Binding binding;
  private final Diagnosis diagnosis;
  private final Map<Integer, LevelLimits> levels = new LinkedHashMap<>();
  private double minParallelism;
  private Location parallelismAt;

  /** The limits on one level, and where each data space's fate was set. */
  private static final class LevelLimits {
    final NestLimits temporal;
    final NestLimits spatial;
    final Map<String, Location> keep = new LinkedHashMap<>();
    final Map<String, Location> bypass = new LinkedHashMap<>();
    Location spatialAt;

    LevelLimits(Diagnosis diagnosis) {
      temporal = new NestLimits(diagnosis);
      spatial = new NestLimits(diagnosis);
    }
  }

  ConstraintLimits(Binding binding) {
    this.binding = binding;
    diagnosis = binding.diagnosis();
  }

  private LevelLimits level(int level) {
    return levels.computeIfAbsent(level, any -> new LevelLimits(diagnosis));
  }

  /** The limits on the loops in time of a level. */
  NestLimits temporal(int level) {
    return level(level).temporal;
  }

  /** The limits on the loops in space below a level. */
  NestLimits spatial(int level) {
    return level(level).spatial;
  }

  /** Remembers an entry about loops in space, for levels that can have none. */
  void markSpatial(int level, Location entry) {
    level(level).spatialAt = entry;
  }

  void keep(int level, String dataSpace, Location here) {
    place(level, dataSpace, here, level(level).keep, level(level).bypass);
  }

  void bypass(int level, String dataSpace, Location here) {
    place(level, dataSpace, here, level(level).bypass, level(level).keep);
  }

  private void place(
      int level,
      String dataSpace,
      Location here,
      Map<String, Location> mine,
      Map<String, Location> opposite) {
    Location other = opposite.get(dataSpace);
    if (other != null) {
      diagnosis.error(
          here,
          "%s cannot both keep and bypass %s; the other is at %s"
              .formatted(binding.levelName(level), dataSpace, other));
      return;
    }
    mine.putIfAbsent(dataSpace, here);
  }

  void parallelism(double least, Location here) {
    if (parallelismAt != null && least != minParallelism) {
      diagnosis.error(here, "the least parallelism is already set otherwise, at " + parallelismAt);
    }
    minParallelism = least;
    parallelismAt = here;
  }

  void checkFanouts() {
    levels.forEach(
        (level, limits) -> {
          if (limits.spatialAt != null && !binding.hasFanout(level)) {
            refuseOrIgnore(level, limits);
          }
        });
  }

  private void refuseOrIgnore(int level, LevelLimits limits) {
    if (limits.spatial.asksForLoops()) {
      diagnosis.error(limits.spatialAt, "asks for spatial loops, but " + binding.noFanout(level));
    } else {
      diagnosis.warning(limits.spatialAt, "has no effect: " + binding.noFanout(level));
    }
  }

  Constraints build() {
    int dimensions = binding.workload().dimensions().size();
    List<LevelConstraint> built = new ArrayList<>();
    for (int level = 0; level < binding.architecture().storage().size(); level++) {
      LevelLimits limits = levels.get(level);
      if (limits != null) {
        LevelConstraint constraint =
            new LevelConstraint(
                binding.levelName(level),
                limits.temporal.build(dimensions),
                limits.spatial.build(dimensions),
                limits.keep.keySet(),
                limits.bypass.keySet());
        if (!constraint.equals(LevelConstraint.free(constraint.level()))) {
          built.add(constraint);
        }
      }
    }
    return new Constraints(built, minParallelism);
  }
}
