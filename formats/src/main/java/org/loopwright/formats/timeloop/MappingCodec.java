package org.loopwright.formats.timeloop;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.document.write.YamlTree;
import org.loopwright.formats.timeloop.FactorText.Factor;
import org.loopwright.formats.timeloop.FactorText.Relation;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.mapping.ReuseSwitches;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * The section {@code mapping}, read and written: a list of entries, each for one storage level: its
 * temporal loops, its spatial loops, or the data spaces that it keeps and bypasses. What no entry
 * states has a default: factor 1, the order of the dimensions in the workload, every data space
 * kept. Or the text of a loop nest, which states the same.
 *
 * <p>Every dimension is written in every nest, those without a loop outermost.
 */
public final class MappingCodec {
  /** What an entry of each type may state, besides its header. */
  private static final Map<EntryType, KeyTable> TABLES =
      new EnumMap<>(
          Map.of(
              EntryType.TEMPORAL,
              table(
                  EntryType.TEMPORAL,
                  "mapping_temporal",
                  "The loops in time of a storage level.",
                  EntryKeys.FACTORS,
                  EntryKeys.PERMUTATION),
              EntryType.SPATIAL,
              table(
                  EntryType.SPATIAL,
                  "mapping_spatial",
                  "The loops across the instances below a storage level.",
                  EntryKeys.FACTORS,
                  EntryKeys.PERMUTATION,
                  EntryKeys.SPLIT),
              EntryType.DATASPACE,
              table(
                  EntryType.DATASPACE,
                  "mapping_dataspace",
                  "What a storage level keeps; it keeps what is not named.",
                  EntryKeys.KEEP,
                  EntryKeys.BYPASS)));

  private static final List<EntryType> READ =
      List.of(EntryType.TEMPORAL, EntryType.SPATIAL, EntryType.DATASPACE, EntryType.SKEW);

  /** What the section may be. */
  public static final ValueType<List<Node>> SECTION =
      ValueType.listOf(
          ValueType.variants(EntryKeys.TYPE, List.of(EntryKeys.TARGET), EntryType.byWord(TABLES)));

  private final Binding binding;
  private final Workload workload;
  private final Diagnosis diagnosis;
  private final List<Level> levels = new ArrayList<>();

  /** What the entries of one storage level state. */
  private static final class Level {
    Nest temporal = Nest.EMPTY;
    Nest spatial = Nest.EMPTY;
    final Set<String> kept = new LinkedHashSet<>();
    final Set<String> bypassed = new LinkedHashSet<>();
    final Map<ReuseSwitch, Set<String>> off = new EnumMap<>(ReuseSwitch.class);
    Location uncoalesced;
    final Map<EntryType, Location> seen = new EnumMap<>(EntryType.class);
  }

  /** A factor and its residual. */
  private record Bound(long factor, long residual) {
    static final Bound ONE = new Bound(1, 1);
  }

  /** The loops of an entry: bounds by dimension, the order, and how many lie along X. */
  private record Nest(Map<String, Bound> bounds, List<String> order, int split) {
    static final Nest EMPTY = new Nest(Map.of(), List.of(), 0);

    Bound bound(String dimension) {
      return bounds.getOrDefault(dimension, Bound.ONE);
    }

    List<Loop> loops(int from, int to) {
      List<Loop> loops = new ArrayList<>();
      for (String dimension : order.subList(from, to)) {
        Bound bound = bound(dimension);
        if (bound.factor() > 1) {
          loops.add(new Loop(dimension, bound.factor(), bound.residual()));
        }
      }
      return loops;
    }
  }

  private MappingCodec(Binding binding) {
    this.binding = binding;
    workload = binding.workload();
    diagnosis = binding.diagnosis();
    binding.architecture().storage().forEach(level -> levels.add(new Level()));
  }

  private static KeyTable table(EntryType type, String name, String meaning, Key<?>... keys) {
    return SwitchKeys.ofMapping(type, KeyTable.of(name, meaning, keys))
        .alsoNotModelling(EntryKeys.STREAM);
  }

  /** Whether a section has a mapping at all: front ends leave empty ones. */
  public static boolean isGiven(Node mapping) {
    return !(mapping instanceof ListNode list && list.items().isEmpty());
  }

  public static Optional<Mapping> read(
      Node mapping, Workload workload, Architecture architecture, Diagnosis diagnosis) {
    return new MappingCodec(new Binding(workload, architecture, diagnosis)).mapping(mapping);
  }

  /** Checks what can be checked without a workload and an architecture. */
  public static void checkForm(Node mapping, Diagnosis diagnosis) {
    if (mapping instanceof ListNode list) {
      for (Node item : list.items()) {
        MapReader keys = MapReader.of(item, EntryKeys.HEADER, diagnosis);
        keys.text(EntryKeys.TARGET);
        EntryType.read(keys, TABLES.keySet(), diagnosis)
            .ifPresent(type -> keys.check(TABLES.get(type)));
      }
    } else if (!isLoopNest(mapping)) {
      diagnosis.error(
          mapping.location(), "must be a list of entries but was " + mapping.describe());
    }
  }

  private static boolean isLoopNest(Node mapping) {
    return mapping instanceof MapNode map && LoopNestEntries.NEST.findIn(map).isPresent();
  }

  private Optional<Mapping> mapping(Node node) {
    int mark = diagnosis.errorCount();
    if (isLoopNest(node)) {
      return LoopNestEntries.of((MapNode) node, binding).flatMap(this::mapping);
    }
    if (!(node instanceof ListNode list)) {
      diagnosis.error(node.location(), "must be a list of entries but was " + node.describe());
      return Optional.empty();
    }
    list.items().forEach(item -> entry(MapReader.of(item, EntryKeys.HEADER, diagnosis)));
    if (diagnosis.errorCount() == mark) {
      workload.dimensions().forEach(dimension -> requireProduct(dimension, node.location()));
      workload.dimensions().forEach(dimension -> settleOutermost(dimension, node.location()));
    }
    Optional<Mapping> mapping = diagnosis.build(mark, node.location(), this::build);
    if (mapping.isPresent()) {
      workload.dataSpaceNames().forEach(this::warnOfLostLevel);
    }
    return mapping;
  }

  /** Warns where the outermost level that keeps a data space does not coalesce. */
  private void warnOfLostLevel(String dataSpace) {
    for (int i = levels.size() - 1; i >= 0; i--) {
      Level level = levels.get(i);
      if (!level.bypassed.contains(dataSpace)) {
        if (level.off.getOrDefault(ReuseSwitch.COALESCING, Set.of()).contains(dataSpace)) {
          diagnosis.warning(level.uncoalesced, SwitchKeys.lost(dataSpace, binding.levelName(i)));
        }
        return;
      }
    }
  }

  private Mapping build() {
    List<LevelMapping> built = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get(i);
      Nest temporal = level.temporal;
      Nest spatial = level.spatial;
      Set<String> keep = new LinkedHashSet<>(workload.dataSpaceNames());
      keep.removeAll(level.bypassed);
      built.add(
          new LevelMapping(
              binding.levelName(i),
              temporal.loops(0, temporal.order().size()),
              spatial.loops(0, spatial.split()),
              spatial.loops(spatial.split(), spatial.order().size()),
              keep,
              new ReuseSwitches(level.off)));
    }
    return new Mapping(built);
  }

  private void entry(MapReader keys) {
    Optional<EntryType> type = EntryType.read(keys, READ, diagnosis);
    OptionalInt target = binding.target(keys);
    if (type.isPresent() && type.get() == EntryType.SKEW) {
      diagnosis.error(keys.location(), "skewed loops are not supported");
    } else if (type.isPresent() && target.isEmpty()) {
      keys.check(TABLES.get(type.get()));
    } else if (type.isPresent()) {
      keys.expect(TABLES.get(type.get()));
      int level = target.getAsInt();
      if (type.get() != EntryType.DATASPACE && isSecond(type.get(), level, keys.location())) {
        return;
      }
      switch (type.get()) {
        case TEMPORAL -> levels.get(level).temporal = nest(keys, false);
        case SPATIAL -> spatial(keys, level);
        case DATASPACE -> dataSpaces(keys, level);
        case PARALLELISM, OVERBOOKING, SKEW -> {}
      }
      turnOff(keys, type.get(), level);
      keys.finish();
    }
  }

  private void turnOff(MapReader keys, EntryType type, int level) {
    SwitchKeys.read(keys, type, binding)
        .forEach(
            (which, names) ->
                levels.get(level).off.computeIfAbsent(which, any -> new TreeSet<>()).addAll(names));
    if (type == EntryType.DATASPACE && keys.has(SwitchKeys.NO_COALESCE)) {
      levels.get(level).uncoalesced = keys.location();
    }
    if (type == EntryType.SPATIAL) {
      keys.find(SwitchKeys.INEFFECTIVE)
          .ifPresent(
              node ->
                  diagnosis.warning(
                      node.location(),
                      "has an effect in constraints only, as in the reference; in a mapping write"
                          + " no_reuse"));
    }
  }

  /** Whether the level has an entry of this type already, which is an error. */
  private boolean isSecond(EntryType type, int level, Location location) {
    Location first = levels.get(level).seen.putIfAbsent(type, location);
    if (first != null) {
      diagnosis.error(
          location,
          "a second %s entry for %s; the first is on line %s"
              .formatted(
                  type.name().toLowerCase(Locale.ROOT), binding.levelName(level), first.line()));
    }
    return first != null;
  }

  private void spatial(MapReader keys, int level) {
    Nest nest = nest(keys, true);
    if (!binding.hasFanout(level)) {
      nest.bounds().entrySet().stream()
          .filter(bound -> bound.getValue().factor() > 1)
          .findFirst()
          .ifPresent(
              bound ->
                  diagnosis.error(
                      keys.location(),
                      "cannot spread %s=%s over space: %s"
                          .formatted(
                              bound.getKey(), bound.getValue().factor(), binding.noFanout(level))));
    }
    levels.get(level).spatial = nest;
  }

  private void dataSpaces(MapReader keys, int level) {
    Set<String> kept = levels.get(level).kept;
    Set<String> bypassed = levels.get(level).bypassed;
    kept.addAll(binding.dataSpaces(keys, EntryKeys.KEEP));
    bypassed.addAll(binding.dataSpaces(keys, EntryKeys.BYPASS));
    for (String dataSpace : bypassed) {
      if (kept.contains(dataSpace)) {
        diagnosis.error(
            keys.location(),
            "%s cannot both keep and bypass %s".formatted(binding.levelName(level), dataSpace));
      }
    }
  }

  private Nest nest(MapReader keys, boolean inSpace) {
    Map<String, Bound> bounds = bounds(keys);
    Optional<PermutationText.Order> written =
        keys.find(EntryKeys.PERMUTATION).map(node -> PermutationText.read(node, binding));
    Set<String> order =
        new LinkedHashSet<>(written.map(PermutationText.Order::all).orElse(List.of()));
    if (written.isPresent() && written.get().gap()) {
      diagnosis.error(keys.location(), "the permutation of a mapping must not have _ or *");
    }
    workload.dimensions().forEach(dimension -> order.add(dimension.name()));
    int split = inSpace ? split(keys, written, order.size()) : 0;
    return new Nest(bounds, List.copyOf(order), split);
  }

  private int split(MapReader keys, Optional<PermutationText.Order> written, int dimensions) {
    OptionalInt point = written.map(PermutationText.Order::split).orElse(OptionalInt.empty());
    long split = keys.get(EntryKeys.SPLIT).orElse((long) point.orElse(dimensions));
    return (int) Math.min(split, dimensions);
  }

  private Map<String, Bound> bounds(MapReader keys) {
    Map<String, Bound> bounds = new LinkedHashMap<>();
    List<Factor> factors =
        keys.find(EntryKeys.FACTORS).map(node -> FactorText.read(node, binding)).orElse(List.of());
    for (Factor factor : factors) {
      String name = factor.dimension().name();
      if (factor.relation() != Relation.EXACTLY) {
        diagnosis.error(factor.location(), "the factor of " + name + " must be stated with '='");
      }
      if (bounds.putIfAbsent(name, bound(factor)) != null) {
        diagnosis.error(factor.location(), "the factor of " + name + " is given twice");
      }
    }
    return bounds;
  }

  private Bound bound(Factor factor) {
    if (factor.value() > 0) {
      return new Bound(factor.value(), factor.residual().orElse(factor.value()));
    }
    String name = factor.dimension().name();
    diagnosis.warning(factor.location(), "factor 0 of " + name + " means its whole bound");
    return new Bound(factor.dimension().bound(), factor.dimension().bound());
  }

  /** Residuals are the last digits of a number whose digits count to the factors. */
  private void requireProduct(Dimension dimension, Location location) {
    String name = dimension.name();
    long bound = dimension.bound();
    BigInteger last = BigInteger.ZERO;
    boolean perfect = true;
    for (Nest nest : outermostFirst()) {
      Bound factor = nest.bound(name);
      perfect &= factor.residual() == factor.factor();
      last =
          last.multiply(BigInteger.valueOf(factor.factor()))
              .add(BigInteger.valueOf(factor.residual() - 1));
    }
    BigInteger iterations = last.add(BigInteger.ONE);
    if (!iterations.equals(BigInteger.valueOf(bound))) {
      diagnosis.error(
          location,
          "factors of %s %s %s but its bound is %s"
              .formatted(name, perfect ? "multiply to" : "and residuals make", iterations, bound));
    }
  }

  private List<Nest> outermostFirst() {
    List<Nest> nests = new ArrayList<>();
    for (int i = levels.size() - 1; i >= 0; i--) {
      nests.add(levels.get(i).temporal);
      nests.add(levels.get(i).spatial);
    }
    return nests;
  }

  /** The outermost loop always runs its residual: that is its bound. */
  private void settleOutermost(Dimension dimension, Location location) {
    String name = dimension.name();
    for (Nest nest : outermostFirst()) {
      Bound bound = nest.bound(name);
      if (bound.residual() < bound.factor()) {
        diagnosis.warning(
            location,
            "the outermost loop over %s always runs its residual: %s=%s,%s is read as %s=%s"
                .formatted(name, name, bound.factor(), bound.residual(), name, bound.residual()));
        nest.bounds().put(name, new Bound(bound.residual(), bound.residual()));
      }
      if (bound.residual() > 1) {
        return;
      }
    }
  }

  /** The entries: first what each level keeps, then the loops, innermost level first. */
  public static List<LevelEntry> entries(
      Workload workload, Architecture architecture, Mapping mapping) {
    List<LevelEntry> entries = new ArrayList<>();
    mapping.levels().forEach(level -> entries.add(dataSpaces(level, workload)));
    for (LevelMapping level : mapping.levels()) {
      int index = architecture.indexOf(level.level());
      if (architecture.fanout(index).instances() > 1
          || level.fanout() > 1
          || SwitchKeys.states(EntryType.SPATIAL, level.reuse())) {
        entries.add(spatial(level, workload));
      }
      entries.add(temporal(level, workload));
    }
    return entries;
  }

  /** A YAML file with the one section {@code mapping}. */
  public static String yaml(Workload workload, Architecture architecture, Mapping mapping) {
    return YamlTree.of(
        MapBuilder.written()
            .put("mapping", LevelEntry.list(entries(workload, architecture, mapping)))
            .build());
  }

  private static LevelEntry dataSpaces(LevelMapping level, Workload workload) {
    List<String> keep = new ArrayList<>(workload.dataSpaceNames());
    keep.retainAll(level.keep());
    List<String> bypass = new ArrayList<>(workload.dataSpaceNames());
    bypass.removeAll(level.keep());
    return entry(
        level,
        EntryType.DATASPACE,
        MapBuilder.written().putTexts(EntryKeys.KEEP, keep).putTexts(EntryKeys.BYPASS, bypass));
  }

  private static LevelEntry temporal(LevelMapping level, Workload workload) {
    return entry(level, EntryType.TEMPORAL, nest(level.temporal(), workload));
  }

  private static LevelEntry spatial(LevelMapping level, Workload workload) {
    List<Loop> loops = new ArrayList<>(level.spatialX());
    loops.addAll(level.spatialY());
    return entry(
        level,
        EntryType.SPATIAL,
        nest(loops, workload).put(EntryKeys.SPLIT, (long) level.spatialX().size()));
  }

  private static LevelEntry entry(LevelMapping level, EntryType type, MapBuilder keys) {
    return new LevelEntry(level.level(), type, SwitchKeys.write(type, level.reuse(), keys).build());
  }

  private static MapBuilder nest(List<Loop> loops, Workload workload) {
    Map<String, String> bounds = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Loop loop : loops) {
      bounds.put(loop.dimension(), factor(loop));
      order.add(loop.dimension());
    }
    List<String> factors = new ArrayList<>();
    for (Dimension dimension : workload.dimensions()) {
      String name = dimension.name();
      factors.add(name + "=" + bounds.getOrDefault(name, "1"));
      if (!bounds.containsKey(name)) {
        order.add(name);
      }
    }
    return MapBuilder.written()
        .putText(EntryKeys.FACTORS, String.join(" ", factors))
        .putText(EntryKeys.PERMUTATION, PermutationText.of(order));
  }

  private static String factor(Loop loop) {
    return loop.isPerfect() ? "" + loop.bound() : loop.bound() + "," + loop.residual();
  }
}
