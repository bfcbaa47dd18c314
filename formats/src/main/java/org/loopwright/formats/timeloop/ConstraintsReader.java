package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.loopwright.formats.node.Diagnosis;
import org.loopwright.formats.node.ListNode;
import org.loopwright.formats.node.MapReader;
import org.loopwright.formats.node.Node;
import org.loopwright.formats.node.ScalarNode;
import org.loopwright.formats.node.ValueReader;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.Workload;

/**
 * Reads {@code architecture_constraints}, {@code mapspace_constraints} and their like: a list of
 * entries, each for one storage level. All sections together give one set of constraints; two that
 * disagree are a problem.
 */
public final class ConstraintsReader {
  private final Binding binding;
  private final Diagnosis diagnosis;
  private final ValueReader values;
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

  private ConstraintsReader(Binding binding) {
    this.binding = binding;
    diagnosis = binding.diagnosis();
    values = new ValueReader(diagnosis);
  }

  public static Optional<Constraints> read(
      List<Node> sections, Workload workload, Architecture architecture, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    ConstraintsReader reader =
        new ConstraintsReader(new Binding(workload, architecture, diagnosis));
    sections.forEach(reader::section);
    reader.checkFanouts();
    Location location =
        sections.isEmpty() ? Location.ofFile("constraints") : sections.get(0).location();
    return diagnosis.build(mark, location, reader::build);
  }

  private void section(Node section) {
    if (section instanceof ListNode list) {
      list.items().forEach(this::entry);
      return;
    }
    MapReader keys = MapReader.of(section, ConstraintKeys.ROOT, diagnosis);
    Versions.check(keys, diagnosis);
    keys.list(ConstraintKeys.TARGETS).forEach(this::entry);
    keys.list(ConstraintKeys.CONSTRAINTS).forEach(this::entry);
    keys.finish();
  }

  /** An entry, or a target with a list of entries. */
  private void entry(Node node) {
    MapReader group = MapReader.of(node, ConstraintKeys.GROUP, diagnosis);
    if (!group.has(ConstraintKeys.MEMBERS)) {
      MapReader keys = MapReader.of(node, EntryKeys.HEADER, diagnosis);
      single(keys, binding.target(keys));
      return;
    }
    OptionalInt target = binding.target(group);
    List<Node> members = group.list(ConstraintKeys.MEMBERS);
    group.finish();
    for (Node constraint : members) {
      single(MapReader.of(constraint, EntryKeys.HEADER, diagnosis), target);
    }
  }

  private void single(MapReader outer, OptionalInt target) {
    Optional<EntryType> type = EntryType.read(outer, ConstraintKeys.TYPES, diagnosis);
    if (type.isEmpty() || target.isEmpty()) {
      return;
    }
    outer.expect(ConstraintKeys.ATTRIBUTED);
    Optional<MapReader> attributes =
        outer.find(ConstraintKeys.ATTRIBUTES).map(node -> MapReader.of(node, diagnosis));
    MapReader keys = attributes.orElse(outer).expect(ConstraintKeys.table(type.get()));
    LevelLimits limits =
        levels.computeIfAbsent(target.getAsInt(), level -> new LevelLimits(diagnosis));
    switch (type.get()) {
      case TEMPORAL -> nest(keys, limits.temporal);
      case SPATIAL -> {
        limits.spatialAt = keys.location();
        nest(keys, limits.spatial);
        split(keys, limits.spatial);
      }
      case DATASPACE -> dataSpaces(keys, target.getAsInt(), limits);
      case PARALLELISM -> parallelism(keys);
      case OVERBOOKING, SKEW -> overbooking(keys);
    }
    keys.finish();
    if (attributes.isPresent()) {
      outer.finish();
    }
  }

  private void nest(MapReader keys, NestLimits limits) {
    keys.find(EntryKeys.FACTORS)
        .map(node -> FactorText.read(node, binding.workload(), diagnosis))
        .orElse(List.of())
        .forEach(limits::add);
    keys.find(ConstraintKeys.DEFAULT_MAX_FACTOR)
        .ifPresent(node -> limits.othersAtMost(values.positive(node), node.location()));
    keys.find(EntryKeys.PERMUTATION)
        .filter(node -> !isEmptyText(node))
        .ifPresent(node -> permutation(node, limits));
  }

  private static boolean isEmptyText(Node node) {
    return (node instanceof ScalarNode scalar && scalar.text().isBlank())
        || (node instanceof ListNode list && list.items().isEmpty());
  }

  private void permutation(Node node, NestLimits limits) {
    PermutationText.Order order = PermutationText.read(node, binding.workload(), diagnosis);
    order.split().ifPresent(split -> limits.split(split, node.location()));
    limits.order(order, node.location());
  }

  private void split(MapReader keys, NestLimits limits) {
    keys.find(EntryKeys.SPLIT)
        .ifPresent(node -> limits.split(values.notNegative(node), node.location()));
  }

  private void dataSpaces(MapReader keys, int level, LevelLimits limits) {
    Location here = keys.location();
    for (String dataSpace : binding.dataSpaces(keys, EntryKeys.KEEP)) {
      place(level, dataSpace, here, limits.keep, limits.bypass);
    }
    for (String dataSpace : binding.dataSpaces(keys, EntryKeys.BYPASS)) {
      place(level, dataSpace, here, limits.bypass, limits.keep);
    }
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

  private void parallelism(MapReader keys) {
    double least = keys.require(ConstraintKeys.LEAST_PARALLELISM).orElse(0.0);
    if (parallelismAt != null && least != minParallelism) {
      diagnosis.error(
          keys.location(), "the least parallelism is already set otherwise, at " + parallelismAt);
    }
    minParallelism = least;
    parallelismAt = keys.location();
  }

  private void overbooking(MapReader keys) {
    diagnosis.warning(keys.location(), "overbooking is not modelled and has no effect");
  }

  private void checkFanouts() {
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

  private Constraints build() {
    int dimensions = binding.workload().dimensions().size();
    List<LevelConstraint> built = new ArrayList<>();
    for (int level = 0; level < binding.architecture().storage().size(); level++) {
      LevelLimits limits = levels.get(level);
      if (limits != null) {
        built.add(
            new LevelConstraint(
                binding.levelName(level),
                limits.temporal.build(dimensions),
                limits.spatial.build(dimensions),
                limits.keep.keySet(),
                limits.bypass.keySet()));
      }
    }
    return new Constraints(built, minParallelism);
  }
}
