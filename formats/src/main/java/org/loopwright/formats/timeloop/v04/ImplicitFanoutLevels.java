package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.timeloop.ConstraintsCodec;
import org.loopwright.formats.timeloop.EntryType;
import org.loopwright.formats.timeloop.LevelEntry;
import org.loopwright.formats.timeloop.StatedComponent;
import org.loopwright.formats.timeloop.StorageAttributes;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * The levels of zero capacity that {@link NodesReader} places before nodes with several instances:
 * what they are called, what is stated of them, and which levels of an architecture need not be
 * written as the reader makes just the same.
 */
final class ImplicitFanoutLevels {
  static final String CLASS = StorageLevel.FANOUT_CLASS;

  /** What front ends state besides, and nobody reads: no technology. */
  private static final MapNode OF_FRONT_ENDS =
      MapBuilder.written()
          .put(StorageAttributes.TECHNOLOGY, ScalarNode.of(-1, Node.NOWHERE))
          .build();

  private final Architecture architecture;
  private final Map<String, Map<EntryType, MapNode>> constraints;
  private final Optional<Workload> workload;

  /**
   * Recognizes levels of an architecture.
   *
   * @param constraints keys by level and type
   */
  ImplicitFanoutLevels(
      Architecture architecture,
      Map<String, Map<EntryType, MapNode>> constraints,
      Optional<Workload> workload) {
    this.architecture = architecture;
    this.constraints = constraints;
    this.workload = workload;
  }

  /** The name of the level before a node. */
  static String nameBefore(String node) {
    return "inter_" + node + "_spatial";
  }

  /** The attributes of such a level, but for its mesh: one word of one bit. */
  static MapNode attributes(Location at) {
    return MapBuilder.at(at)
        .put(StorageAttributes.WIDTH, 1L)
        .put(StorageAttributes.DEPTH, 1L)
        .put("datawidth", ScalarNode.of(1, at))
        .build();
  }

  /** The node before which the reader places a level, if it makes just this one. */
  Optional<String> nodeBefore(int level, StatedComponent component, Set<String> taken) {
    StorageLevel here = architecture.storage().get(level);
    if (!here.isInternal()
        || architecture.fanout(level).instances() == 1
        || !here.equals(fanoutLevel(here))
        || !hasOnlyImplicitAttributes(component.attributes())
        || !hasOnlyImplicitConstraints(here.name())) {
      return Optional.empty();
    }
    String node = StorageLevel.withoutInternalNames(here.name());
    boolean free = !taken.contains(node) || architecture.innerName(level).equals(node);
    return free ? Optional.of(node) : Optional.empty();
  }

  private static StorageLevel fanoutLevel(StorageLevel level) {
    return StorageLevel.builder(level.name(), CLASS, level.mesh())
        .capacityWords(1)
        .wordBits(1)
        .build();
  }

  private static boolean hasOnlyImplicitAttributes(MapNode given) {
    MapNode implicit = MapBuilder.of(attributes(Node.NOWHERE)).putAll(OF_FRONT_ENDS).build();
    return given.entries().stream()
        .filter(entry -> !NodeKeys.MESH_KEYS.contains(entry.key()))
        .allMatch(
            entry ->
                implicit.text(entry.key()).isPresent()
                    && implicit.text(entry.key()).equals(given.text(entry.key())));
  }

  private boolean hasOnlyImplicitConstraints(String level) {
    Map<EntryType, MapNode> stated = new LinkedHashMap<>(constraints.getOrDefault(level, Map.of()));
    stated.remove(EntryType.SPATIAL);
    return workload.map(known -> stated.equals(noLoopsAndNoData(known))).orElse(stated.isEmpty());
  }

  private static Map<EntryType, MapNode> noLoopsAndNoData(Workload workload) {
    Map<String, FactorLimit> ones = new LinkedHashMap<>();
    List<String> order = new ArrayList<>();
    for (Dimension dimension : workload.dimensions()) {
      ones.put(dimension.name(), FactorLimit.exactly(1));
      order.add(dimension.name());
    }
    LevelConstraint implicit =
        new LevelConstraint(
            "implicit",
            NestConstraint.FREE.withFactors(ones).withPermutation(order, List.of()),
            NestConstraint.FREE,
            Set.of(),
            Set.copyOf(workload.dataSpaceNames()));
    Map<EntryType, MapNode> keys = new LinkedHashMap<>();
    for (LevelEntry entry :
        ConstraintsCodec.entries(new Constraints(List.of(implicit), 0), implicit.level())) {
      keys.put(entry.type(), entry.keys());
    }
    return keys;
  }
}
