package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.loopwright.formats.timeloop.FactorText.Factor;
import org.loopwright.formats.timeloop.FactorText.Relation;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.mapping.ReuseSwitches;

/**
 * The limits of all levels while the entries that set them are read. Remembers where each was set,
 * so that two that disagree can both be named.
 */
final class ConstraintLimits {
  private record Placed<T>(T value, Location location) {}

  private final Binding binding;
  private final Diagnosis diagnosis;
  private final Map<Integer, LevelLimits> levels = new LinkedHashMap<>();
  private Placed<Double> minParallelism;

  /** The limits on one level, and where each data space's fate was set. */
  private final class LevelLimits {
    final NestLimits temporal = new NestLimits();
    final NestLimits spatial = new NestLimits();
    final Map<String, Location> keep = new LinkedHashMap<>();
    final Map<String, Location> bypass = new LinkedHashMap<>();
    final Map<ReuseSwitch, Set<String>> off = new EnumMap<>(ReuseSwitch.class);
    Location spatialAt;
  }

  ConstraintLimits(Binding binding) {
    this.binding = binding;
    diagnosis = binding.diagnosis();
  }

  private LevelLimits level(int level) {
    return levels.computeIfAbsent(level, any -> new LevelLimits());
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

  /** Turns reuse of a data space off. */
  void turnOff(int level, ReuseSwitch which, String dataSpace) {
    level(level).off.computeIfAbsent(which, any -> new TreeSet<>()).add(dataSpace);
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
    if (minParallelism != null && least != minParallelism.value()) {
      conflict(here, "the least parallelism", minParallelism);
    }
    minParallelism = new Placed<>(least, here);
  }

  private void conflict(Location location, String what, Placed<?> first) {
    diagnosis.error(location, what + " is already set otherwise, at " + first.location());
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
                limits.bypass.keySet(),
                new ReuseSwitches(limits.off));
        if (!constraint.equals(LevelConstraint.free(constraint.level()))) {
          built.add(constraint);
        }
      }
    }
    return new Constraints(built, minParallelism == null ? 0 : minParallelism.value());
  }

  /** The limits on the loops of one nest. */
  final class NestLimits {
    private final Map<String, Placed<Long>> factors = new LinkedHashMap<>();
    private final Map<String, FactorLimit> limits = new LinkedHashMap<>();
    private Placed<Long> othersAtMost;
    private Placed<PermutationText.Order> order;
    private Placed<Long> split;

    /** Adds a limit. */
    void add(Factor factor) {
      String name = factor.dimension().name();
      if (factor.residual().isPresent()) {
        diagnosis.error(
            factor.location(),
            "a limit of %s has no residual; leave ',%s' out: residuals follow from the factors"
                .formatted(name, factor.residual().getAsLong()));
        return;
      }
      long bound = factor.dimension().bound();
      long value = factor.value() == 0 ? bound : factor.value();
      Placed<Long> here = new Placed<>(value, factor.location());
      Placed<Long> first = factors.putIfAbsent(name + factor.relation(), here);
      if (first != null && first.value() != value) {
        conflict(factor.location(), "the limit of " + name, first);
        return;
      }
      narrow(name, limit(factor.relation(), value), factor.location());
    }

    private FactorLimit limit(Relation relation, long value) {
      return switch (relation) {
        case EXACTLY -> FactorLimit.exactly(value);
        case AT_MOST -> FactorLimit.atMost(value);
        case AT_LEAST -> FactorLimit.atLeast(value);
      };
    }

    private void narrow(String name, FactorLimit limit, Location location) {
      FactorLimit other = limits.getOrDefault(name, FactorLimit.atLeast(1));
      long least = Math.max(limit.least(), other.least());
      long most = Math.min(limit.most(), other.most());
      if (least > most) {
        diagnosis.error(
            location,
            "no factor of %s is both at least %s and at most %s".formatted(name, least, most));
        return;
      }
      limits.put(name, new FactorLimit(least, most));
    }

    void othersAtMost(long most, Location location) {
      othersAtMost = once(othersAtMost, new Placed<>(most, location), "the default limit");
    }

    void order(PermutationText.Order written, Location location) {
      order = once(order, new Placed<>(written, location), "the permutation");
    }

    void split(long dimensions, Location location) {
      split = once(split, new Placed<>(dimensions, location), "the split");
    }

    private <T> Placed<T> once(Placed<T> first, Placed<T> second, String what) {
      if (first != null && !first.value().equals(second.value())) {
        conflict(second.location(), what, first);
      }
      return first == null ? second : first;
    }

    /** The first limit that asks for more than one iteration, for a nest that can have none. */
    boolean asksForLoops() {
      return limits.values().stream().anyMatch(limit -> limit.least() > 1);
    }

    NestConstraint build(int dimensions) {
      List<String> innermost = order == null ? List.of() : order.value().innermost();
      List<String> outermost = order == null ? List.of() : order.value().outermost();
      return new NestConstraint(
          limits,
          othersAtMost == null ? OptionalLong.empty() : OptionalLong.of(othersAtMost.value()),
          innermost,
          outermost,
          split == null
              ? OptionalInt.empty()
              : OptionalInt.of((int) Math.min(split.value(), dimensions)));
    }
  }
}
