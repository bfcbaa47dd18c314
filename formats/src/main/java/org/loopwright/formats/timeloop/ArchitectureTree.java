package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;

/** An architecture as the sections that {@link ArchitectureReader} reads. */
public final class ArchitectureTree {
  private final Architecture architecture;
  private final Map<String, String> design;
  private final Map<String, Map<String, String>> components;

  /**
   * A writer of an architecture.
   *
   * @param design attributes of the whole design, as texts
   * @param components attributes of each component, as texts; may be missing
   */
  public ArchitectureTree(
      Architecture architecture,
      Map<String, String> design,
      Map<String, Map<String, String>> components) {
    this.architecture = architecture;
    this.design = design;
    this.components = components;
  }

  /** The classic form: one subtree, all components local to it, outermost first. */
  public Map<String, Object> subtree() {
    Map<String, Object> outermost = new LinkedHashMap<>();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("version", "0.4");
    String name = architecture.name();
    if (ComponentName.parse(name).filter(whole -> whole.name().equals(name)).isPresent()) {
      outermost.put("name", name);
    } else {
      tree.put("name", name);
      outermost.put("name", "system");
    }
    if (!design.isEmpty()) {
      outermost.put("attributes", design);
    }
    List<Map<String, Object>> local = new ArrayList<>();
    for (int level = architecture.storage().size() - 1; level >= 0; level--) {
      StorageLevel storage = architecture.storage().get(level);
      Map<String, Object> attributes = ComponentTree.attributes(storage, written(storage.name()));
      local.add(classic(storage.name(), storage.componentClass(), storage.mesh(), attributes));
    }
    local.add(
        classic(
            architecture.compute().name(),
            architecture.compute().componentClass(),
            architecture.compute().mesh(),
            arithmetic()));
    outermost.put("local", local);
    tree.put("subtree", List.of(outermost));
    return tree;
  }

  private Map<String, String> written(String component) {
    return components.getOrDefault(component, Map.of());
  }

  private Map<String, Object> arithmetic() {
    return ComponentTree.attributes(architecture.compute(), written(architecture.compute().name()));
  }

  private static Map<String, Object> classic(
      String name, String componentClass, Mesh mesh, Map<String, Object> attributes) {
    Map<String, Object> component = new LinkedHashMap<>();
    component.put("name", mesh.instances() == 1 ? name : name + "[1.." + mesh.instances() + "]");
    component.put("class", componentClass);
    component.put("attributes", attributes);
    return component;
  }

  /** The oldest form: arithmetic, and storage innermost first. */
  public Map<String, Object> flat() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", architecture.name());
    if (!design.isEmpty()) {
      tree.put("attributes", design);
    }
    tree.put(
        "arithmetic",
        flat(
            architecture.compute().name(),
            architecture.compute().componentClass(),
            architecture.compute().mesh(),
            arithmetic()));
    tree.put(
        "storage",
        architecture.storage().stream()
            .map(
                level ->
                    flat(
                        level.name(),
                        level.componentClass(),
                        level.mesh(),
                        ComponentTree.attributes(level, written(level.name()))))
            .toList());
    return tree;
  }

  private static Map<String, Object> flat(
      String name, String componentClass, Mesh mesh, Map<String, Object> attributes) {
    Map<String, Object> component = new LinkedHashMap<>();
    component.put("name", name);
    component.put("class", componentClass);
    component.put("instances", mesh.instances());
    component.putAll(attributes);
    component.put("name", name);
    component.put("class", componentClass);
    return component;
  }
}
