package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/** What constraints mean, told once more and as plainly as possible: the judge of mapspaces. */
final class MappingRules {
  private MappingRules() {}

  static boolean allow(
      Workload workload, Architecture architecture, Constraints constraints, Mapping mapping) {
    for (int i = 0; i < mapping.levels().size(); i++) {
      LevelMapping level = mapping.levels().get(i);
      LevelConstraint limits = constraints.of(level.level());
      List<Loop> spatial = new ArrayList<>(level.spatialX());
      spatial.addAll(level.spatialY());
      if (!fitsMesh(level, architecture.fanout(i))
          || !fitsFactors(workload, limits.temporal(), level.temporal())
          || !fitsFactors(workload, limits.spatial(), spatial)
          || !fitsTemporalOrder(workload, limits.temporal(), level)
          || !fitsSpatialOrder(workload, limits.spatial(), level)
          || !level.keep().containsAll(limits.keep())
          || level.keep().stream().anyMatch(limits.bypass()::contains)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fitsMesh(LevelMapping level, Mesh fanout) {
    return product(level.spatialX()) <= fanout.x() && product(level.spatialY()) <= fanout.y();
  }

  private static long product(List<Loop> loops) {
    return loops.stream().mapToLong(Loop::bound).reduce(1, (a, b) -> a * b);
  }

  private static boolean fitsFactors(Workload workload, NestConstraint limits, List<Loop> loops) {
    for (Dimension dimension : workload.dimensions()) {
      long factor =
          loops.stream()
              .filter(loop -> loop.dimension().equals(dimension.name()))
              .mapToLong(Loop::bound)
              .findFirst()
              .orElse(1);
      FactorLimit limit = limits.factors().get(dimension.name());
      if (limit == null) {
        if (factor > limits.othersAtMost().orElse(Long.MAX_VALUE)) {
          return false;
        }
      } else {
        long least = limit.least() == FactorLimit.WHOLE ? dimension.bound() : limit.least();
        if (factor < least || factor > limit.most()) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean fitsTemporalOrder(
      Workload workload, NestConstraint limits, LevelMapping level) {
    List<String> loops = level.temporal().stream().map(Loop::dimension).toList();
    return orders(workload, limits).stream()
        .anyMatch(order -> order.stream().filter(loops::contains).toList().equals(loops));
  }

  private static boolean fitsSpatialOrder(
      Workload workload, NestConstraint limits, LevelMapping level) {
    List<String> x = level.spatialX().stream().map(Loop::dimension).toList();
    List<String> y = level.spatialY().stream().map(Loop::dimension).toList();
    List<String> loops = new ArrayList<>(x);
    loops.addAll(y);
    for (List<String> order : orders(workload, limits)) {
      for (int split = 0; split <= order.size(); split++) {
        if (limits.split().isEmpty()
            || split == Math.min(limits.split().getAsInt(), order.size())) {
          List<String> head = order.subList(0, split).stream().filter(loops::contains).toList();
          List<String> tail =
              order.subList(split, order.size()).stream().filter(loops::contains).toList();
          if (head.equals(x) && tail.equals(y)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** All orders of all dimensions that begin and end as the constraint says. */
  private static List<List<String>> orders(Workload workload, NestConstraint limits) {
    List<String> free = new ArrayList<>();
    for (Dimension dimension : workload.dimensions()) {
      if (!limits.innermost().contains(dimension.name())
          && !limits.outermost().contains(dimension.name())) {
        free.add(dimension.name());
      }
    }
    List<List<String>> all = new ArrayList<>();
    for (List<String> middle : permutations(free)) {
      List<String> order = new ArrayList<>(limits.innermost());
      order.addAll(middle);
      order.addAll(limits.outermost());
      all.add(order);
    }
    return all;
  }

  static <T> List<List<T>> permutations(List<T> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : things) {
      List<T> others = new ArrayList<>(things);
      others.remove(first);
      for (List<T> rest : permutations(others)) {
        List<T> one = new ArrayList<>();
        one.add(first);
        one.addAll(rest);
        all.add(one);
      }
    }
    return all;
  }
}
