package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.timeloop.ArchitectureCodec;
import org.loopwright.formats.timeloop.Component;
import org.loopwright.formats.timeloop.EntryType;
import org.loopwright.formats.timeloop.LevelEntry;
import org.loopwright.formats.timeloop.StatedComponent;
import org.loopwright.formats.timeloop.StorageAttributes;
import org.loopwright.formats.timeloop.SwitchKeys;
import org.loopwright.formats.timeloop.Versions;
import org.loopwright.formats.timeloop.v04.NodeKeys.Tag;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.Workload;

/**
 * Writes an architecture and its constraints as nodes that {@link NodesReader} reads to the same.
 * Instances that fan out below a level become a container with the attribute {@code fanout_of}; a
 * level that the reader places before them itself is left to it.
 */
public final class NodesWriter {
  private static final String TOP = "_top_level";

  private final Architecture architecture;
  private final Map<String, Map<EntryType, MapNode>> constraints = new LinkedHashMap<>();
  private final ImplicitFanoutLevels implicitLevels;

  /** The node that fans out below each level whose instances feed more than one. */
  private final Map<String, String> feeders = new LinkedHashMap<>();

  private final Set<String> names = new LinkedHashSet<>();
  private final List<Node> nodes = new ArrayList<>();
  private Mesh around = Mesh.SINGLE;
  private String above = NodeKeys.FANOUT_OF_NONE;

  /** The node before which the reader places the level above, if it does. */
  private Optional<String> feeding = Optional.empty();

  private NodesWriter(Architecture architecture, Optional<Workload> workload) {
    this.architecture = architecture;
    implicitLevels = new ImplicitFanoutLevels(architecture, constraints, workload);
  }

  /**
   * The nodes of an architecture.
   *
   * @param components of the architecture, outermost first
   * @param entries constraints
   * @param workload that the constraints are for, if there is one
   */
  public static NodesWriter of(
      Architecture architecture,
      List<StatedComponent> components,
      List<LevelEntry> entries,
      Optional<Workload> workload) {
    NodesWriter writer = new NodesWriter(architecture, workload);
    components.forEach(component -> writer.names.add(component.name()));
    for (LevelEntry entry : entries) {
      writer
          .constraints
          .computeIfAbsent(entry.target(), any -> new LinkedHashMap<>())
          .put(entry.type(), entry.keys());
    }
    writer.design();
    for (int i = 0; i < components.size(); i++) {
      writer.component(components.get(i), components.size() - 2 - i);
    }
    return writer;
  }

  /** The value of {@code architecture}. */
  public MapNode architecture() {
    return MapBuilder.written()
        .put(Versions.KEY, Versions.WRITTEN)
        .put(ArchitectureCodec.NODES, nodes)
        .build();
  }

  /** Attributes of the whole design, as the section {@code variables}. */
  public static MapNode variables(Map<String, String> design) {
    return valued(MapBuilder.written().putTexts(design).build());
  }

  /** The entries of a mapping, with nodes in the place of the levels that feed them. */
  public ListNode mapping(List<LevelEntry> entries) {
    List<Node> all = new ArrayList<>();
    for (LevelEntry entry : entries) {
      boolean moved = entry.type() == EntryType.SPATIAL && feeders.containsKey(entry.target());
      all.add(withSwitches(entry).node(moved ? feeders.get(entry.target()) : entry.target()));
    }
    return new ListNode(Node.NOWHERE, all);
  }

  /** An entry that denies what constraints turn off and it does not: else it would inherit that. */
  private LevelEntry withSwitches(LevelEntry entry) {
    MapNode demanded = constraints.getOrDefault(entry.target(), Map.of()).get(entry.type());
    MapBuilder keys = MapBuilder.of(entry.keys());
    for (String name : demanded == null ? List.<String>of() : SwitchKeys.NAMES) {
      if (demanded.entry(name).isPresent() && entry.keys().entry(name).isEmpty()) {
        keys.put(name, ListNode.of(List.of(), Node.NOWHERE));
      }
    }
    return new LevelEntry(entry.target(), entry.type(), keys.build());
  }

  /** Values that no reader takes for names: numbers as they are, texts in quotes. */
  private static MapNode valued(MapNode attributes) {
    MapBuilder valued = MapBuilder.written();
    for (MapNode.Entry entry : attributes.entries()) {
      if (!NodeKeys.MESH_KEYS.contains(entry.key())) {
        valued.put(entry.key(), valued(entry.value()));
      }
    }
    return valued.build();
  }

  private static Node valued(Node value) {
    if (value instanceof MapNode map) {
      return valued(map);
    }
    if (!(value instanceof ScalarNode scalar)) {
      return value;
    }
    String text = scalar.text();
    boolean plain =
        NumberText.toDouble(text).isPresent() || text.equals("true") || text.equals("false");
    return plain ? new ScalarNode(Node.NOWHERE, text) : quoted(text);
  }

  private static ScalarNode quoted(String text) {
    return new ScalarNode(Node.NOWHERE, text, ScalarNode.Style.QUOTED);
  }

  /** The first container, which names the design. */
  private void design() {
    String name = architecture.name();
    boolean regular = name.endsWith(TOP) && name.length() > TOP.length();
    String own = regular ? name.substring(0, name.length() - TOP.length()) : "system";
    boolean free = !names.contains(own);
    String container = free ? own : unique(own);
    MapBuilder system = MapBuilder.written().put(NodeKeys.NAME, container);
    names.add(container);
    if (!regular || !free) {
      system.put(NodeKeys.ATTRIBUTES, Map.of(NodesReader.DESIGN_NAME, quoted(name)));
    }
    nodes.add(system.build(Tag.CONTAINER.text()));
  }

  /**
   * Writes a component, unless it is a level that the reader places itself.
   *
   * @param level its number, innermost first, or -1 for the arithmetic
   */
  private void component(StatedComponent component, int level) {
    Optional<String> implicit =
        level < 0 ? Optional.empty() : implicitLevels.nodeBefore(level, component, names);
    if (implicit.isPresent()) {
      fanOut(component, MapBuilder.written());
      feeding = implicit;
      return;
    }
    MapBuilder node =
        MapBuilder.written()
            .put(NodeKeys.NAME, component.name())
            .put(NodeKeys.CLASS, component.componentClass())
            .put(NodeKeys.ATTRIBUTES.name(), attributes(component, level));
    Map<EntryType, MapNode> limits =
        new LinkedHashMap<>(constraints.getOrDefault(component.name(), Map.of()));
    if (level >= 0 && architecture.fanout(level).instances() > 1) {
      limits.remove(EntryType.SPATIAL);
    }
    fanOut(component, node).ifPresent(limit -> limits.put(EntryType.SPATIAL, limit));
    putConstraints(node, limits);
    nodes.add(node.build(Tag.COMPONENT.text()));
  }

  private MapNode attributes(StatedComponent component, int level) {
    MapNode attributes = valued(component.attributes());
    if (level < 0
        || !StorageLevel.isDram(component.componentClass())
        || StorageAttributes.REDUCTION_SUPPORTED.findIn(attributes).isPresent()) {
      return attributes;
    }
    boolean reduces = architecture.storage().get(level).memory().reductionSupported();
    return MapBuilder.of(attributes).put(StorageAttributes.REDUCTION_SUPPORTED, reduces).build();
  }

  /**
   * Lets the instances of the level above fan out, by the component's own node or by a container
   * before it; gives the limits on their loops where the node itself must state them.
   */
  private Optional<MapNode> fanOut(StatedComponent component, MapBuilder node) {
    Mesh mesh = component.mesh();
    Optional<MapNode> limits = Optional.empty();
    if (!mesh.equals(around)) {
      limits =
          Optional.ofNullable(constraints.getOrDefault(above, Map.of()).get(EntryType.SPATIAL));
      boolean bySelf = feeding.equals(Optional.of(component.name()));
      String feeder =
          bySelf ? component.name() : feeding.orElseGet(() -> unique(above + "_fanout"));
      names.add(feeder);
      feeders.put(above, feeder);
      MapBuilder fanned = bySelf ? node : MapBuilder.written().put(NodeKeys.NAME, feeder);
      fanned.put(
          NodeKeys.SPATIAL.name(),
          MapBuilder.written()
              .put(Component.MESH_X, mesh.x() / around.x())
              .put(Component.MESH_Y, mesh.y() / around.y())
              .build());
      if (feeding.isEmpty()) {
        fanned.put(NodeKeys.ATTRIBUTES, Map.of(NodeKeys.FANOUT_OF, quoted(above)));
      }
      if (!bySelf) {
        Map<EntryType, MapNode> own = new EnumMap<>(EntryType.class);
        limits.ifPresent(limit -> own.put(EntryType.SPATIAL, limit));
        putConstraints(fanned, own);
        nodes.add(fanned.build(Tag.CONTAINER.text()));
        limits = Optional.empty();
      }
    }
    feeding = Optional.empty();
    around = mesh;
    above = component.name();
    return limits;
  }

  private static void putConstraints(MapBuilder node, Map<EntryType, MapNode> limits) {
    if (!limits.isEmpty()) {
      MapBuilder constraints = MapBuilder.written();
      limits.forEach((type, keys) -> constraints.put(NodeKeys.word(type), keys));
      node.put(NodeKeys.CONSTRAINTS.name(), constraints.build());
    }
  }

  private String unique(String name) {
    String unique = name + "_";
    while (names.contains(unique)) {
      unique += "_";
    }
    return unique;
  }
}
