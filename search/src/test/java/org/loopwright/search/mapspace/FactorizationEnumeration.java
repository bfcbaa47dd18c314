package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Dimension;

/**
 * All ways to tile and to spread out a small workload, by trying every factor on every axis in
 * every order and asking {@link MappingRules}; temporal loops stand in one order each, nothing is
 * kept.
 */
final class FactorizationEnumeration {
  private final SmallSpecs specs;
  private final int most;
  private int judged;
  private final Constraints constraints;
  private final Set<Mapping> found = new LinkedHashSet<>();
  private final List<List<Loop>> temporal = new ArrayList<>();
  private final List<List<Loop>> spatialX = new ArrayList<>();
  private final List<List<Loop>> spatialY = new ArrayList<>();

  private FactorizationEnumeration(SmallSpecs specs, int most) {
    this.specs = specs;
    this.most = most;
    List<LevelConstraint> levels = new ArrayList<>();
    for (LevelConstraint level : specs.constraints().levels()) {
      NestConstraint anyOrder = level.temporal().withPermutation(List.of(), List.of());
      levels.add(new LevelConstraint(level.level(), anyOrder, level.spatial(), Set.of(), Set.of()));
    }
    constraints = new Constraints(levels, 0);
    for (int level = 0; level < specs.architecture().storage().size(); level++) {
      temporal.add(new ArrayList<>());
      spatialX.add(new ArrayList<>());
      spatialY.add(new ArrayList<>());
    }
  }

  /**
   * The mappings, or none where there are more than {@code most} to judge: some would take minutes.
   */
  static Optional<List<Mapping>> of(SmallSpecs specs, int most) {
    FactorizationEnumeration enumeration = new FactorizationEnumeration(specs, most);
    enumeration.dimension(0);
    return enumeration.judged > most
        ? Optional.empty()
        : Optional.of(List.copyOf(enumeration.found));
  }

  private void dimension(int dimension) {
    if (dimension == specs.workload().dimensions().size()) {
      judge();
    } else {
      nest(dimension, 0, specs.workload().dimensions().get(dimension).bound());
    }
  }

  /** Nests of all levels, three a level: temporal, X, Y; a dimension may not lie on both axes. */
  private void nest(int dimension, int nest, long rest) {
    if (judged > most) {
      return;
    }
    if (nest == 3 * temporal.size()) {
      if (rest == 1) {
        dimension(dimension + 1);
      }
      return;
    }
    int level = nest / 3;
    List<Loop> loops = List.of(temporal, spatialX, spatialY).get(nest % 3).get(level);
    Dimension named = specs.workload().dimensions().get(dimension);
    nest(dimension, nest + 1, rest);
    boolean onX = spatialX.get(level).stream().anyMatch(l -> l.dimension().equals(named.name()));
    long room = room(level, nest % 3);
    for (long factor = 2; factor <= Math.min(rest, room); factor++) {
      if (rest % factor == 0 && !(nest % 3 == 2 && onX)) {
        for (int place = nest % 3 == 0 ? loops.size() : 0; place <= loops.size(); place++) {
          loops.add(place, new Loop(named.name(), factor));
          nest(dimension, nest + 1, rest / factor);
          loops.remove(place);
        }
      }
    }
  }

  private long room(int level, int kind) {
    return switch (kind) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> specs.architecture().fanout(level).x();
      default -> specs.architecture().fanout(level).y();
    };
  }

  private void judge() {
    judged++;
    List<LevelMapping> levels = new ArrayList<>();
    for (int i = 0; i < temporal.size(); i++) {
      levels.add(
          new LevelMapping(
              specs.architecture().storage().get(i).name(),
              temporal.get(i),
              spatialX.get(i),
              spatialY.get(i),
              Set.of()));
    }
    Mapping mapping = new Mapping(levels);
    if (MappingRules.allow(specs.workload(), specs.architecture(), constraints, mapping)) {
      found.add(mapping);
    }
  }
}
