package org.loopwright.formats.timeloop.v04;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.timeloop.ArchitectureCodec;
import org.loopwright.formats.timeloop.Component;
import org.loopwright.formats.timeloop.EntryType;
import org.loopwright.formats.timeloop.WrittenFor;

/** The tags and keys of the nodes of an architecture, and the keys of the maps inside them. */
final class NodeKeys {
  /** What a node of an architecture is. */
  enum Tag {
    HIERARCHICAL("!Hierarchical"),
    PARALLEL("!Parallel"),
    PIPELINED("!Pipelined"),
    CONTAINER("!Container"),
    COMPONENT("!Component"),
    NOTHING("!Nothing");

    private final String text;

    Tag(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    static Optional<Tag> of(String text) {
      return Arrays.stream(values()).filter(tag -> tag.text.equals(text)).findFirst();
    }

    static List<String> texts() {
      return Arrays.stream(values()).map(tag -> tag.text).toList();
    }
  }

  static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What constraints call the node.").mustBeThere();
  static final Key<String> CLASS = ArchitectureCodec.CLASS;
  static final Key<Node> SUBCLASS = ArchitectureCodec.SUBCLASS;
  static final Key<Map<String, Node>> ATTRIBUTES = ArchitectureCodec.ATTRIBUTES;
  static final Key<Node> ENABLED =
      Key.of("enabled", ValueType.ANYTHING, "Whether the node is part of the design.");
  static final Key<Node> MESH_X =
      Key.of(Component.MESH_X.name(), ValueType.ANYTHING, "Columns below an instance above.");
  static final Key<Node> MESH_Y =
      Key.of(Component.MESH_Y.name(), ValueType.ANYTHING, "Rows below an instance above.");
  static final KeyTable MESH =
      KeyTable.of("mesh", "Instances of all that follows.", MESH_X, MESH_Y);
  static final Key<Node> SPATIAL =
      Key.of("spatial", ValueType.table(() -> MESH), "Instances of all that follows.");
  static final Key<Map<String, Node>> CONSTRAINTS =
      Key.of("constraints", ValueType.mapOf(ValueType.ANYTHING), "Limits on mappings, by type.");

  /** All nodes have these keys. */
  static final KeyTable NODE = KeyTable.of("node", "A node.", ENABLED);

  static final KeyTable BRANCH = KeyTable.of("branch", "Nodes in a row.", ArchitectureCodec.NODES);
  static final KeyTable CONTAINER =
      KeyTable.of("container", "What follows is inside.", NAME, ATTRIBUTES, SPATIAL, CONSTRAINTS)
          .notModelling(List.of("networks", "sparse_optimizations"));
  static final KeyTable COMPONENT =
      KeyTable.of(
              "node_component",
              "Storage or arithmetic.",
              NAME,
              CLASS,
              SUBCLASS,
              ATTRIBUTES,
              SPATIAL,
              CONSTRAINTS)
          .passingOver("required_actions")
          .notModelling(List.of("sparse_optimizations", "area_scale", "energy_scale"));
  static final KeyTable NOTHING =
      KeyTable.of("nothing", "A way past other branches.", NAME, CONSTRAINTS)
          .leaving(CLASS.name())
          .passingOver(ATTRIBUTES.name());
  static final KeyTable ARCHITECTURE =
      KeyTable.of("architecture_of_nodes", "The hardware.", WrittenFor.KEY, ArchitectureCodec.NODES)
          .leaving("version", "name");

  /** The types of constraints by the words for them in this grammar. */
  static final Map<String, EntryType> TYPES = types();

  /** Attribute of a container: the level just above, whose instances feed the container's. */
  static final String FANOUT_OF = "fanout_of";

  /** In {@link #FANOUT_OF}: of no level, but of the whole design. */
  static final String FANOUT_OF_NONE = "none";

  /** Attributes of a classic component that the nodes state by {@code spatial}. */
  static final Set<String> MESH_KEYS =
      Set.of(Component.MESH_X.name(), Component.MESH_Y.name(), Component.INSTANCES.name());

  private NodeKeys() {}

  private static Map<String, EntryType> types() {
    Map<String, EntryType> types = new LinkedHashMap<>();
    types.put("spatial", EntryType.SPATIAL);
    types.put("temporal", EntryType.TEMPORAL);
    types.put("dataspace", EntryType.DATASPACE);
    types.put("max_overbooked_proportion", EntryType.OVERBOOKING);
    types.put("utilization", EntryType.PARALLELISM);
    return types;
  }

  /** The word for a type. */
  static String word(EntryType type) {
    return TYPES.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
