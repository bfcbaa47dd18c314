package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.timeloop.ArchitectureCodec;
import org.loopwright.formats.timeloop.Component;
import org.loopwright.formats.timeloop.StorageAttributes;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * The components of a design in the classic grammar, outermost first, while their nodes are read:
 * each with the instances that all nodes before it give. Mutable; of one reading.
 */
final class ComponentChain {
  private final Diagnosis diagnosis;
  private final List<Node> components = new ArrayList<>();
  private final Map<String, String> fanouts = new LinkedHashMap<>();
  private String innermost = NodeKeys.FANOUT_OF_NONE;
  private long meshX = 1;
  private long meshY = 1;

  ComponentChain(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  List<Node> components() {
    return components;
  }

  /** Names of the nodes with several instances, to the level that feeds those. */
  Map<String, String> fanouts() {
    return fanouts;
  }

  /** Instances of the next component. */
  long instances() {
    return meshX * meshY;
  }

  /**
   * Multiplies the instances of all that follows.
   *
   * @param feeds the level that feeds them, where the file states it
   * @return the level of zero capacity that is placed to feed them, if one is
   */
  Optional<MapNode> fanOut(
      String name, long x, long y, Optional<MapNode.Entry> feeds, Location at) {
    Optional<MapNode> placed = Optional.empty();
    if (feeds.isPresent()) {
      feed(name, feeds.get());
    } else {
      String level = ImplicitFanoutLevels.nameBefore(name);
      placed = Optional.of(zeroCapacityLevel(level, at));
      fanouts.put(name, level);
    }
    multiply(x, y, at);
    return placed;
  }

  private void multiply(long x, long y, Location at) {
    Optional<Long> columns = product(meshX, x, at);
    Optional<Long> rows = product(meshY, y, at);
    if (columns.isPresent()
        && rows.isPresent()
        && product(columns.get(), rows.get(), at).isPresent()) {
      meshX = columns.get();
      meshY = rows.get();
    }
  }

  private Optional<Long> product(long a, long b, Location at) {
    return diagnosis.attempt(at, () -> Math.multiplyExact(a, b));
  }

  private void feed(String name, MapNode.Entry feeds) {
    String level = feeds.value() instanceof ScalarNode scalar ? scalar.text() : "";
    if (!level.equals(innermost)) {
      diagnosis.error(
          feeds.location(),
          "must be the level just above, %s, but was %s".formatted(innermost, level));
    } else if (!level.equals(NodeKeys.FANOUT_OF_NONE)) {
      fanouts.put(name, level);
    }
  }

  private MapNode zeroCapacityLevel(String name, Location at) {
    MapNode kind =
        MapBuilder.at(at).putText(ArchitectureCodec.CLASS, ImplicitFanoutLevels.CLASS).build();
    return add(name, kind, ImplicitFanoutLevels.attributes(at).entries());
  }

  /**
   * Adds a component.
   *
   * @param kind its class and what else is next to its name
   */
  MapNode add(String name, MapNode kind, Collection<MapNode.Entry> given) {
    MapBuilder attributes = MapBuilder.at(kind.location());
    given.stream()
        .filter(attribute -> !NodeKeys.MESH_KEYS.contains(attribute.key()))
        .forEach(attributes::put);
    attributes.put(Component.MESH_X, meshX).put(Component.MESH_Y, meshY);
    if (isDramOfUnstatedReduction(kind, given)) {
      attributes.put(StorageAttributes.REDUCTION_SUPPORTED, true);
    }
    MapNode component =
        MapBuilder.at(kind.location())
            .put(ArchitectureCodec.LEVEL_NAME, "%s[1..%s]".formatted(name, instances()))
            .putAll(kind)
            .put(ArchitectureCodec.ATTRIBUTES.name(), attributes.build())
            .build();
    components.add(component);
    innermost = name;
    return component;
  }

  /** In this grammar DRAM adds up in place, too, where its node does not state otherwise. */
  private static boolean isDramOfUnstatedReduction(MapNode kind, Collection<MapNode.Entry> given) {
    String reduction = StorageAttributes.REDUCTION_SUPPORTED.name();
    return kind.entries().stream().anyMatch(entry -> isDram(entry.value()))
        && given.stream().noneMatch(entry -> entry.key().equals(reduction));
  }

  private static boolean isDram(Node componentClass) {
    return componentClass instanceof ScalarNode scalar && StorageLevel.isDram(scalar.text());
  }
}
