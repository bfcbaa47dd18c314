package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.loopwright.formats.node.Diagnosis;
import org.loopwright.formats.node.ListNode;
import org.loopwright.formats.node.MapNode;
import org.loopwright.formats.node.MapReader;
import org.loopwright.formats.node.Node;
import org.loopwright.formats.node.ScalarNode;
import org.loopwright.formats.node.Spelling;
import org.loopwright.formats.node.ValueReader;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.workload.Workload;

/**
 * Reads {@code architecture_constraints}, {@code mapspace_constraints} and their like: a list of
 * entries, each for one storage level. All sections together give one set of constraints; two that
 * disagree are a problem.
 */
public final class ConstraintsReader {
  private static final List<EntryType> TYPES =
      List.of(
          EntryType.TEMPORAL,
          EntryType.SPATIAL,
          EntryType.DATASPACE,
          EntryType.PARALLELISM,
          EntryType.OVERBOOKING);
  private static final List<String> REUSE_SWITCHES =
      List.of(
          "no_link_transfer",
          "no_reuse",
          "no_multicast_no_reduction",
          "no_temporal_reuse",
          "rmw_first_update",
          "no_coalesce",
          "remainders",
          "default_min_factor");

  /** Begins the key of a list of constraints that is chosen by name. */
  private static final String NAMED = "constraints_";

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
    MapReader keys = MapReader.of(section, diagnosis);
    Versions.check(keys, diagnosis);
    keys.ignore("template", "name");
    keys.list("targets").forEach(this::entry);
    keys.find("constraints").ifPresent(node -> constraints(node, keys));
    keys.finish();
  }

  /** A list of entries, or NAME for the one of several lists that is called constraints_NAME. */
  private void constraints(Node node, MapReader keys) {
    if (!(node instanceof ScalarNode name)) {
      values.list(node).forEach(this::entry);
      return;
    }
    List<String> lists =
        keys.node().entries().stream()
            .map(MapNode.Entry::key)
            .filter(key -> key.startsWith(NAMED))
            .toList();
    keys.ignore(lists);
    if (lists.contains(NAMED + name.text())) {
      keys.list(NAMED + name.text()).forEach(this::entry);
      return;
    }
    Problem missing =
        Problem.error(node.location(), "there is no list '" + NAMED + name.text() + "'");
    List<String> known = lists.stream().map(key -> key.substring(NAMED.length())).toList();
    diagnosis.add(Spelling.advice(name.text(), known).map(missing::withAdvice).orElse(missing));
  }

  /** An entry, or a target with a list of entries. */
  private void entry(Node node) {
    MapReader keys = MapReader.of(node, diagnosis);
    if (!keys.has("constraints")) {
      single(keys, binding.target(keys));
      return;
    }
    OptionalInt target = binding.target(keys);
    List<Node> inner = keys.list("constraints");
    keys.finish();
    for (Node constraint : inner) {
      single(MapReader.of(constraint, diagnosis), target);
    }
  }

  private void single(MapReader outer, OptionalInt target) {
    Optional<EntryType> type = EntryType.read(outer, TYPES, diagnosis);
    Optional<MapReader> attributes = outer.map("attributes");
    if (type.isEmpty() || target.isEmpty()) {
      return;
    }
    MapReader keys = attributes.orElse(outer);
    LevelLimits limits =
        levels.computeIfAbsent(target.getAsInt(), level -> new LevelLimits(diagnosis));
    switch (type.get()) {
      case TEMPORAL -> nest(keys, limits.temporal, false);
      case SPATIAL -> {
        limits.spatialAt = keys.location();
        nest(keys, limits.spatial, true);
      }
      case DATASPACE -> dataSpaces(keys, target.getAsInt(), limits);
      case PARALLELISM -> parallelism(keys);
      case OVERBOOKING, SKEW -> overbooking(keys);
    }
    keys.ignoreWithWarning(REUSE_SWITCHES);
    keys.finish();
    if (attributes.isPresent()) {
      outer.finish();
    }
  }

  private void nest(MapReader keys, NestLimits limits, boolean inSpace) {
    AbsentDimensions absent = AbsentDimensions.ofKnownShapes();
    keys.find("factors")
        .map(node -> FactorText.read(node, binding.workload(), absent, diagnosis))
        .orElse(List.of())
        .forEach(limits::add);
    keys.find("default_max_factor")
        .ifPresent(node -> limits.othersAtMost(values.positive(node), node.location()));
    Optional<PermutationText.Order> order =
        keys.find("permutation")
            .filter(node -> !isEmptyText(node))
            .map(node -> permutation(node, absent, limits));
    if (inSpace) {
      keys.find("split").ifPresent(node -> split(node, order, limits));
    }
    if (!absent.met().isEmpty()) {
      diagnosis.warning(
          keys.location(), "ignored: the workload has no " + String.join(", ", absent.met()));
    }
  }

  private static boolean isEmptyText(Node node) {
    return (node instanceof ScalarNode scalar && scalar.text().isBlank())
        || (node instanceof ListNode list && list.items().isEmpty());
  }

  private PermutationText.Order permutation(Node node, AbsentDimensions absent, NestLimits limits) {
    PermutationText.Order order = PermutationText.read(node, binding.workload(), absent, diagnosis);
    order.split().ifPresent(split -> limits.split(split, node.location()));
    limits.order(order, node.location());
    return order;
  }

  /** Counts dimensions of the permutation, those that the workload lacks as well. */
  private void split(Node node, Optional<PermutationText.Order> order, NestLimits limits) {
    long written = values.notNegative(node);
    limits.split(order.map(known -> known.present(written)).orElse(written), node.location());
  }

  private void dataSpaces(MapReader keys, int level, LevelLimits limits) {
    Location here = keys.location();
    for (String dataSpace : binding.dataSpaces(keys, "keep")) {
      place(level, dataSpace, here, limits.keep, limits.bypass);
    }
    for (String dataSpace : binding.dataSpaces(keys, "bypass")) {
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
    double least = keys.require("min").map(values::notNegativeNumber).orElse(0.0);
    if (parallelismAt != null && least != minParallelism) {
      diagnosis.error(
          keys.location(), "the least parallelism is already set otherwise, at " + parallelismAt);
    }
    minParallelism = least;
    parallelismAt = keys.location();
  }

  private void overbooking(MapReader keys) {
    keys.ignore("proportion");
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
