package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.document.write.TaggedMap;
import org.loopwright.formats.document.write.VerbatimText;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.Workload;

/**
 * A classic tree as nodes that {@link NodesReader} reads to the same architecture and the same
 * constraints. Instances that fan out below a level become a container with the attribute {@code
 * fanout_of}; a level that the reader makes for them itself is left to it.
 */
public final class NodesTree {
  private static final String SPATIAL = "spatial";

  private final Architecture architecture;
  private final Map<String, Map<?, ?>> components = new LinkedHashMap<>();
  private final Map<String, Map<String, Map<String, Object>>> constraints = new LinkedHashMap<>();
  private final LevelsOfTheReader ownLevels;

  /** Of each level whose instances feed more than one below, the node that says so. */
  private final Map<String, String> feeders = new LinkedHashMap<>();

  private final Set<String> names = new LinkedHashSet<>();
  private final List<Object> nodes = new ArrayList<>();
  private Mesh around = Mesh.SINGLE;
  private String above = ComponentChain.FANOUT_OF_NONE;

  /** The node that the level above, made by the reader, stands before. */
  private Optional<String> feeding = Optional.empty();

  private NodesTree(Architecture architecture, Optional<Workload> workload) {
    this.architecture = architecture;
    ownLevels = new LevelsOfTheReader(architecture, components, constraints, workload);
  }

  /**
   * The section {@code architecture} with its nodes.
   *
   * @param local the components of the classic tree, outermost first
   * @param entries classic constraints
   * @param workload that the constraints are for, if there is one
   */
  public static NodesTree of(
      Architecture architecture,
      List<?> local,
      List<Map<String, Object>> entries,
      Optional<Workload> workload) {
    NodesTree tree = new NodesTree(architecture, workload);
    architecture.storage().forEach(level -> tree.names.add(level.name()));
    tree.names.add(architecture.compute().name());
    for (Object component : local) {
      Map<?, ?> map = (Map<?, ?>) component;
      tree.components.put(map.get("name").toString().replaceFirst("\\[1\\.\\.\\d+]$", ""), map);
    }
    entries.forEach(tree::constrain);
    tree.write();
    return tree;
  }

  public Map<String, Object> architecture() {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("version", new VerbatimText("0.4"));
    section.put("nodes", nodes);
    return section;
  }

  /** Attributes of the whole design, as the section {@code variables}. */
  public static Map<String, Object> variables(Map<String, String> design) {
    return valued(design);
  }

  /** The entries of a mapping, with nodes in the place of the levels that feed them. */
  public List<Map<String, Object>> mapping(List<Map<String, Object>> entries) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Map<String, Object> entry : entries) {
      Map<String, Object> copy = new LinkedHashMap<>(entry);
      String feeder = feeders.get(entry.get("target").toString());
      if (feeder != null && entry.get("type").equals("spatial")) {
        copy.put("target", feeder);
      }
      all.add(copy);
    }
    return all;
  }

  private void constrain(Map<String, Object> entry) {
    constraints
        .computeIfAbsent(entry.get("target").toString(), any -> new LinkedHashMap<>())
        .put(typeOf(entry), keysOf(entry));
  }

  static String typeOf(Map<String, Object> entry) {
    String type = entry.get("type").toString();
    return type.equals("datatype") ? "dataspace" : type;
  }

  static Map<String, Object> keysOf(Map<String, Object> entry) {
    Map<String, Object> keys = new LinkedHashMap<>(entry);
    keys.keySet().removeAll(Set.of("target", "type"));
    return keys;
  }

  /** Values that no reader takes for names: numbers as they are, texts in quotes. */
  private static Map<String, Object> valued(Map<?, ?> attributes) {
    Map<String, Object> valued = new LinkedHashMap<>();
    attributes.forEach(
        (key, value) -> {
          if (!ComponentChain.OF_THE_MESH.contains(key.toString())) {
            valued.put(key.toString(), value(value));
          }
        });
    return valued;
  }

  private static Object value(Object value) {
    if (value instanceof Map<?, ?> map) {
      return valued(map);
    }
    String text = value.toString();
    boolean plain =
        NumberText.toDouble(text).isPresent() || text.equals("true") || text.equals("false");
    return plain ? new VerbatimText(text) : VerbatimText.quoted(text);
  }

  private void write() {
    system();
    for (int level = architecture.storage().size() - 1; level >= 0; level--) {
      StorageLevel here = architecture.storage().get(level);
      Optional<String> made = ownLevels.nodeBefore(level, names);
      if (made.isPresent()) {
        enter(here.name(), here.mesh(), new LinkedHashMap<>());
        feeding = made;
      } else {
        component(here.name(), here.mesh(), architecture.fanout(level).instances() > 1);
      }
    }
    component(architecture.compute().name(), architecture.compute().mesh(), false);
  }

  private void component(String name, Mesh mesh, boolean fansOut) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", name);
    Map<?, ?> classic = components.get(name);
    String componentClass = classic.get("class").toString();
    node.put("class", componentClass);
    Map<String, Object> attributes = valued((Map<?, ?>) classic.get("attributes"));
    if (StorageLevel.isDram(componentClass)) {
      int level = architecture.indexOf(name);
      attributes.putIfAbsent(
          "reduction_supported", architecture.storage().get(level).memory().reductionSupported());
    }
    node.put("attributes", attributes);
    Map<String, Map<String, Object>> said = constraints.getOrDefault(name, Map.of());
    Map<String, Object> own = new LinkedHashMap<>(said);
    if (fansOut) {
      own.remove(SPATIAL);
    }
    enter(name, mesh, node);
    if (!own.isEmpty()) {
      Map<String, Object> both = new LinkedHashMap<>(own);
      if (node.get("constraints") instanceof Map<?, ?> feeding) {
        feeding.forEach((type, keys) -> both.put(type.toString(), keys));
      }
      node.put("constraints", both);
    }
    nodes.add(new TaggedMap("!Component", node));
  }

  /** Lets the instances of a level fan out, by its own node or by a container before it. */
  private void enter(String name, Mesh mesh, Map<String, Object> node) {
    if (!mesh.equals(around)) {
      Map<String, Object> spatial = new LinkedHashMap<>();
      spatial.put("meshX", mesh.x() / around.x());
      spatial.put("meshY", mesh.y() / around.y());
      boolean bySelf = feeding.equals(Optional.of(name));
      Map<String, Object> feeder = bySelf ? node : new LinkedHashMap<>();
      feeder.putIfAbsent("name", feeding.orElseGet(() -> unique(above + "_fanout")));
      names.add(feeder.get("name").toString());
      feeder.put(SPATIAL, spatial);
      if (feeding.isEmpty()) {
        feeder.put("attributes", Map.of(ComponentChain.FANOUT_OF, VerbatimText.quoted(above)));
      }
      Map<String, Object> limits = constraints.getOrDefault(above, Map.of()).get(SPATIAL);
      if (limits != null) {
        feeder.put("constraints", Map.of(SPATIAL, limits));
      }
      if (!bySelf) {
        nodes.add(new TaggedMap("!Container", feeder));
      }
      feeders.put(above, feeder.get("name").toString());
    }
    feeding = Optional.empty();
    around = mesh;
    above = name;
  }

  /** The first container, which names the design. */
  private void system() {
    String name = architecture.name();
    boolean regular = name.endsWith("_top_level") && name.length() > 10;
    String own = regular ? name.substring(0, name.length() - 10) : "system";
    boolean free = !names.contains(own);
    Map<String, Object> system = new LinkedHashMap<>();
    system.put("name", free ? own : unique(own));
    names.add(system.get("name").toString());
    if (!regular || !free) {
      system.put("attributes", Map.of(NodesReader.DESIGN_NAME, VerbatimText.quoted(name)));
    }
    nodes.add(new TaggedMap("!Container", system));
  }

  private String unique(String name) {
    String unique = name + "_";
    while (names.contains(unique)) {
      unique += "_";
    }
    return unique;
  }
}
