package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.timeloop.ArchitectureCodec;
import org.loopwright.formats.timeloop.StatedDesign;
import org.loopwright.formats.timeloop.Versions;
import org.loopwright.formats.timeloop.WrittenFor;
import org.loopwright.formats.timeloop.v04.NodeKeys.Tag;
import org.loopwright.formats.timeloop.v04.NodesDesign.ConstrainedNode;
import org.loopwright.formats.timeloop.v04.NodesDesign.Kind;
import org.loopwright.formats.timeloop.v04.NodesDesign.ParallelNodes;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * Reads {@code architecture: nodes:} as a chain of components, outermost first. A container passes
 * its attributes on to all that follow in its branch. Where a node has several instances ({@code
 * spatial}), a level of zero capacity is placed before them, named {@code inter_NODE_spatial} as in
 * the public front end, unless {@link NodeKeys#FANOUT_OF} names a level.
 */
public final class NodesReader {
  /** Attribute of the first container: the name of the whole design. */
  static final String DESIGN_NAME = "design_name";

  private static final int MAX_DEPTH = 32;

  private final Diagnosis diagnosis;
  private final MapReader architecture;
  private final List<MapNode.Entry> design = new ArrayList<>();
  private final List<ConstrainedNode> constrained = new ArrayList<>();
  private final List<ParallelNodes> parallels = new ArrayList<>();
  private final Map<String, Location> names = new LinkedHashMap<>();
  private final ComponentChain chain;
  private NodeScope scope = NodeScope.empty();
  private Map<String, MapNode.Entry> inherited = new LinkedHashMap<>();
  private String designName = "";
  private boolean inParallel;

  private NodesReader(MapNode architecture, Diagnosis diagnosis) {
    this.architecture = new MapReader(architecture, diagnosis).expect(NodeKeys.ARCHITECTURE);
    this.diagnosis = diagnosis;
    chain = new ComponentChain(diagnosis);
  }

  /** Whether an architecture is in this grammar. */
  public static boolean isGiven(Node architecture) {
    return architecture instanceof MapNode map && ArchitectureCodec.NODES.findIn(map).isPresent();
  }

  /** The design of an architecture that {@link #isGiven}, where {@code variables} hold. */
  public static Optional<NodesDesign> read(
      Node architecture, Optional<Node> variables, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    NodesReader reader = new NodesReader((MapNode) architecture, diagnosis);
    variables.ifPresent(reader::variables);
    reader.walk(reader.architecture.requireList(ArchitectureCodec.NODES), 0);
    reader.architecture.find(WrittenFor.KEY);
    reader.architecture.finish();
    return diagnosis.build(mark, architecture.location(), reader::design);
  }

  private NodesDesign design() {
    Location location = architecture.location();
    MapBuilder attributes = MapBuilder.at(location);
    design.forEach(attributes::put);
    MapNode system =
        MapBuilder.at(location)
            .put(ArchitectureCodec.LEVEL_NAME, "system")
            .put(ArchitectureCodec.ATTRIBUTES.name(), attributes.build())
            .put(ArchitectureCodec.LOCAL, chain.components())
            .build();
    MapBuilder whole = MapBuilder.at(location);
    architecture.node().entry(Versions.KEY.name()).ifPresent(whole::put);
    whole.put(StatedDesign.NAME, designName.isEmpty() ? "top_level" : designName);
    architecture.node().entry(StatedDesign.NAME.name()).ifPresent(whole::put);
    whole.put(ArchitectureCodec.SUBTREE, List.of(system));
    return new NodesDesign(
        whole.build(), constrained, parallels, chain.fanouts(), architecture.find(WrittenFor.KEY));
  }

  private void variables(Node variables) {
    for (MapNode.Entry entry : MapReader.of(variables, diagnosis).node().entries()) {
      if (entry.value() instanceof ScalarNode scalar) {
        ScalarNode value = scope.evaluate(scalar, diagnosis);
        scope.define(entry.key(), value);
        scope.refer("variables", entry.key(), value);
        scope.refer("spec.variables", entry.key(), value);
        design.add(new MapNode.Entry(entry.key(), entry.location(), value));
      } else if (!entry.value().isNull()) {
        diagnosis.warning(entry.location(), "is no number and no text, and has no effect");
      }
    }
  }

  /** Reads nodes in a row; returns the names of all of them. */
  private List<String> walk(List<Node> nodes, int depth) {
    List<String> all = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof ListNode list && depth < MAX_DEPTH) {
        all.addAll(walk(list.items(), depth + 1));
      } else {
        all.addAll(node(node, depth));
      }
    }
    return all;
  }

  private List<String> node(Node node, int depth) {
    if (!(node instanceof MapNode map)) {
      diagnosis.error(
          node.location(), "must be a node such as !Component but was " + node.describe());
      return List.of();
    }
    Optional<Tag> tag = Tag.of(map.tag());
    if (tag.isEmpty()) {
      unknownTag(map);
      return List.of();
    }
    if (depth >= MAX_DEPTH) {
      diagnosis.error(node.location(), "nodes are nested deeper than " + MAX_DEPTH + " levels");
      return List.of();
    }
    MapReader keys = new MapReader(map, diagnosis).expect(NodeKeys.NODE);
    if (!isEnabled(keys)) {
      return List.of();
    }
    return switch (isNothing(map) ? Tag.NOTHING : tag.get()) {
      case HIERARCHICAL -> branch(keys, depth);
      case PARALLEL -> parallel(keys, depth);
      case PIPELINED -> {
        diagnosis.error(
            map.location(), "a !Pipelined branch, whose nodes work at once, is not modelled");
        yield List.of();
      }
      case CONTAINER -> List.of(container(keys));
      case COMPONENT -> List.of(component(keys));
      case NOTHING -> List.of(nothing(keys));
    };
  }

  private void unknownTag(MapNode map) {
    String found = map.tag().isEmpty() ? "has no tag" : "has the unknown tag '" + map.tag() + "'";
    diagnosis.unknown(map.location(), "a node " + found, map.tag(), Tag.texts());
  }

  private boolean isEnabled(MapReader keys) {
    Optional<Node> enabled = keys.find(NodeKeys.ENABLED);
    if (enabled.isEmpty() || !(enabled.get() instanceof ScalarNode scalar)) {
      return true;
    }
    String value = scope.evaluate(scalar, diagnosis).text();
    return switch (value) {
      case "0" -> false;
      case "1" -> true;
      default -> new ValueReader(diagnosis).flag(new ScalarNode(scalar.location(), value));
    };
  }

  private static boolean isNothing(MapNode node) {
    return node.tag().equals(Tag.COMPONENT.text())
        && NodeKeys.CLASS.textIn(node).equals(Optional.of("nothing"));
  }

  private List<String> branch(MapReader keys, int depth) {
    List<String> nodes =
        walk(keys.expect(NodeKeys.BRANCH).list(ArchitectureCodec.NODES), depth + 1);
    keys.finish();
    return nodes;
  }

  /** Containers inside a branch hold for that branch only. */
  private List<String> parallel(MapReader keys, int depth) {
    List<List<String>> branches = new ArrayList<>();
    List<String> all = new ArrayList<>();
    long outside = chain.instances();
    boolean inner = inParallel;
    inParallel = true;
    for (Node node : keys.expect(NodeKeys.BRANCH).list(ArchitectureCodec.NODES)) {
      NodeScope scopeOutside = scope;
      Map<String, MapNode.Entry> inheritedOutside = inherited;
      scope = scope.inner();
      inherited = new LinkedHashMap<>(inherited);
      List<String> nodes = node(node, depth + 1);
      scope = scopeOutside;
      inherited = inheritedOutside;
      branches.add(List.copyOf(nodes));
      all.addAll(nodes);
      if (chain.instances() != outside) {
        diagnosis.error(node.location(), "several instances inside a !Parallel are not modelled");
        outside = chain.instances();
      }
    }
    inParallel = inner;
    keys.finish();
    parallels.add(new ParallelNodes(keys.location(), branches, inner));
    return all;
  }

  private String container(MapReader keys) {
    String name = name(keys.expect(NodeKeys.CONTAINER));
    boolean first = constrained.isEmpty() && designName.isEmpty();
    Map<String, MapNode.Entry> attributes = attributes(keys, scope, name);
    Optional<MapNode.Entry> feeds = Optional.ofNullable(attributes.remove(NodeKeys.FANOUT_OF));
    Optional<MapNode.Entry> called = Optional.ofNullable(attributes.remove(DESIGN_NAME));
    if (first) {
      designName = called.map(NodesReader::text).orElse(name + "_top_level");
      attributes.values().forEach(this::addToDesign);
    }
    inherited.putAll(attributes);
    spatial(keys, name, scope, feeds);
    constrain(keys, name, Kind.CONTAINER, scope);
    keys.finish();
    return name;
  }

  private void addToDesign(MapNode.Entry attribute) {
    design.removeIf(other -> other.key().equals(attribute.key()));
    design.add(attribute);
  }

  private static String text(MapNode.Entry entry) {
    return entry.value() instanceof ScalarNode scalar ? scalar.text() : "";
  }

  private String component(MapReader keys) {
    String name = name(keys.expect(NodeKeys.COMPONENT));
    NodeScope inside = scope.inner();
    Map<String, MapNode.Entry> attributes = attributes(keys, inside, name);
    spatial(keys, name, inside, Optional.empty());
    inherited.forEach(attributes::putIfAbsent);
    MapBuilder kind = MapBuilder.at(keys.location());
    keys.findRequired(NodeKeys.CLASS).ifPresent(node -> kind.put(NodeKeys.CLASS.name(), node));
    keys.find(NodeKeys.SUBCLASS).ifPresent(node -> kind.put(NodeKeys.SUBCLASS, node));
    chain.add(name, kind.build(), attributes.values());
    constrain(keys, name, Kind.COMPONENT, inside);
    keys.finish();
    return name;
  }

  private String nothing(MapReader keys) {
    String name =
        keys.expect(NodeKeys.NOTHING)
            .get(NodeKeys.NAME)
            .orElse("nothing on line " + keys.location().line() + ", " + names.size());
    names.put(name, keys.location());
    constrain(keys, name, Kind.NOTHING, scope);
    keys.finish();
    return name;
  }

  private String name(MapReader keys) {
    String name = keys.text(NodeKeys.NAME);
    Location first = names.putIfAbsent(name, keys.location());
    if (first != null) {
      diagnosis.error(
          keys.location(), "a second node is named %s; the first is at %s".formatted(name, first));
    }
    return name;
  }

  /** A node's own attributes, worked out in their order, each with those before it. */
  private Map<String, MapNode.Entry> attributes(MapReader keys, NodeScope names, String owner) {
    Map<String, MapNode.Entry> attributes = new LinkedHashMap<>();
    List<MapNode.Entry> given =
        keys.map(NodeKeys.ATTRIBUTES).map(inner -> inner.node().entries()).orElse(List.of());
    for (MapNode.Entry entry : given) {
      Node value = names.evaluate(entry.value(), diagnosis);
      attributes.put(entry.key(), new MapNode.Entry(entry.key(), entry.location(), value));
      if (value instanceof ScalarNode scalar) {
        names.define(entry.key(), scalar);
        names.refer(owner + ".attributes", entry.key(), scalar);
      }
    }
    return attributes;
  }

  /** Reads how many instances there are, and lets them fan out. */
  private void spatial(
      MapReader keys, String name, NodeScope names, Optional<MapNode.Entry> feeds) {
    Optional<MapReader> spatial = keys.map(NodeKeys.SPATIAL, NodeKeys.MESH);
    long x = spatial.map(mesh -> mesh(mesh, NodeKeys.MESH_X, name, names)).orElse(1L);
    long y = spatial.map(mesh -> mesh(mesh, NodeKeys.MESH_Y, name, names)).orElse(1L);
    spatial.ifPresent(MapReader::finish);
    if (x > 1 || y > 1) {
      chain.fanOut(name, x, y, feeds, keys.location()).ifPresent(this::zeroCapacityLevel);
    }
  }

  private void zeroCapacityLevel(MapNode level) {
    String name =
        ArchitectureCodec.LEVEL_NAME.textIn(level).orElseThrow().replaceFirst("\\[.*", "");
    MapNode nothing = new MapNode(level.location(), List.of());
    constrained.add(new ConstrainedNode(name, Kind.FANOUT, nothing, scope.inner()));
  }

  private long mesh(MapReader spatial, Key<Node> key, String owner, NodeScope names) {
    Optional<Node> node = spatial.find(key);
    if (node.isEmpty()) {
      return 1;
    }
    Node value = names.evaluate(node.get(), diagnosis);
    long instances = new ValueReader(diagnosis).positive(value);
    names.refer(owner + ".spatial", key.name(), new ScalarNode(value.location(), "" + instances));
    return instances;
  }

  private void constrain(MapReader keys, String name, Kind kind, NodeScope names) {
    MapNode constraints =
        keys.map(NodeKeys.CONSTRAINTS)
            .map(MapReader::node)
            .orElseGet(() -> MapBuilder.at(keys.location()).build());
    constrained.add(new ConstrainedNode(name, kind, constraints, names.inner()));
  }
}
